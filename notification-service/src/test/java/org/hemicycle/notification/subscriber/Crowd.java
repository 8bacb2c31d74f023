package org.hemicycle.notification.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        return confirmed(email, Choices.atOnce(language, areas, kinds), Instant.now());
    }

    /** Somebody who waits for digests at an hour of Paris, on a weekday or, where that is null, every day. */
    public String confirmed(
            String email, String language, List<String> areas, List<String> kinds, int hour, @Nullable String weekday, Slots slots, Instant now) {
        var choices = new Choices(language, areas, kinds, weekday == null ? "daily" : "weekly", "Europe/Paris", hour, weekday);
        slots.open(choices.slot(), now);
        return confirmed(email, choices, now);
    }

    private String confirmed(String email, Choices choices, Instant now) {
        EmailAddress address = EmailAddress.of(email);
        String id = UUID.randomUUID().toString();
        var request = new Subscriber.Request(now, "test", choices.language(), choices.subjects());
        Subscriber subscriber = Subscriber.signUp(
                        vault.fingerprint(address), vault.seal(address, id),
                        choices, request)
                .next()
                .confirm(1, "test", "test", subscribers.nextBucket(), now);
        subscribers.insert(id, subscriber, List.of());
        return id;
    }
}
