package org.hemicycle.notification.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Puts confirmed subscribers into the store without the road through their mailboxes. */
public final class Crowd {

    private final Subscribers subscribers;
    private final AddressVault vault;

    public Crowd(Subscribers subscribers, AddressVault vault) {
        this.subscribers = subscribers;
        this.vault = vault;
    }

    /** A confirmed subscriber; answers their id. */
    public String confirmed(String email, String language, List<String> areas, List<String> kinds) {
        EmailAddress address = EmailAddress.of(email);
        String id = UUID.randomUUID().toString();
        var request = new Subscriber.Request(Instant.now(), "test", language);
        Subscriber subscriber = Subscriber.signUp(
                        vault.fingerprint(address), vault.seal(address, id),
                        new Choices(language, areas, kinds, "now"), request)
                .next()
                .confirm(1, "test", "test", subscribers.nextBucket(), Instant.now());
        subscribers.insert(id, subscriber, List.of());
        return id;
    }
}
