package org.hemicycle.notification.subscriber;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Keeps addresses unreadable at rest: a keyed hash to find them by (HMAC-SHA256) and a ciphertext to send to (AES-GCM),
 * each with a key of its own derived from ADDRESS_KEY (HKDF, RFC 5869).
 */
@Component
public final class AddressVault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey findingKey;
    private final SecretKey sealingKey;
    private final SecureRandom random = new SecureRandom();

    /** A vault under the key of the properties, which must be 32 bytes in base64. */
    public AddressVault(AddressProperties properties) {
        byte[] key = Base64.getDecoder().decode(properties.key());
        if (key.length < 32) {
            throw new IllegalArgumentException("ADDRESS_KEY must be base64 of at least 32 bytes");
        }
        findingKey = derived(key, "HmacSHA256", "hemicycle address finding");
        sealingKey = derived(key, "AES", "hemicycle address sealing");
    }

    private static SecretKey derived(byte[] key, String algorithm, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HKDF", e);
        }
    }

    /** What finds a subscriber by address; without the key nobody can tell which address it belongs to. */
    String fingerprint(EmailAddress address) {
        return hash(address.normalised());
    }

    /** The keyed hash of any other personal text that is kept as evidence only, such as a network address. */
    String evidence(String text) {
        return hash("evidence:" + text);
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(findingKey);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HMAC-SHA256", e);
        }
    }

    /** The address encrypted for one subscriber; moved to another one's document it cannot be opened. */
    byte[] seal(EmailAddress address, String subscriberId) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, subscriberId)
                    .doFinal(address.wire().getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an address could not be sealed", e);
        }
    }

    /**
     * The address of a subscriber, for the moment of sending.
     *
     * @throws IllegalStateException when it was sealed under another key or for another subscriber
     */
    public EmailAddress open(byte[] sealed, String subscriberId) {
        byte[] nonce = java.util.Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            byte[] address = cipher(Cipher.DECRYPT_MODE, nonce, subscriberId)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return EmailAddress.of(new String(address, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an address could not be opened: is ADDRESS_KEY the one it was sealed with?", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String subscriberId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealingKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(subscriberId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
