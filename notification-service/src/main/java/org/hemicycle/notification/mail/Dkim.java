package org.hemicycle.notification.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Signs mails for the domain of their sender (RFC 6376), with an RSA and an Ed25519 key (RFC 8463) where there are both,
 * so that verifiers take the one they know. Canonicalization is relaxed/relaxed.
 *
 * <p>Every field that a reader or a mail client acts upon is named once more than it is there, so that none can be added
 * on the way without breaking the signature (§8.15): above all those for unsubscribing (RFC 8058 §4).
 */
@Component
public final class Dkim {

    private static final List<String> SIGNED = List.of(
            "From", "To", "Cc", "Reply-To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "MIME-Version",
            "Content-Type", "Content-Transfer-Encoding", "Content-Language", "Auto-Submitted", "List-Id",
            "List-Unsubscribe", "List-Unsubscribe-Post");

    private final List<DkimKey> keys;

    /**
     * Signatures with the keys of the properties.
     *
     * @throws IllegalArgumentException when a key cannot be read or is too short
     */
    public Dkim(DkimProperties properties) {
        keys = properties.keys().stream().map(DkimKey::of).toList();
    }

    /**
     * A mail with its signatures before its first field; the mail itself where no key is for its sender.
     *
     * @param mail header fields and body with CRLF line ends
     * @param senderDomain the domain of its From field
     * @param now the time of the signature, which also says which keys are in use
     */
    public byte[] signed(byte[] mail, String senderDomain, Instant now) {
        List<DkimKey> inUse = inUse(senderDomain, now);
        if (inUse.isEmpty()) {
            return mail;
        }
        int body = body(mail);
        Map<String, List<String>> fields = fields(new String(mail, 0, body, StandardCharsets.ISO_8859_1));
        String bodyHash = base64(sha256(relaxedBody(mail, body)));
        var names = new StringBuilder();
        var canonical = new StringBuilder(2_000);
        for (String name : SIGNED) {
            List<String> present = fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            // The last field of a name is signed first, and the one that is not there adds nothing (§5.4.2).
            present.reversed().forEach(field -> canonical.append(field).append("\r\n"));
            for (int i = 0; i <= present.size(); i++) {
                names.append(names.isEmpty() ? "" : names.length() - names.lastIndexOf("\n") > 60 ? ":\r\n  " : ":").append(name);
            }
        }
        var signed = new ByteArrayOutputStream(mail.length + 1_500 * inUse.size());
        for (DkimKey key : inUse) {
            String field = "DKIM-Signature: v=1; a=" + key.algorithm() + "; c=relaxed/relaxed;\r\n"
                    + " d=" + key.domain() + "; s=" + key.selector() + "; t=" + now.getEpochSecond() + ";\r\n"
                    + " h=" + names + ";\r\n"
                    + " bh=" + bodyHash + ";\r\n"
                    + " b=";
            byte[] signature = key.sign((canonical + relaxed(field)).getBytes(StandardCharsets.ISO_8859_1));
            signed.writeBytes((field + folded(base64(signature)) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        signed.writeBytes(mail);
        return signed.toByteArray();
    }

    /** Per algorithm the latest key whose day has come, of the domain nearest to the sender's. */
    private List<DkimKey> inUse(String senderDomain, Instant now) {
        var inUse = new ArrayList<DkimKey>(2);
        for (String algorithm : new String[] {DkimKey.ED25519, DkimKey.RSA}) {
            keys.stream()
                    .filter(key -> key.algorithm().equals(algorithm) && key.signsFor(senderDomain))
                    .filter(key -> !key.from().isAfter(now))
                    .max(Comparator.<DkimKey>comparingInt(key -> key.domain().length())
                            .thenComparing(DkimKey::from))
                    .ifPresent(inUse::add);
        }
        return inUse;
    }

    private static int body(byte[] mail) {
        for (int i = 3; i < mail.length; i++) {
            if (mail[i] == '\n' && mail[i - 1] == '\r' && mail[i - 2] == '\n' && mail[i - 3] == '\r') {
                return i + 1;
            }
        }
        throw new IllegalStateException("a mail without an empty line after its header");
    }

    /** Each header field in its relaxed form (§3.4.2), by lower-case name in the order of the mail. */
    private static Map<String, List<String>> fields(String header) {
        var fields = new HashMap<String, List<String>>();
        for (String field : header.split("\r\n(?![ \t])")) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                fields.computeIfAbsent(name, any -> new ArrayList<>(1)).add(relaxed(field));
            }
        }
        return fields;
    }

    private static String relaxed(String field) {
        int colon = field.indexOf(':');
        var relaxed = new StringBuilder(field.length())
                .append(field.substring(0, colon).strip().toLowerCase(Locale.ROOT))
                .append(':');
        int start = relaxed.length();
        boolean space = false;
        for (int i = colon + 1; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == ' ' || c == '\t') {
                space = true;
            } else if (c != '\r' && c != '\n') {
                if (space && relaxed.length() > start) {
                    relaxed.append(' ');
                }
                space = false;
                relaxed.append(c);
            }
        }
        return relaxed.toString();
    }

    /** The body in its relaxed form (§3.4.4): single spaces, none before a line's end, no empty lines at the end. */
    private static byte[] relaxedBody(byte[] mail, int from) {
        var relaxed = new byte[mail.length - from + 2];
        int length = 0;
        // Where the last line with anything in it ends, its line end included.
        int end = 0;
        boolean space = false;
        boolean anything = false;
        for (int i = from; i < mail.length; i++) {
            byte b = mail[i];
            if (b == ' ' || b == '\t') {
                space = true;
            } else if (b == '\r' && i + 1 < mail.length && mail[i + 1] == '\n') {
                relaxed[length++] = '\r';
                relaxed[length++] = '\n';
                i++;
                space = false;
                if (anything) {
                    end = length;
                }
                anything = false;
            } else {
                if (space) {
                    relaxed[length++] = ' ';
                }
                space = false;
                anything = true;
                relaxed[length++] = b;
            }
        }
        if (anything) {
            relaxed[length++] = '\r';
            relaxed[length++] = '\n';
            end = length;
        }
        return Arrays.copyOf(relaxed, end);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String folded(String base64) {
        return base64.replaceAll("(.{72})(?!$)", "$1\r\n  ");
    }
}
