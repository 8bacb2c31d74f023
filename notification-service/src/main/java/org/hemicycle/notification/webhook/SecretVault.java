package org.hemicycle.notification.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.hemicycle.notification.subscriber.AddressProperties;
import org.springframework.stereotype.Component;

/** Makes secrets and keeps them unreadable at rest (AES-GCM), under a key of their own from ADDRESS_KEY (HKDF, RFC 5869). */
@Component
public final class SecretVault {

    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    SecretVault(AddressProperties properties) {
        try {
            key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(Base64.getDecoder().decode(properties.key()))
                                    .thenExpand("hemicycle webhook sealing".getBytes(StandardCharsets.US_ASCII), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HKDF", e);
        }
    }

    /** A new secret of 256 random bits. */
    byte[] make() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** A new id for a webhook, which cannot be guessed. */
    String newId() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** A secret as its owner is shown it, once: {@code whsec_} and base64. */
    static String shown(byte[] secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** A secret encrypted for one webhook; in another one's document it cannot be opened. */
    byte[] seal(byte[] secret, String webhook) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, webhook).doFinal(secret);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    /**
     * A webhook's secret, for the moment of signing.
     *
     * @throws IllegalStateException when it was sealed under another key or for another webhook
     */
    public byte[] open(Secret secret, String webhook) {
        byte[] sealed = secret.sealed();
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), webhook)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be opened: is ADDRESS_KEY the one it was sealed with?", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String webhook) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(webhook.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
