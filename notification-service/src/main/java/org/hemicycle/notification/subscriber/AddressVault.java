package org.hemicycle.notification.subscriber;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.hemicycle.defaults.seal.Seal;
import org.springframework.stereotype.Component;

/**
 * Keeps addresses unreadable at rest: a keyed hash to find them by (HMAC-SHA256) and a ciphertext to send to (AES-GCM),
 * each with a key of its own derived from ADDRESS_KEY (HKDF, RFC 5869).
 */
@Component
public final class AddressVault {

    private static final String KEY_NAME = "ADDRESS_KEY";

    private final SecretKey findingKey;
    private final Seal seal;

    /** A vault under the key of the properties, which must be 32 bytes in base64. */
    public AddressVault(AddressProperties properties) {
        findingKey = Seal.derived(Seal.master(properties.key(), KEY_NAME), "HmacSHA256", "hemicycle address finding");
        seal = new Seal(properties.key(), KEY_NAME, "hemicycle address sealing");
    }

    /** What finds a subscriber by address; without the key nobody can tell which address it belongs to. */
    public String fingerprint(EmailAddress address) {
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
        return seal.seal(address.wire(), subscriberId);
    }

    /**
     * The address of a subscriber, for the moment of sending.
     *
     * @throws IllegalStateException when it was sealed under another key or for another subscriber
     */
    public EmailAddress open(byte[] sealed, String subscriberId) {
        return EmailAddress.of(seal.open(sealed, subscriberId));
    }
}
