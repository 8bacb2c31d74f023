package org.hemicycle.defaults.outbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.defaults.outbox.Aggregates.TopicChoice;
import org.hemicycle.defaults.telemetry.TraceContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Sends what aggregates owe: right after the save, and by a sweeper for what a crash or an outage left behind.
 *
 * <p>A document is relayed by one instance at a time, under a lease in the document itself. Its messages go out in the
 * order they were saved; a message is struck only after the broker acknowledged it, and while the first fails the
 * following ones wait. So every message is sent at least once, with the same id each time.
 */
public final class Outbox implements SmartLifecycle {

    static final TopicChoice TO_THEIR_TOPIC = message -> MessageType.of(message).topic();

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final int SWEPT_AT_ONCE = 500;

    private final MongoOperations mongo;
    private final Sender sender;
    private final Clock clock;
    private final TraceContext traces;
    private final OutboxProperties properties;
    private final MeterRegistry meters;
    private final String holder = UUID.randomUUID().toString();
    private final Set<String> collections = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, Boolean> relaying = new ConcurrentHashMap<>();
    private final Semaphore places;
    private volatile @Nullable Running running;

    private record Running(ExecutorService relays, ScheduledExecutorService sweeper) {}

    /** An outbox over one database; it relays from {@link #start()} to {@link #stop()}. */
    public Outbox(
            MongoOperations mongo,
            Sender sender,
            Clock clock,
            TraceContext traces,
            OutboxProperties properties,
            MeterRegistry meters) {
        this.mongo = mongo;
        this.sender = sender;
        this.clock = clock;
        this.traces = traces;
        this.properties = properties;
        this.meters = meters;
        this.places = new Semaphore(properties.concurrency());
    }

    /** A collection of aggregates whose messages this outbox sends. */
    public <S> Aggregates<S> aggregates(String collection, Class<S> type) {
        if (collections.add(collection)) {
            Gauge.builder("hemicycle.outbox.owing", () -> owing(collection))
                    .description("Documents that owe messages to the broker")
                    .tag("collection", collection)
                    .register(meters);
        }
        return new Aggregates<>(this, mongo, clock, collection, type);
    }

    /** How many documents of a collection owe messages now. */
    public long owing(String collection) {
        return mongo.count(new Query(where("pending.at").gt(Instant.EPOCH)), collection);
    }

    @Nullable String traceparent() {
        return traces.current();
    }

    /** To be called after a document with owed messages was saved: relays it soon, on a thread of its own. */
    void saved(String collection, String id) {
        FailPoint.reach("outbox.saved");
        Running now = running;
        if (now == null) {
            return;
        }
        String document = collection + "/" + id;
        if (relaying.putIfAbsent(document, Boolean.FALSE) != null) {
            // Somebody is at it: leave word that there is more.
            if (relaying.computeIfPresent(document, (key, more) -> Boolean.TRUE) != null) {
                return;
            }
            if (relaying.putIfAbsent(document, Boolean.FALSE) != null) {
                return; // a third one took it after our save, and will read what we saved
            }
        }
        try {
            now.relays().execute(() -> relayAll(document, collection, id));
        } catch (RejectedExecutionException stopping) {
            // What was saved is saved: whoever starts next, or another instance's sweeper, sends it.
            relaying.remove(document);
        }
    }

    private void relayAll(String document, String collection, String id) {
        try {
            do {
                relaying.replace(document, Boolean.FALSE);
                relay(collection, id);
            } while (!relaying.remove(document, Boolean.FALSE));
        } catch (RuntimeException e) {
            relaying.remove(document);
            log.atWarn().addKeyValue("collection", collection).addKeyValue("id", id)
                    .log("Messages stay owed, the sweeper will try again: {}", e.toString());
        }
    }

    private void relay(String collection, String id) {
        places.acquireUninterruptibly();
        try {
            Instant now = clock.instant();
            var free = new Criteria().orOperator(where("lease").exists(false), where("lease.until").lt(now));
            Document taken = mongo.findAndModify(
                    new Query(where("_id").is(id).andOperator(free)),
                    new Update().set("lease", new Document("holder", holder).append("until", now.plus(properties.lease()))),
                    FindAndModifyOptions.options().returnNew(true),
                    Document.class,
                    collection);
            if (taken == null) {
                return; // another instance has it; what it leaves, its sweeper or ours will find
            }
            Instant end = now.plus(properties.lease());
            try {
                for (Document owed : taken.getList("pending", Document.class, List.of())) {
                    if (clock.instant().plus(properties.lease().dividedBy(3)).isAfter(end)) {
                        break; // too slow: give it back before another instance may take it
                    }
                    OwedMessage message = OwedMessage.from(owed);
                    // In the trace of the command, however much later: the binder writes the context of what it is part of.
                    traces.continuing(
                            message.traceparent(), Span.Kind.PRODUCER, "send " + message.type(), () -> sender.send(message));
                    FailPoint.reach("outbox.sent");
                    mongo.updateFirst(
                            new Query(where("_id").is(id)),
                            new Update().pull("pending", new Document("id", message.id())),
                            collection);
                }
            } finally {
                mongo.updateFirst(
                        new Query(where("_id").is(id).and("lease.holder").is(holder)),
                        new Update().unset("lease"),
                        collection);
            }
        } finally {
            places.release();
        }
    }

    private void sweep() {
        for (String collection : collections) {
            try {
                var old = new Query(where("pending.at").lt(clock.instant().minus(properties.patience())))
                        .with(Sort.by("pending.at"))
                        .limit(SWEPT_AT_ONCE);
                old.fields().include("_id");
                for (Document document : mongo.find(old, Document.class, collection)) {
                    saved(collection, Objects.requireNonNull(document.getString("_id")));
                }
            } catch (RuntimeException e) {
                log.atWarn().addKeyValue("collection", collection).log("The sweep of owed messages failed: {}", e.toString());
            }
        }
    }

    @Override
    public void start() {
        var relays = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("relay-", 0).factory());
        var sweeper = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("outbox-sweeper").daemon().factory());
        sweeper.scheduleWithFixedDelay(this::sweep, 0, properties.sweep().toMillis(), TimeUnit.MILLISECONDS);
        running = new Running(relays, sweeper);
    }

    /** Waits for the messages being sent; what is left stays owed in its document. */
    @Override
    public void stop() {
        Running now = running;
        running = null;
        if (now != null) {
            now.sweeper().shutdownNow();
            now.relays().shutdown();
            try {
                if (!now.relays().awaitTermination(10, TimeUnit.SECONDS)) {
                    now.relays().shutdownNow();
                }
            } catch (InterruptedException e) {
                now.relays().shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** Starts before anything that saves and stops after it: before the web server and the binder's consumers. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 2000;
    }
}
