package org.hemicycle.events.briefing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.hemicycle.contracts.Message;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets everybody who wants something of the same briefing at the same moment have their turn, in the order in which
 * they came, and saves what a whole row of them changed in one write.
 *
 * <p>When two hundred people answer at once, one write each would mean two hundred conflicts on one version. Here the
 * first of a row decides for all who came while the row before was being saved; a refusal is that one's own. Instances
 * do not know of each other's rows: when another one has saved meanwhile, the row is decided again on what is there
 * now. Nobody is answered before what they were told is saved.
 */
@Component
public class Turns {

    private static final int LONGEST_ROW = 64;
    private static final int ATTEMPTS = 60;

    private final Briefings briefings;
    private final ConcurrentHashMap<BriefingId, Queue> queues = new ConcurrentHashMap<>();

    Turns(Briefings briefings) {
        this.briefings = briefings;
    }

    /** What somebody's turn made: what happened to the briefing, and the version in which it is saved. */
    public record Taken(BriefingEvent event, long version) {

        /** The briefing after it. */
        public Versioned<Briefing> briefing() {
            return new Versioned<>(event.after().id().value(), version, event.after());
        }
    }

    /** Decides on the briefing as it is; called again on a later one when another instance was quicker. */
    public interface Decision extends BiFunction<Briefing, Long, BriefingEvent> {}

    private static final class Turn {
        private final Decision decision;
        private final CompletableFuture<Boolean> called = new CompletableFuture<>();
        private volatile @Nullable Taken taken;
        private volatile @Nullable RuntimeException refused;

        Turn(Decision decision) {
            this.decision = decision;
        }

        Taken outcome() {
            RuntimeException refusal = refused;
            if (refusal != null) {
                throw refusal;
            }
            Taken made = taken;
            if (made == null) {
                throw new IllegalStateException("a turn ended without an outcome");
            }
            return made;
        }
    }

    private static final class Queue {
        private final ArrayDeque<Turn> waiting = new ArrayDeque<>();
        private boolean served;
    }

    /**
     * Takes a turn; the decision is given the briefing and the version that it would be saved as.
     *
     * @throws org.hemicycle.defaults.refusal.Refused BRIEFING_UNKNOWN, BRIEFING_BUSY, or what the decision refuses
     */
    public Taken take(BriefingId id, Decision decision) {
        var turn = new Turn(decision);
        queues.compute(id, (key, queue) -> {
            Queue joined = queue == null ? new Queue() : queue;
            joined.waiting.add(turn);
            if (!joined.served) {
                joined.served = true;
                turn.called.complete(true);
            }
            return joined;
        });
        boolean first = await(turn);
        if (first) {
            var row = new ArrayList<Turn>();
            queues.computeIfPresent(id, (key, queue) -> {
                while (row.size() < LONGEST_ROW && !queue.waiting.isEmpty()) {
                    row.add(queue.waiting.poll());
                }
                return queue;
            });
            try {
                serve(id, row);
            } catch (RuntimeException failed) {
                row.forEach(one -> one.refused = failed);
            } finally {
                row.stream().filter(one -> one != turn).forEach(one -> one.called.complete(false));
                queues.computeIfPresent(id, (key, queue) -> {
                    Turn next = queue.waiting.peek();
                    if (next == null) {
                        return null;
                    }
                    next.called.complete(true);
                    return queue;
                });
            }
        }
        return turn.outcome();
    }

    private static boolean await(Turn turn) {
        try {
            return turn.called.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(BriefingId id, List<Turn> row) {
        for (int attempt = 1; ; attempt++) {
            Versioned<Briefing> found = briefings.find(id).orElseThrow(BriefingRefusal.BRIEFING_UNKNOWN::refused);
            long next = found.version() + 1;
            Briefing after = found.state();
            var messages = new ArrayList<Message>();
            for (Turn turn : row) {
                turn.refused = null;
                try {
                    BriefingEvent event = turn.decision.apply(after, next);
                    messages.addAll(BriefingMessages.of(event, next));
                    after = event.after();
                    turn.taken = new Taken(event, next);
                } catch (RuntimeException refused) {
                    turn.refused = refused;
                }
            }
            if (after.equals(found.state())) {
                row.forEach(turn -> {
                    Taken taken = turn.taken;
                    turn.taken = taken == null ? null : new Taken(taken.event(), found.version());
                });
                return;
            }
            try {
                briefings.save(after, found.version(), messages);
                return;
            } catch (StaleVersion anotherInstanceWasQuicker) {
                if (attempt == ATTEMPTS) {
                    throw BriefingRefusal.BRIEFING_BUSY.refused();
                }
                rest();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, 15)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BriefingRefusal.BRIEFING_BUSY.refused();
        }
    }
}
