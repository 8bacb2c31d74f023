package org.hemicycle.notification.bulletin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hemicycle.defaults.outbox.FailPoint;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.audience.Audiences;
import org.hemicycle.notification.subscriber.Readership;
import org.hemicycle.notification.subscriber.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Where bulletins are written, scheduled, started, halted and ended. */
@Service
class BulletinDesk {

    private static final Logger log = LoggerFactory.getLogger(BulletinDesk.class);

    private final Bulletins bulletins;
    private final Audiences audiences;
    private final Subscribers subscribers;
    private final Outcomes outcomes;
    private final Clock clock;

    BulletinDesk(
            Bulletins bulletins, Audiences audiences, Subscribers subscribers, Outcomes outcomes, Clock clock) {
        this.bulletins = bulletins;
        this.audiences = audiences;
        this.subscribers = subscribers;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    Versioned<Bulletin> find(String id) {
        return bulletins.find(id).orElseThrow(BulletinRefusal.BULLETIN_UNKNOWN::refused);
    }

    Versioned<Bulletin> write(List<Text> texts, Readership readership, String author) {
        return bulletins.insert(
                UUID.randomUUID().toString(), Bulletin.written(texts, readership, author, clock.instant()));
    }

    Versioned<Bulletin> edit(String id, long version, List<Text> texts, Readership readership) {
        return change(id, version, bulletin -> bulletin.edited(texts, readership, clock.instant()));
    }

    void remove(String id, long version) {
        at(id, version).state().requireDraft();
        bulletins.remove(id);
    }

    /** Schedules a bulletin that somebody would get if it were sent now. */
    Versioned<Bulletin> schedule(String id, long version, Instant at, String zone) {
        Versioned<Bulletin> found = at(id, version);
        Bulletin next = found.state().scheduled(at, zone, clock.instant());
        requireReaders(next.readership());
        return bulletins.update(id, version, next);
    }

    Versioned<Bulletin> unschedule(String id, long version) {
        return change(id, version, Bulletin::unscheduled);
    }

    /** Starts a draft at once. */
    Versioned<Bulletin> start(String id, long version) {
        Versioned<Bulletin> found = at(id, version);
        found.state().requireDraft();
        return start(found, requireReaders(found.state().readership()));
    }

    Versioned<Bulletin> pause(String id, long version) {
        return change(id, version, bulletin -> bulletin.paused(clock.instant()));
    }

    /** Goes on with what is left, whose chunks are planned again in the same write. */
    Versioned<Bulletin> resume(String id, long version) {
        Versioned<Bulletin> found = at(id, version);
        Bulletin next = found.state().resumed(clock.instant());
        var served = outcomes.served(Bulletins.notice(id));
        return bulletins.update(
                id,
                version,
                next,
                IntStream.range(0, next.buckets()).boxed().filter(bucket -> !served.contains(bucket)).toList());
    }

    Versioned<Bulletin> stop(String id, long version) {
        return change(id, version, bulletin -> bulletin.stopped(clock.instant()));
    }

    /** Starts the scheduled ones whose time has come; whoever is quicker, here or elsewhere, starts each of them once. */
    void startDue() {
        for (Versioned<Bulletin> due : bulletins.due(clock.instant())) {
            try {
                start(due, audiences.size(due.state().readership()).total());
            } catch (StaleVersion quicker) {
                log.atInfo().addKeyValue("bulletin", due.id()).log("A bulletin was changed or started elsewhere");
            }
        }
    }

    /** Closes those of which everybody was attempted. */
    void closeServed() {
        for (Versioned<Bulletin> going : bulletins.goingOut()) {
            if (outcomes.served(Bulletins.notice(going.id())).size() >= going.state().buckets()) {
                try {
                    bulletins.update(going.id(), going.version(), going.state().sent(clock.instant()));
                } catch (StaleVersion quicker) {
                    log.atInfo().addKeyValue("bulletin", going.id()).log("A bulletin was changed meanwhile");
                }
            }
        }
    }

    private Versioned<Bulletin> start(Versioned<Bulletin> found, long readers) {
        int buckets = subscribers.buckets();
        Bulletin next = found.state().started(readers, buckets, clock.instant());
        Versioned<Bulletin> started = bulletins.update(
                found.id(), found.version(), next, IntStream.range(0, buckets).boxed().toList());
        FailPoint.reach("bulletin.started");
        log.atInfo()
                .addKeyValue("bulletin", found.id())
                .addKeyValue("chunks", buckets)
                .addKeyValue("readers", readers)
                .log("A bulletin was cut into chunks");
        return started;
    }

    private long requireReaders(Readership readership) {
        long readers = audiences.size(readership).total();
        if (readers == 0) {
            throw new Refused(
                    BulletinRefusal.AUDIENCE_EMPTY, BulletinRefusal.AUDIENCE_EMPTY.sentence(), "audience.kinds");
        }
        return readers;
    }

    private Versioned<Bulletin> change(String id, long version, Function<Bulletin, Bulletin> change) {
        return bulletins.update(id, version, change.apply(at(id, version).state()));
    }

    private Versioned<Bulletin> at(String id, long version) {
        Versioned<Bulletin> found = find(id);
        if (found.version() != version) {
            throw new StaleVersion(id, version);
        }
        return found;
    }
}
