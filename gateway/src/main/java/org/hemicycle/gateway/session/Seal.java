package org.hemicycle.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * What the database may know of a session: a digest to find it by, and content that only the cookie's id opens. Who
 * reads the database, or an old copy of it, can neither take over a session nor use the tokens inside.
 */
final class Seal {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final String id;

    Seal(String id) {
        this.id = id;
    }

    /** A new session id of 256 random bits. */
    static String newId() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The key of the session's document; the id cannot be found from it. */
    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(("session " + id).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] close(byte[] content) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content);
            var whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return whole;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The content, or nothing if this is not what {@link #close} made under the same id. */
    Optional<byte[]> open(byte[] whole) {
        try {
            var nonce = Arrays.copyOf(whole, NONCE);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(whole, NONCE, whole.length - NONCE));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private SecretKey key() throws GeneralSecurityException {
        var parameters = HKDFParameterSpec.ofExtract()
                .addIKM(id.getBytes(StandardCharsets.UTF_8))
                .thenExpand("hemicycle session content".getBytes(StandardCharsets.UTF_8), 32);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
    }
}
