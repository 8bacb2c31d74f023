package org.hemicycle.notification.courier;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.notification.courier.Delivery.Attempt;
import org.hemicycle.notification.courier.Delivery.State;
import org.hemicycle.notification.courier.Envelopes.Envelope;
import org.hemicycle.notification.courier.Wire.Answer;
import org.hemicycle.notification.webhook.Webhook;
import org.hemicycle.notification.webhook.WebhookProperties;
import org.hemicycle.notification.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that each webhook gets what is due there, one lane per webhook on threads of its own.
 *
 * <p>An attempt is recorded after it was made, so a kill in between repeats it, with the same {@code webhook-id}. What
 * is about one subject is sent in the order in which it came, as long as nothing fails.
 */
class Courier implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final int LANES_AT_ONCE = 200;
    private static final Duration BETWEEN_FORGETTING = Duration.ofHours(1);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Lanes lanes;
    private final Envelopes envelopes;
    private final Wire wire;
    private final Schedule schedule;
    private final WebhookProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private volatile boolean stopping;
    private Instant forgottenAt = Instant.EPOCH;

    Courier(
            Webhooks webhooks,
            Deliveries deliveries,
            Lanes lanes,
            Envelopes envelopes,
            Wire wire,
            Schedule schedule,
            WebhookProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.envelopes = envelopes;
        this.wire = wire;
        this.schedule = schedule;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Takes every lane at which something is due and that nobody sees to.
     *
     * @return what goes on in them, each over when its lane was given back
     */
    List<Future<?>> round() {
        var begun = new ArrayList<Future<?>>();
        for (String webhook : lanes.due(LANES_AT_ONCE)) {
            if (stopping) {
                break;
            }
            lanes.take(webhook).ifPresent(lane -> begun.add(threads.submit(() -> serve(lane))));
        }
        forget();
        return begun;
    }

    private void forget() {
        Instant now = clock.instant();
        if (now.isAfter(forgottenAt.plus(BETWEEN_FORGETTING))) {
            deliveries.forget(now.minus(properties.history()));
            forgottenAt = now;
        }
    }

    /** Goes through a lane until nothing is due, it must pause, or its claim is lost. */
    private void serve(Lanes.Held lane) {
        try {
            while (!stopping && lane.keep()) {
                Versioned<Webhook> webhook = webhooks.find(lane.webhook()).orElse(null);
                if (webhook == null) {
                    deliveries.removeAll(lane.webhook());
                    lane.remove();
                    return;
                }
                if (!webhook.state().enabled()) {
                    deliveries.hold(lane.webhook());
                }
                List<Delivery> due = deliveries.due(lane.webhook(), clock.instant(), properties.batch());
                if (!due.isEmpty()) {
                    Instant until = send(lane, webhook.state(), due);
                    if (until != null) {
                        lane.pause(until);
                        return;
                    }
                } else if (lane.rest(deliveries.nextDue(lane.webhook()).orElse(null))) {
                    return;
                }
            }
            lane.leave();
        } catch (RuntimeException e) {
            // The claim ends by itself, and whoever takes the lane then goes on; the store may be away for longer.
            log.atWarn().addKeyValue("webhook", lane.webhook()).log("A webhook's lane was left: {}", e.toString());
        }
    }

    /** Sends what is due, some at a time; answers until when the receiver wants nothing more, where it said so. */
    private @Nullable Instant send(Lanes.Held lane, Webhook webhook, List<Delivery> due) {
        Map<String, List<Delivery>> bySubject = new LinkedHashMap<>();
        due.forEach(delivery ->
                bySubject.computeIfAbsent(delivery.subject(), subject -> new ArrayList<>()).add(delivery));
        var batch = new Batch(lane, webhook);
        var places = new Semaphore(properties.width());
        var going = new ArrayList<Future<?>>();
        for (List<Delivery> about : bySubject.values()) {
            places.acquireUninterruptibly();
            going.add(threads.submit(() -> {
                try {
                    about.forEach(batch::send);
                } finally {
                    places.release();
                }
            }));
        }
        for (Future<?> each : going) {
            try {
                each.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return batch.until.get();
    }

    /** What is sent to one webhook in one go. */
    private final class Batch {

        private final Lanes.Held lane;
        private final Webhook webhook;
        private final AtomicReference<@Nullable Instant> until = new AtomicReference<>();
        private volatile boolean over;

        Batch(Lanes.Held lane, Webhook webhook) {
            this.lane = lane;
            this.webhook = webhook;
        }

        void send(Delivery delivery) {
            if (over || stopping || !lane.keep()) {
                return;
            }
            Instant at = clock.instant();
            Envelope envelope = envelopes.of(delivery, webhook, at).orElse(null);
            if (envelope == null) {
                // Deliveries are planned after their notice was saved, and notices are not removed before them.
                record(delivery, new Attempt(at, null, 0, "notice no longer kept"), State.GIVEN_UP, null);
                return;
            }
            Answer answer = wire.post(webhook.url(), envelope.headers(), envelope.body());
            meters.timer("hemicycle.webhook.attempts", "outcome", outcome(answer)).record(answer.took());
            var attempt = new Attempt(at, answer.status(), answer.took().toMillis(), answer.error());
            if (answer.taken()) {
                record(delivery, attempt, State.DELIVERED, null);
                return;
            }
            if (answer.gone()) {
                over = true;
                webhooks.gone(delivery.webhook());
                record(delivery, attempt, State.GIVEN_UP, null);
                log.atWarn().addKeyValue("webhook", delivery.webhook()).log("A webhook answered that it is gone and was disabled");
                return;
            }
            Instant now = clock.instant();
            Instant next = schedule.next(delivery.tries() + 1, answer.notBefore(), now).orElse(null);
            record(delivery, attempt, next == null ? State.GIVEN_UP : State.WAITING, next);
            Instant notBefore = answer.notBefore();
            if (notBefore != null) {
                over = true;
                until.accumulateAndGet(notBefore, Batch::later);
            }
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            return one == null || (other != null && other.isAfter(one)) ? other : one;
        }

        private void record(Delivery delivery, Attempt attempt, State state, @Nullable Instant due) {
            if (!deliveries.record(delivery, attempt, state, due)) {
                log.atInfo()
                        .addKeyValue("delivery", delivery.id())
                        .log("A delivery was changed while it was sent; what it is now stays");
            }
            if (state == State.GIVEN_UP) {
                log.atWarn()
                        .addKeyValue("delivery", delivery.id())
                        .addKeyValue("reason", attempt.error())
                        .log("A delivery to a webhook was given up");
            }
        }
    }

    private static String outcome(Answer answer) {
        return answer.taken() ? "delivered" : answer.status() == null ? "no answer" : "refused";
    }

    /** Begins nothing more and waits for what is under way. */
    @Override
    public void close() {
        stopping = true;
        threads.shutdown();
        try {
            threads.awaitTermination(properties.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        wire.close();
    }
}
