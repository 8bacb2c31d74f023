package org.hemicycle.notification.bounce;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.bounce.Suppressions.Reason;
import org.hemicycle.notification.subscriber.SubscriptionDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/**
 * Takes reports and decides what follows from them; each counts once, however often it arrives. They are kept in the
 * collection {@code bounces}, without addresses, as long as they can count.
 *
 * <p>Failures that may pass say little about a mailbox, so after too many of them a probe is sent, and only when that
 * comes back nothing more is.
 */
@Service
class BounceDesk {

    private static final String COLLECTION = "bounces";
    /** The addresses that are being probed, with what the return path tells the probe by. */
    private static final String PROBES = "probes";

    private final ReturnPaths paths;
    private final Suppressions suppressions;
    private final SubscriptionDesk subscriptions;
    private final Prober prober;
    private final BounceProperties properties;
    private final MongoOperations mongo;
    private final Clock clock;
    private final MeterRegistry meters;

    BounceDesk(
            ReturnPaths paths,
            Suppressions suppressions,
            SubscriptionDesk subscriptions,
            Prober prober,
            BounceProperties properties,
            MongoOperations mongo,
            Clock clock,
            MeterRegistry meters) {
        this.paths = paths;
        this.suppressions = suppressions;
        this.subscriptions = subscriptions;
        this.prober = prober;
        this.properties = properties;
        this.mongo = mongo;
        this.clock = clock;
        this.meters = meters;
        var indexes = mongo.indexOps(COLLECTION);
        indexes.createIndex(new Index("address", Sort.Direction.ASC)
                .on("at", Sort.Direction.ASC)
                .named("address_at"));
        Duration kept = properties.validity().compareTo(properties.span()) > 0 ? properties.validity() : properties.span();
        indexes.createIndex(new Index("at", Sort.Direction.ASC).expire(kept).named("at_expiry"));
        mongo.indexOps(PROBES)
                .createIndex(new Index("at", Sort.Direction.ASC).expire(properties.span()).named("at_expiry"));
    }

    /** What followed from a report. */
    enum Outcome {
        /** Nothing is sent to the address any more. */
        SUPPRESSED,
        /** It was counted, and the address may still be sent to. */
        COUNTED,
        /** One failure too many: a probe was sent, and if that comes back too, nothing is sent any more. */
        PROBED,
        /** The subscription with this address was ended. */
        WITHDRAWN,
        /** It was here before. */
        KNOWN,
        /** It asks for nothing. */
        NOTHING
    }

    /** What a report said, and what followed. */
    record Taken(Report.Kind kind, @Nullable String status, Outcome outcome) {}

    /**
     * Takes the report in a mail.
     *
     * @param envelope to whom it was addressed in the envelope, where known
     * @throws Refused by a {@link BounceRefusal} when it cannot be read or is not about a mail of ours
     */
    Taken take(byte[] mail, @Nullable String envelope) {
        Report report = Report.of(mail, envelope);
        Delivery delivery = paths.read(report.paths());
        Outcome outcome = report.kind() == Report.Kind.NOTHING ? Outcome.NOTHING : take(report, delivery);
        meters.counter("hemicycle.bounces", "kind", report.kind().name().toLowerCase(Locale.ROOT)).increment();
        return new Taken(report.kind(), report.status(), outcome);
    }

    private Outcome take(Report report, Delivery delivery) {
        String id = delivery.address() + "/" + delivery.mail() + "/" + report.kind();
        try {
            mongo.insert(
                    new Document("_id", id)
                            .append("address", delivery.address())
                            .append("kind", report.kind().name())
                            .append("status", report.status())
                            .append("words", report.words())
                            .append("at", java.util.Date.from(clock.instant())),
                    COLLECTION);
        } catch (DuplicateKeyException before) {
            Document known = mongo.findById(id, Document.class, COLLECTION);
            if (known != null && known.containsKey("settled")) {
                return Outcome.KNOWN;
            }
            // Whoever took it died before anything followed, so it follows now.
        }
        Outcome outcome = switch (report.kind()) {
            case HARD -> {
                suppressions.add(delivery.address(), Reason.HARD, report.status(), report.words());
                yield Outcome.SUPPRESSED;
            }
            case SOFT -> counted(report, delivery);
            case COMPLAINT -> {
                subscriptions.withdraw(delivery.address());
                yield Outcome.WITHDRAWN;
            }
            case NOTHING -> Outcome.NOTHING;
        };
        mongo.updateFirst(new Query(where("_id").is(id)), new Update().set("settled", outcome.name()), COLLECTION);
        return outcome;
    }

    private Outcome counted(Report report, Delivery delivery) {
        Document probe = mongo.findById(delivery.address(), Document.class, PROBES);
        if (probe != null && delivery.mail().equals(probe.getString("mail"))) {
            suppressions.add(delivery.address(), Reason.SOFT_LIMIT, report.status(), report.words());
            return Outcome.SUPPRESSED;
        }
        Instant since = clock.instant().minus(properties.span());
        long failed = mongo.count(
                new Query(where("address").is(delivery.address())
                        .and("at").gt(since)
                        .and("kind").is(Report.Kind.SOFT.name())
                        .and("forgiven").exists(false)),
                COLLECTION);
        if (failed < properties.limit()) {
            return Outcome.COUNTED;
        }
        if (probe != null) {
            // It was on its way before the probe was, or its reason is the mail's own; the probe decides.
            return delivery.toString().equals(probe.getString("cause")) ? Outcome.PROBED : Outcome.COUNTED;
        }
        Optional<String> subscriber = subscriptions.subscriberAt(delivery.address());
        if (subscriber.isPresent()) {
            String messageId = prober.probe(subscriber.get(), delivery.address() + delivery.mail());
            mongo.save(
                    new Document("_id", delivery.address())
                            .append("mail", ReturnPaths.mail(messageId))
                            .append("cause", delivery.toString())
                            .append("at", java.util.Date.from(clock.instant())),
                    PROBES);
            return Outcome.PROBED;
        }
        suppressions.add(delivery.address(), Reason.SOFT_LIMIT, report.status(), report.words());
        return Outcome.SUPPRESSED;
    }

    /** Takes an address off the list, and forgets what was counted against it; false when it is not on it. */
    boolean forgive(String address) {
        mongo.updateMulti(
                new Query(where("address").is(address)), new Update().set("forgiven", true), COLLECTION);
        mongo.remove(new Query(where("_id").is(address)), PROBES);
        return suppressions.remove(address);
    }
}
