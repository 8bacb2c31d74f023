package org.hemicycle.notification.mail;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A verifier of relaxed/relaxed signatures written from the RFCs alone, because jDKIM knows no Ed25519; the RFC's own
 * example in {@link DkimTest} is the proof that it reads right.
 */
final class DkimReader {

    private static final Pattern TAG = Pattern.compile("\\s*([a-z]+)\\s*=\\s*([^;]*?)\\s*(;|$)");

    private final Map<String, PublicKey> keys = new HashMap<>();

    /** Publishes the value of the tag {@code p} at a name of the DNS. */
    DkimReader publish(String name, String algorithm, String p) {
        try {
            byte[] bytes = Base64.getDecoder().decode(p);
            if (algorithm.equals("rsa")) {
                keys.put(name, KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes)));
            } else {
                boolean odd = (bytes[31] & 0x80) != 0;
                byte[] y = new byte[32];
                for (int i = 0; i < 32; i++) {
                    y[i] = bytes[31 - i];
                }
                y[0] &= 0x7F;
                keys.put(name, KeyFactory.getInstance("Ed25519").generatePublic(
                        new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y)))));
            }
            return this;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of the keys whose signatures hold, in the order of the mail. */
    List<String> valid(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        List<String> fields = List.of(text.substring(0, end).split("\r\n(?![ \t])"));
        String body = text.substring(end + 4);
        var valid = new ArrayList<String>();
        for (String field : fields) {
            if (field.toLowerCase(Locale.ROOT).startsWith("dkim-signature:")) {
                Map<String, String> tags = tags(field.substring(15));
                String name = tags.get("s") + "._domainkey." + tags.get("d");
                if (holds(tags, field, fields, body, keys.get(name))) {
                    valid.add(name);
                }
            }
        }
        return valid;
    }

    static Map<String, String> tags(String value) {
        var tags = new HashMap<String, String>();
        Matcher tag = TAG.matcher(value.replace("\r\n", ""));
        while (tag.find()) {
            tags.put(tag.group(1), tag.group(2).replaceAll("[ \t]+", ""));
        }
        return tags;
    }

    private static boolean holds(
            Map<String, String> tags, String own, List<String> fields, String body, PublicKey key) {
        try {
            byte[] bodyHash = sha256(relaxedBody(body));
            if (key == null || !Arrays.equals(bodyHash, Base64.getDecoder().decode(tags.get("bh")))) {
                return false;
            }
            var left = new ArrayList<>(fields);
            var data = new StringBuilder();
            for (String name : tags.get("h").split(":")) {
                for (int i = left.size() - 1; i >= 0; i--) {
                    String field = left.get(i);
                    if (field.substring(0, field.indexOf(':')).strip().equalsIgnoreCase(name)) {
                        data.append(relaxed(field)).append("\r\n");
                        left.remove(i);
                        break;
                    }
                }
            }
            data.append(relaxed(own.replaceAll("(?s)([;\\s]b\\s*=)[^;]*", "$1")));
            byte[] bytes = data.toString().getBytes(StandardCharsets.ISO_8859_1);
            byte[] signature = Base64.getDecoder().decode(tags.get("b"));
            boolean rsa = tags.get("a").equals("rsa-sha256");
            Signature verifier = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            verifier.initVerify(key);
            verifier.update(rsa ? bytes : sha256(data.toString()));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String relaxed(String field) {
        int colon = field.indexOf(':');
        return field.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ":"
                + field.substring(colon + 1).replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }

    private static String relaxedBody(String body) {
        String lines = body.replaceAll("[ \t]+", " ").replaceAll(" \r\n", "\r\n").replaceAll("(\r\n)+$", "");
        return lines.isEmpty() ? "" : lines + "\r\n";
    }
}
