package org.hemicycle.notification.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hemicycle.contracts.ChunkPlanned;
import org.hemicycle.contracts.Topics;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.FailPoint;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.store.Leases;
import org.hemicycle.notification.letter.DigestItem;
import org.hemicycle.notification.notice.Notices;
import org.hemicycle.notification.subscriber.Digesting;
import org.hemicycle.notification.subscriber.Reader;
import org.hemicycle.notification.subscriber.Slot;
import org.hemicycle.notification.subscriber.Slots;
import org.hemicycle.notification.subscriber.Slots.Waiting;
import org.hemicycle.notification.subscriber.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

/**
 * All digests, in the collection {@code digests}. A digest's id says its slot and its time, so however often it is made,
 * after a crash or on two instances, it is one; and after a long silence there is one for all the times that passed.
 */
@Repository
public class Digests {

    private static final Logger log = LoggerFactory.getLogger(Digests.class);
    private static final String PREFIX = "digest~";
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int REMEMBERED = 16;

    private final Aggregates<Digest> aggregates;
    private final Slots slots;
    private final Subscribers subscribers;
    private final Notices notices;
    private final Leases leases;
    private final Clock clock;
    private final Map<String, Contents> known = Collections.synchronizedMap(new LinkedHashMap<>(32, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Contents> eldest) {
            return size() > REMEMBERED;
        }
    });

    Digests(Outbox outbox, Slots slots, Subscribers subscribers, Notices notices, Leases leases, Clock clock) {
        this.aggregates = outbox.aggregates("digests", Digest.class);
        this.slots = slots;
        this.subscribers = subscribers;
        this.notices = notices;
        this.leases = leases;
        this.clock = clock;
    }

    /** A reader of a digest, with what it tells them. */
    public record Told(Reader reader, List<DigestItem> items) {}

    /** Whether an id is a digest's, and not that of a notice. */
    public static boolean isDigest(String id) {
        return id.startsWith(PREFIX);
    }

    /** Makes the digests whose time has come, where no other instance is at it. */
    void makeDue() {
        if (leases.hold("digests", LEASE)) {
            makeDue(clock.instant());
        }
    }

    /** Makes the digests whose time has come at a moment. */
    void makeDue(Instant now) {
        for (Waiting slot : slots.due(now)) {
            make(slot, Slot.of(slot.id()).until(now));
            FailPoint.reach("digest.made");
            slots.served(slot, Slot.of(slot.id()).until(now));
        }
    }

    private void make(Waiting slot, Instant at) {
        String id = PREFIX + slot.id() + "~" + at;
        var chunks = new ArrayList<ChunkPlanned>();
        subscribers.bucketsWaiting(slot.id()).forEach(bucket -> chunks.add(new ChunkPlanned(id, bucket)));
        if (chunks.isEmpty()) {
            return;
        }
        try {
            aggregates.insert(id, new Digest(slot.id(), slot.last(), at, chunks.size()), chunks, chunk -> Topics.DIGEST);
            log.atInfo().addKeyValue("digest", id).addKeyValue("chunks", chunks.size()).log("A digest was cut into chunks");
        } catch (DuplicateKeyException madeBefore) {
            log.atInfo().addKeyValue("digest", id).log("A digest that was made before was left alone");
        }
    }

    /** What a digest tells, from memory or from the database. */
    public Optional<Contents> contents(String id) {
        Contents remembered = known.get(id);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<Contents> read = aggregates.find(id).map(found -> {
            Digest digest = found.state();
            // Who changed the slot meanwhile may wait since the digest before the last one.
            Instant earliest = digest.previous().minus(Duration.ofDays(8));
            return new Contents(
                    digest,
                    notices.between(earliest, digest.at().minus(Digesting.MARGIN)).stream()
                            .map(Versioned::state)
                            .toList());
        });
        read.ifPresent(contents -> known.put(id, contents));
        return read;
    }
}
