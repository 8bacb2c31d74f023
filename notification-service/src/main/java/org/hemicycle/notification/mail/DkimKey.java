package org.hemicycle.notification.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A private key with its place in the DNS.
 *
 * @param domain the signing domain, in lower case
 * @param selector the name of the key below {@code _domainkey}
 * @param from from when on it is used
 * @param algorithm the value of the tag {@code a}: {@code rsa-sha256} (RFC 6376) or {@code ed25519-sha256} (RFC 8463)
 * @param secret the private key
 */
record DkimKey(String domain, String selector, Instant from, String algorithm, PrivateKey secret) {

    static final String RSA = "rsa-sha256";
    static final String ED25519 = "ed25519-sha256";

    /** RFC 8301 §3.2: verifiers may ignore anything shorter than 1024 bits, and signers should use 2048. */
    private static final int SHORTEST_RSA = 2048;

    /** Signs several times faster than the JDK, where its native library is on the class path and fits the machine. */
    private static final @Nullable Provider CORRETTO = corretto();

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,200}[A-Za-z0-9])?");
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    /**
     * The key that the settings describe.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without any of the key in it
     */
    static DkimKey of(DkimProperties.Key key) {
        String place = key.selector() + "._domainkey." + key.domain();
        if (!NAME.matcher(key.domain()).matches() || !NAME.matcher(key.selector()).matches()) {
            throw new IllegalArgumentException("DKIM: " + place + " is not a name in the DNS");
        }
        PrivateKey secret = secret(place, key.key());
        String algorithm = ED25519;
        if (secret instanceof RSAPrivateKey rsa) {
            algorithm = RSA;
            if (rsa.getModulus().bitLength() < SHORTEST_RSA) {
                throw new IllegalArgumentException("DKIM: the key of " + place + " is shorter than 2048 bits");
            }
        }
        LocalDate from = key.from();
        return new DkimKey(
                key.domain().toLowerCase(Locale.ROOT),
                key.selector(),
                from == null ? Instant.MIN : from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                algorithm,
                secret);
    }

    private static PrivateKey secret(String place, String source) {
        String text = source.contains("-----BEGIN") ? source : ofFile(place, source);
        if (text.contains("-----BEGIN RSA PRIVATE KEY")) {
            throw new IllegalArgumentException(
                    "DKIM: the key of " + place + " is PKCS #1; convert it with openssl pkcs8 -topk8 -nocrypt");
        }
        String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("DKIM: the key of " + place + " is neither PEM nor base64 nor a file");
        }
        if (bytes.length == 32) {
            // What RFC 8463 §A.2 and most tools for the DNS call the private key: the seed alone.
            byte[] wrapped = java.util.Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + 32);
            System.arraycopy(bytes, 0, wrapped, ED25519_PREFIX.length, 32);
            bytes = wrapped;
        }
        for (String algorithm : new String[] {"RSA", "Ed25519"}) {
            try {
                // Corretto is quicker with RSA keys of its own making, and makes none of the other kind.
                KeyFactory factory = CORRETTO == null || !algorithm.equals("RSA")
                        ? KeyFactory.getInstance(algorithm)
                        : KeyFactory.getInstance(algorithm, CORRETTO);
                return factory.generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (GeneralSecurityException other) {
                // It may be of the other kind.
            }
        }
        throw new IllegalArgumentException("DKIM: the key of " + place + " is neither RSA nor Ed25519");
    }

    private static String ofFile(String place, String source) {
        try {
            Path file = Path.of(source.strip());
            return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.US_ASCII) : source;
        } catch (java.nio.file.InvalidPathException notAFile) {
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException("DKIM: the file with the key of " + place + " cannot be read", e);
        }
    }

    /** Whether it may sign for a sender's domain: the same or one below (RFC 6376 §3.10 leaves more to others). */
    boolean signsFor(String senderDomain) {
        String sender = senderDomain.toLowerCase(Locale.ROOT);
        return sender.equals(domain) || sender.endsWith("." + domain);
    }

    /** The signature over the canonical header fields (RFC 6376 §3.7; for Ed25519 over their hash, RFC 8463 §3). */
    byte[] sign(byte[] fields) {
        try {
            if (algorithm.equals(RSA)) {
                Signature rsa = signature("SHA256withRSA");
                rsa.initSign(secret);
                rsa.update(fields);
                return rsa.sign();
            }
            Signature ed25519 = signature("Ed25519");
            ed25519.initSign(secret);
            ed25519.update(MessageDigest.getInstance("SHA-256").digest(fields));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a mail could not be signed for " + domain, e);
        }
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        return CORRETTO == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, CORRETTO);
    }

    private static @Nullable Provider corretto() {
        try {
            Class<?> found = Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
            boolean works = found.getMethod("getLoadingError").invoke(found.getField("INSTANCE").get(null)) == null;
            return works ? (Provider) found.getField("INSTANCE").get(null) : null;
        } catch (ReflectiveOperationException | LinkageError notHere) {
            return null;
        }
    }
}
