package org.hemicycle.content.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.lucene.store.AlreadyClosedException;
import org.hemicycle.content.searchable.Source;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.contracts.Topic;
import org.hemicycle.contracts.UnreadableMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps this instance's index as the store is: reads everything once when the service is ready, then whatever a topic
 * says has changed, and everything again each hour in case something was missed.
 *
 * <p>It follows the topics on its own, without a group, since every instance must hear everything; what a topic says is
 * a hint, and the store is asked what is public now. One thread does it all, so an entry never goes back to an older
 * state. Where the broker is away only the hourly reading is left; where the store is away, what there is stays found.
 */
@Component
class Follower implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Follower.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LISTEN = Duration.ofMillis(200);
    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofSeconds(1);
    private static final Duration BEFORE_NEXT_CONNECTION = Duration.ofSeconds(10);
    private static final Duration BEFORE_NEXT_READING = Duration.ofHours(1);

    private final Search search;
    private final List<Source> sources;
    private final String brokers;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition toStop = lock.newCondition();
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> topics;

    private final Queue<ConsumerRecord<String, byte[]>> heard = new ArrayDeque<>();
    private final Map<TopicPartition, Long> toCatchUp = new HashMap<>();
    private @Nullable Reading reading = null;
    private long nextConnection = System.nanoTime();
    private long nextReading = System.nanoTime();
    private boolean failing;

    Follower(
            Search search, List<Source> sources, @Value("${spring.cloud.stream.kafka.binder.brokers}") String brokers) {
        this.search = search;
        this.sources = List.copyOf(sources);
        this.brokers = brokers;
    }

    /** Begins when the service is ready, so that it is not ready any later. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread = Thread.ofPlatform().name("search").daemon().start(this::follow);
    }

    private void follow() {
        while (!stopped) {
            try {
                round();
                failing = false;
            } catch (KafkaException e) {
                if (!stopped) {
                    disconnected(e);
                }
            } catch (DataAccessException e) {
                complain("The store cannot be read, search stays as it is: {}", e);
                rest();
            } catch (AlreadyClosedException | UncheckedIOException e) {
                complain("The search index is built anew: {}", e);
                rest();
                if (!stopped) {
                    beginAgain();
                }
            } catch (RuntimeException e) {
                complain("Search could not follow: {}", e);
                rest();
            }
        }
        disconnect();
    }

    private void round() {
        if (topics == null && System.nanoTime() - nextConnection >= 0) {
            connect();
        }
        if (reading == null && System.nanoTime() - nextReading >= 0) {
            reading = new Reading();
        }
        listen();
        boolean changed = takeWhatWasHeard();
        if (reading != null) {
            changed |= reading.step();
        }
        if (changed) {
            search.index().refresh();
        }
        if (reading != null && reading.isDone()) {
            reading = null;
            nextReading = System.nanoTime() + BEFORE_NEXT_READING.toNanos();
            log.info("Search has read everything: {} entries", search.index().size());
        }
        if (!search.isComplete() && reading == null && heard.isEmpty() && isCaughtUp()) {
            search.complete(true);
        }
    }

    /** Listens from now on before everything is read, so that nothing falls between. */
    private void connect() {
        nextConnection = System.nanoTime() + BEFORE_NEXT_CONNECTION.toNanos();
        var consumer = consumer();
        try {
            var fromNow = new ArrayList<TopicPartition>();
            var fromTheBeginning = new ArrayList<TopicPartition>();
            for (Source source : sources) {
                for (Topic topic : source.topics()) {
                    for (var partition : consumer.partitionsFor(topic.name())) {
                        (source.keepsWhatItIsTold() ? fromTheBeginning : fromNow)
                                .add(new TopicPartition(partition.topic(), partition.partition()));
                    }
                }
            }
            fromNow.removeAll(fromTheBeginning);
            var all = new LinkedHashSet<>(fromNow);
            all.addAll(fromTheBeginning);
            consumer.assign(all);
            consumer.seekToEnd(fromNow);
            consumer.seekToBeginning(fromTheBeginning);
            // Seeking is put off until somebody asks for the position.
            all.forEach(consumer::position);
            toCatchUp.clear();
            toCatchUp.putAll(consumer.endOffsets(fromTheBeginning));
            topics = consumer;
            reading = new Reading();
        } finally {
            if (topics == null) {
                consumer.close();
            }
        }
    }

    private void listen() {
        var consumer = topics;
        if (consumer == null) {
            if (reading == null) {
                rest();
            }
            return;
        }
        if (heard.isEmpty()) {
            consumer.poll(reading == null ? LISTEN : GLANCE).forEach(heard::add);
        }
    }

    private boolean isCaughtUp() {
        var consumer = topics;
        return consumer == null
                || toCatchUp.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** What was heard is forgotten only when the index has it: while the store is away it waits. */
    private boolean takeWhatWasHeard() {
        if (heard.isEmpty()) {
            return false;
        }
        var changed = new LinkedHashSet<Place>();
        for (var record : heard) {
            for (Source source : sources) {
                if (source.topics().stream().noneMatch(topic -> topic.name().equals(record.topic()))) {
                    continue;
                }
                if (source.keepsWhatItIsTold()) {
                    take(source, record);
                }
                if (record.key() != null) {
                    source.idOf(record.key()).ifPresent(id -> changed.add(new Place(source, id)));
                }
            }
        }
        changed.forEach(this::update);
        heard.clear();
        return !changed.isEmpty();
    }

    private record Place(Source source, String id) {}

    private static void take(Source source, ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader("ce_type");
        if (header == null || record.value() == null) {
            return;
        }
        try {
            MessageType.named(new String(header.value(), UTF_8))
                    .ifPresent(type -> source.take(MessageJson.read(type, record.value())));
        } catch (UnreadableMessage e) {
            log.warn("A message of {} at {} is left out of search: {}", record.topic(), record.offset(), e.getMessage());
        }
    }

    private void update(Place place) {
        place.source().find(place.id()).ifPresentOrElse(
                search.index()::put, () -> search.index().remove(place.source().name(), place.id()));
    }

    /** One reading of everything, part by part. */
    private final class Reading {

        private final Queue<Source> left = new ArrayDeque<>(sources);
        private final Set<String> seen = new HashSet<>();
        private final boolean afresh = search.index().size() == 0;
        private @Nullable String cursor;

        boolean isDone() {
            return left.isEmpty();
        }

        boolean step() {
            Source source = left.peek();
            if (source == null) {
                return false;
            }
            var part = source.part(cursor);
            boolean changed = false;
            for (var entry : part.entries()) {
                seen.add(entry.id());
                var known = afresh ? OptionalLong.empty() : search.index().version(entry.source(), entry.id());
                if (known.isEmpty() || known.getAsLong() != entry.version()) {
                    search.index().put(entry);
                    changed = true;
                }
            }
            cursor = part.next();
            if (cursor == null) {
                // Asked one by one: what appeared during the reading may lie before where it had come to.
                for (String id : search.index().ids(source.name())) {
                    if (!seen.contains(id)) {
                        update(new Place(source, id));
                        changed = true;
                    }
                }
                seen.clear();
                left.remove();
            }
            return changed;
        }
    }

    private void beginAgain() {
        try {
            search.beginAgain();
            reading = new Reading();
        } catch (UncheckedIOException e) {
            complain("The search index cannot be built: {}", e);
        }
    }

    private void disconnected(KafkaException e) {
        complain("The broker is away, search reads the store each hour until it is back: {}", e);
        disconnect();
        toCatchUp.clear();
        nextConnection = System.nanoTime() + BEFORE_NEXT_CONNECTION.toNanos();
    }

    private void disconnect() {
        var consumer = topics;
        topics = null;
        if (consumer != null) {
            consumer.close();
        }
    }

    /** Once for each outage, not once for each attempt. */
    private void complain(String sentence, RuntimeException e) {
        if (!failing) {
            log.warn(sentence, e.toString());
        }
        failing = true;
    }

    private void rest() {
        lock.lock();
        try {
            if (!stopped) {
                var unused = toStop.await(BEFORE_NEXT_ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        lock.lock();
        try {
            toStop.signalAll();
        } finally {
            lock.unlock();
        }
        var consumer = topics;
        if (consumer != null) {
            consumer.wakeup();
        }
        var running = thread;
        if (running != null) {
            running.join(PATIENCE.multipliedBy(2));
        }
    }
}
