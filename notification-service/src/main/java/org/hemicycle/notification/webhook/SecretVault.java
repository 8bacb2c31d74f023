package org.hemicycle.notification.webhook;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.hemicycle.defaults.seal.Seal;
import org.hemicycle.notification.subscriber.AddressProperties;
import org.springframework.stereotype.Component;

/** Makes secrets and keeps them unreadable at rest, each for one webhook, under a key of their own from ADDRESS_KEY. */
@Component
public final class SecretVault {

    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 16;

    private final Seal seal;
    private final SecureRandom random = new SecureRandom();

    SecretVault(AddressProperties properties) {
        seal = new Seal(properties.key(), "ADDRESS_KEY", "hemicycle webhook sealing");
    }

    /** A new secret of 256 random bits, as its owner is shown it, once: {@code whsec_} and base64. */
    String make() {
        return PREFIX + Base64.getEncoder().encodeToString(random(SECRET_BYTES));
    }

    /** A new id for a webhook, which cannot be guessed. */
    String newId() {
        return HexFormat.of().formatHex(random(ID_BYTES));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A secret encrypted for one webhook; in another one's document it cannot be opened. */
    byte[] seal(String secret, String webhook) {
        return seal.seal(secret, webhook);
    }

    /**
     * The bytes that a webhook's messages are signed with, for the moment of signing.
     *
     * @throws IllegalStateException when the secret was sealed under another key or for another webhook
     */
    public byte[] open(Secret secret, String webhook) {
        return Base64.getDecoder().decode(seal.open(secret.sealed(), webhook).substring(PREFIX.length()));
    }
}
