package org.hemicycle.defaults.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Encrypts text for one owner each (AES-GCM) under a key that is derived for one purpose (HKDF, RFC 5869), so that a text
 * moved to another owner's document, or read for another purpose, cannot be opened.
 */
public final class Seal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final String keyName;
    private final SecureRandom random = new SecureRandom();

    /**
     * A seal for one purpose.
     *
     * @param key base64 of at least 32 bytes
     * @param keyName the setting that the key comes from, for the words of a failure
     * @param purpose what is sealed, in ASCII; another purpose is another key
     * @throws IllegalArgumentException when the key is too short
     */
    public Seal(String key, String keyName, String purpose) {
        this.key = derived(master(key, keyName), "AES", purpose);
        this.keyName = keyName;
    }

    /**
     * The bytes of a key setting.
     *
     * @throws IllegalArgumentException when they are fewer than 32
     */
    public static byte[] master(String key, String keyName) {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length < KEY_BYTES) {
            throw new IllegalArgumentException(keyName + " must be base64 of at least 32 bytes");
        }
        return bytes;
    }

    /** A key of 32 bytes for one purpose and algorithm, from which nobody learns the key it was derived from. */
    public static SecretKey derived(byte[] master, String algorithm, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(algorithm, HKDFParameterSpec.ofExtract()
                            .addIKM(master)
                            .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HKDF", e);
        }
    }

    /** A text encrypted for one owner; twice the same text gives different bytes. */
    public byte[] seal(String text, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a text could not be sealed", e);
        }
    }

    /**
     * The text of an owner.
     *
     * @throws IllegalStateException when it was sealed under another key, for another owner, or was changed since
     */
    public String open(byte[] sealed, String owner) {
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), owner)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("a text could not be opened: is " + keyName + " the one it was sealed with?", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
