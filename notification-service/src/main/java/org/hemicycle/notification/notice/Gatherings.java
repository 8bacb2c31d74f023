package org.hemicycle.notification.notice;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.contracts.VisitFacts;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.notification.notice.Gathering.Kept;
import org.hemicycle.notification.notice.Gathering.Waiting;
import org.hemicycle.notification.subscriber.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * Gathers the public changes of each visit and briefing until nothing further has changed for the quiet time, and then
 * makes one notice of what differs from what readers know; in the collection {@code gatherings}.
 *
 * <p>The first announcement and a cancellation are told at once, and so is a change that cannot wait, together with
 * everything gathered before it. Due times are stored, so a restart forgets nothing; every instance looks for what is
 * due, and the version of the document sees to it that one of them tells it.
 */
@Repository
class Gatherings {

    private static final Logger log = LoggerFactory.getLogger(Gatherings.class);
    private static final int AT_ONCE = 200;
    private static final int MOST_ATTEMPTS = 10;

    private final Aggregates<Gathering> aggregates;
    private final Notices notices;
    private final Subscribers subscribers;
    private final QuietProperties properties;
    private final Clock clock;

    Gatherings(Outbox outbox, Notices notices, Subscribers subscribers, QuietProperties properties, Clock clock) {
        this.aggregates = outbox.aggregates("gatherings", Gathering.class);
        this.notices = notices;
        this.subscribers = subscribers;
        this.properties = properties;
        this.clock = clock;
        aggregates.index(new Index("state.waiting.due", Sort.Direction.ASC).sparse().named("due"));
    }

    /** Takes a message in, however often it comes, and tells what cannot wait. */
    void take(String id, Message message, Instant happenedAt) {
        switch (message) {
            case VisitMessage.Announced announced -> tellAtOnce(id, message, 1, happenedAt);
            case VisitMessage.EditionPublished published -> gather(id, message, published.edition(), happenedAt);
            // Nothing follows a cancellation that a reader of the programme would have to know.
            case VisitMessage.Cancelled cancelled -> tellAtOnce(id, message, Long.MAX_VALUE, happenedAt);
            case BriefingMessage.Changed changed ->
                gather(id, message, changed.briefing().version(), happenedAt);
            case BriefingMessage briefing -> tellAtOnce(id, message, briefing.briefing().version(), happenedAt);
            default -> add(id, message, happenedAt);
        }
    }

    private void tellAtOnce(String id, Message message, long number, Instant happenedAt) {
        add(id, message, happenedAt);
        withKey(message, key -> {
            Optional<Versioned<Gathering>> found = aggregates.find(key);
            if (found.isEmpty()) {
                aggregates.insert(key, new Gathering(number, Kept.of(message), null), List.of());
            } else if (found.get().state().number() < number) {
                // What waited is out of date with this.
                Versioned<Gathering> open = found.get();
                aggregates.update(key, open.version(), new Gathering(number, Kept.of(message), null), List.of());
            }
        });
    }

    private void gather(String id, Message message, long number, Instant happenedAt) {
        withKey(message, key -> {
            Optional<Versioned<Gathering>> found = aggregates.find(key);
            if (found.isEmpty()) {
                // What readers knew before is not known here, so the message's own word must do.
                add(id, message, happenedAt);
                aggregates.insert(key, new Gathering(number, Kept.of(message), null), List.of());
                return;
            }
            if (found.get().state().number() >= number) {
                return;
            }
            Versioned<Gathering> open = found.get();
            Waiting before = open.state().waiting();
            if (before != null && before.closed()) {
                open = tell(open);
                before = null;
            }
            Instant now = clock.instant();
            Instant since = before == null ? now : before.since();
            boolean urgent = difference(open.state().told(), message)
                    .filter(difference -> urgent(difference, now))
                    .isPresent();
            var waiting = new Waiting(
                    id, Kept.of(message), happenedAt, since, urgent ? now : properties.due(since, now), false);
            open = aggregates.update(
                    key, open.version(), new Gathering(number, open.state().told(), waiting), List.of());
            if (!waiting.due().isAfter(now)) {
                tell(open);
            }
        });
    }

    /** Tells what has waited long enough. */
    void tellDue() {
        var due = new Query(where("state.waiting.due").lte(clock.instant()))
                .with(Sort.by("state.waiting.due"))
                .limit(AT_ONCE);
        for (Versioned<Gathering> gathering : aggregates.find(due)) {
            try {
                tell(gathering);
            } catch (StaleVersion elsewhere) {
                log.debug("What has changed of {} is being told elsewhere", gathering.id());
            }
        }
    }

    /** Closes it first: what changes from then on belongs to the next notice, even if this one has to be made again. */
    private Versioned<Gathering> tell(Versioned<Gathering> open) {
        Waiting waiting = open.state().waiting();
        if (waiting == null) {
            return open;
        }
        Gathering state = open.state();
        Versioned<Gathering> closed = open;
        if (!waiting.closed()) {
            var closing = new Waiting(
                    waiting.id(), waiting.latest(), waiting.happenedAt(), waiting.since(), waiting.due(), true);
            closed = aggregates.update(
                    open.id(), open.version(), new Gathering(state.number(), state.told(), closing), List.of());
        }
        difference(state.told(), waiting.latest().message())
                .ifPresentOrElse(
                        difference -> add(waiting.id(), difference, waiting.happenedAt()),
                        () -> log.atInfo()
                                .addKeyValue("gathering", open.id())
                                .log("What had changed was changed back, so there is nothing to tell"));
        return aggregates.update(
                closed.id(), closed.version(), new Gathering(state.number(), waiting.latest(), null), List.of());
    }

    /** The latest message, saying what differs from what was told; nothing where nothing does. */
    private static Optional<Message> difference(Kept told, Message latest) {
        Message before = told.message();
        if (before instanceof VisitMessage known && latest instanceof VisitMessage.EditionPublished published) {
            VisitFacts now = published.visit();
            List<ProgrammeChange> changes = Difference.between(known.visit(), now);
            return changes.isEmpty() && known.visit().state().equals(now.state())
                    ? Optional.empty()
                    : Optional.of(new VisitMessage.EditionPublished(
                            now, published.edition(), changes, known.visit().hostAreas()));
        }
        if (before instanceof BriefingMessage known && latest instanceof BriefingMessage.Changed changed) {
            return Difference.none(known.briefing(), changed.briefing())
                    ? Optional.empty()
                    : Optional.of(new BriefingMessage.Changed(changed.briefing(), known.briefing()));
        }
        return Optional.of(latest);
    }

    private static boolean urgent(Message message, Instant now) {
        return switch (message) {
            case VisitMessage visit -> Notice.urgent(visit, now);
            case BriefingMessage briefing -> Notice.urgent(briefing, now);
            default -> false;
        };
    }

    private void add(String id, Message message, Instant happenedAt) {
        Notice notice = Notice.of(message, subscribers.buckets(), happenedAt, clock.instant())
                .orElse(null);
        if (notice == null) {
            return;
        }
        boolean isNew = notices.add(id, notice);
        log.atInfo()
                .addKeyValue("notice", id)
                .addKeyValue("type", notice.type())
                .addKeyValue("buckets", notice.buckets())
                .log(isNew ? "A notice was cut into chunks" : "A notice that is known already was left alone");
    }

    private interface Step {
        void on(String key);
    }

    /** Does a step again when the sweeper, or another instance, was quicker. */
    private static void withKey(Message message, Step step) {
        String key = (message instanceof BriefingMessage ? "briefing/" : "visit/") + message.aggregateId();
        for (int attempt = 1; ; attempt++) {
            try {
                step.on(key);
                return;
            } catch (StaleVersion | DuplicateKeyException quicker) {
                if (attempt == MOST_ATTEMPTS) {
                    throw quicker;
                }
            }
        }
    }
}
