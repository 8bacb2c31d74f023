package org.hemicycle.notification.subscriber;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.SubscriptionMessage;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.notification.link.Link;
import org.hemicycle.notification.link.LinkPurpose;
import org.hemicycle.notification.link.LinkRefusal;
import org.hemicycle.notification.link.Links;
import org.hemicycle.notification.subscriber.Subscriber.Change;
import org.hemicycle.notification.subscriber.Subscriber.Request;
import org.hemicycle.notification.subscriber.Subscriber.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Where sign-ups, confirmations, changes and withdrawals are taken. */
@Service
public class SubscriptionDesk {

    private static final int ATTEMPTS = 5;

    private final Subscribers subscribers;
    private final AddressVault vault;
    private final Links links;
    private final Slots slots;
    private final Erasures erasures;
    private final List<Belongings> belongings;
    private final Clock clock;

    SubscriptionDesk(
            Subscribers subscribers,
            AddressVault vault,
            Links links,
            Slots slots,
            Erasures erasures,
            List<Belongings> belongings,
            Clock clock) {
        this.subscribers = subscribers;
        this.vault = vault;
        this.links = links;
        this.slots = slots;
        this.erasures = erasures;
        this.belongings = belongings;
        this.clock = clock;
    }

    /**
     * Takes a sign-up. Whoever the address belongs to, the road is the same: one read, one write, one letter owed; so
     * neither the answer nor its time tells whether the address is known.
     */
    void signUp(EmailAddress address, Choices choices, String from) {
        String emailHash = vault.fingerprint(address);
        var request = new Request(clock.instant(), vault.evidence(from), choices.language(), choices.subjects());
        again(() -> {
            var known = subscribers.withEmailHash(emailHash);
            String id = known.map(Versioned::id).orElseGet(() -> UUID.randomUUID().toString());
            byte[] email = vault.seal(address, id);
            if (known.isEmpty()) {
                Change change = Subscriber.signUp(emailHash, email, choices, request);
                return subscribers.insert(id, change.next(), owed(id, change));
            }
            Change change = known.get().state().signUpAgain(choices, request);
            return subscribers.update(known.get(), change.next(), owed(id, change));
        });
    }

    private static List<Message> owed(String id, Change change) {
        return switch (change.owed()) {
            case NOTHING -> List.of();
            case CONFIRMATION -> List.of(new SubscriptionMessage.Requested(id, change.next().round()));
            case WAY_TO_PREFERENCES -> List.of(new SubscriptionMessage.Repeated(id));
        };
    }

    /** Confirms the sign-up of a link and answers the token of the preference page. */
    String confirm(String token, String from) {
        Instant now = clock.instant();
        Link link = links.read(token, LinkPurpose.CONFIRMATION, now);
        String tokenId = link.subscriber() + "." + link.revision();
        var confirmed = change(link, subscriber -> {
            int bucket = subscriber.standing() == Standing.PENDING && subscriber.bucket() == null
                    ? subscribers.nextBucket()
                    : 0;
            return subscriber.confirm(link.revision(), vault.evidence(from), tokenId, bucket, now);
        });
        belongings.forEach(kept -> kept.confirmedAnew(Subscribers.owner(confirmed)));
        return preferencesToken(confirmed, now);
    }

    /** The subscriber whose preference page a token opens. */
    Versioned<Subscriber> preferences(String token) {
        return current(links.read(token, LinkPurpose.PREFERENCES, clock.instant()));
    }

    /** Changes what a subscriber is told and, where a standing is given, whether anything is sent. */
    Versioned<Subscriber> change(String token, Choices choices, Standing wanted, String from) {
        Instant now = clock.instant();
        Link link = links.read(token, LinkPurpose.PREFERENCES, now);
        current(link);
        return change(link, subscriber -> {
            requireCurrent(link, subscriber);
            return switch (wanted) {
                case PENDING -> subscriber.choose(choices, now);
                case UNSUBSCRIBED -> subscriber.choose(choices, now).unsubscribe(now);
                case CONFIRMED -> {
                    int bucket = subscriber.bucket() == null ? subscribers.nextBucket() : 0;
                    String tokenId = link.subscriber() + ".p" + link.revision();
                    yield subscriber.resubscribe(choices, vault.evidence(from), tokenId, bucket, now);
                }
            };
        });
    }

    /** Makes every earlier preference link void and answers the new one's token. */
    String renewLinks(String token) {
        Instant now = clock.instant();
        Link link = links.read(token, LinkPurpose.PREFERENCES, now);
        var renewed = change(link, subscriber -> {
            requireCurrent(link, subscriber);
            return subscriber.renewLinks();
        });
        return preferencesToken(renewed, now);
    }

    /** Stops one kind, one area or one subject; who follows nothing any more has stopped everything. */
    Versioned<Subscriber> withdraw(String token, @Nullable String kind, @Nullable String area, @Nullable String subject) {
        Instant now = clock.instant();
        Link link = links.read(token, LinkPurpose.PREFERENCES, now);
        return change(link, subscriber -> {
            requireCurrent(link, subscriber);
            Choices left = subscriber.choices().without(kind, area, subject);
            return left.isEmpty()
                    ? subscriber.unsubscribe(now)
                    : subscriber.choose(left, now);
        });
    }

    /** Everything that is known of a subscriber. */
    PersonalData personalData(String token) {
        var subscriber = preferences(token);
        Subscriber state = subscriber.state();
        var elsewhere = new TreeMap<String, List<?>>();
        belongings.forEach(kept -> elsewhere.put(kept.name(), kept.of(Subscribers.owner(subscriber))));
        return new PersonalData(
                vault.open(state.email(), subscriber.id()).wire(),
                state.standing().name(),
                state.choices(),
                state.request(),
                state.consents(),
                state.letters(),
                elsewhere);
    }

    /** Removes everything that is known of a subscriber; what is still queued for them is not sent. */
    void erase(String token) {
        erasures.begin(Subscribers.owner(preferences(token)));
    }

    /** Stops all mails. Works from any mail however old, and as often as it is asked. */
    void unsubscribe(String token) {
        Instant now = clock.instant();
        Link link = links.read(token, LinkPurpose.UNSUBSCRIPTION, now);
        if (subscribers.find(link.subscriber()).isPresent()) {
            change(link, subscriber -> subscriber.unsubscribe(now));
        }
    }

    /** The confirmed subscriber with the address whose keyed hash begins so. */
    public Optional<String> subscriberAt(String emailHashBeginning) {
        return subscribers.withEmailHashFrom(emailHashBeginning)
                .filter(subscriber -> subscriber.state().standing() == Standing.CONFIRMED)
                .map(Versioned::id);
    }

    /** Stops all mails to the address whose keyed hash begins so, because its owner called one unwanted. */
    public void withdraw(String emailHashBeginning) {
        Instant now = clock.instant();
        SubscriptionDesk.<@Nullable Versioned<Subscriber>>again(() -> {
            var before = subscribers.withEmailHashFrom(emailHashBeginning).orElse(null);
            if (before == null) {
                return null;
            }
            Subscriber after = before.state().unsubscribe(now);
            return after.equals(before.state()) ? before : subscribers.update(before, after, List.of());
        });
    }

    private String preferencesToken(Versioned<Subscriber> subscriber, Instant now) {
        return links.sign(
                new Link(LinkPurpose.PREFERENCES, subscriber.id(), subscriber.state().linkRevision()), now);
    }

    private Versioned<Subscriber> current(Link link) {
        var subscriber = subscribers.find(link.subscriber()).orElseThrow(LinkRefusal.LINK_REVOKED::refused);
        requireCurrent(link, subscriber.state());
        return subscriber;
    }

    private static void requireCurrent(Link link, Subscriber subscriber) {
        if (subscriber.linkRevision() != link.revision()) {
            throw LinkRefusal.LINK_REVOKED.refused();
        }
    }

    private Versioned<Subscriber> change(Link link, UnaryOperator<Subscriber> change) {
        return again(() -> {
            var before = subscribers.find(link.subscriber()).orElseThrow(LinkRefusal.LINK_REVOKED::refused);
            Subscriber after = change.apply(before.state());
            Slot slot = after.choices().slot();
            if (slot != null && after.standing() == Standing.CONFIRMED) {
                // First, so that nobody ever waits for digests of which nobody knows.
                slots.open(slot, clock.instant());
            }
            return after.equals(before.state()) ? before : subscribers.update(before, after, List.of());
        });
    }

    /** Does it anew when somebody else was quicker with the same subscriber. */
    private static <T extends @Nullable Object> T again(Supplier<T> attempt) {
        for (int i = 1; ; i++) {
            try {
                return attempt.get();
            } catch (StaleVersion | DuplicateKeyException quicker) {
                if (i == ATTEMPTS) {
                    throw quicker;
                }
            }
        }
    }
}
