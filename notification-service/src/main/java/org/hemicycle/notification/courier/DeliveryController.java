package org.hemicycle.notification.courier;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.courier.Delivery.State;
import org.hemicycle.notification.list.Cursor;
import org.hemicycle.notification.list.Cursor.Place;
import org.hemicycle.notification.webhook.WebhookDesk;
import org.hemicycle.notification.webhook.WebhookRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was sent to a webhook and what came of it, and lets it be sent again. */
@RestController
public class DeliveryController {

    private static final int MOST = 100;

    private final WebhookDesk desk;
    private final Deliveries deliveries;
    private final Lanes lanes;
    private final Clock clock;

    DeliveryController(WebhookDesk desk, Deliveries deliveries, Lanes lanes, Clock clock) {
        this.desk = desk;
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.clock = clock;
    }

    /**
     * One message and its attempts.
     *
     * @param id the {@code webhook-id} that the receiver saw
     * @param notice the notice it was made of
     * @param type what happened, such as {@code visit.announced.v1}
     * @param state {@code waiting}, {@code delivered}, {@code given-up} or {@code held}
     * @param due when it is tried next, where it is
     */
    public record Line(
            String id,
            String notice,
            String type,
            String subject,
            String state,
            Instant plannedAt,
            @Nullable Instant due,
            List<AttemptLine> attempts) {}

    /**
     * One attempt.
     *
     * @param status the HTTP status, or null where there was no answer
     * @param error what was wrong, or null where it was taken
     */
    public record AttemptLine(Instant at, @Nullable Integer status, long milliseconds, @Nullable String error) {}

    /** A page of messages, the latest first; {@code next} is what to pass as {@code after}, or null at the end. */
    public record Page(List<Line> items, @Nullable String next) {}

    /**
     * What to send again: everything planned from one moment on and before another, which is in one of these states.
     *
     * @param states {@code given-up} and {@code held} when left out
     */
    public record Range(@Nullable Instant from, @Nullable Instant until, @Nullable List<@Nullable String> states) {}

    /** How many messages are sent again. */
    public record Replayed(long replayed) {}

    @GetMapping("/api/webhooks/{id}/attempts")
    @PreAuthorize("hasAuthority('webhooks:read')")
    @Operation(summary = "What was meant for a webhook, the latest first, with every attempt")
    Page attempts(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after) {
        if (limit < 1 || limit > MOST) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "limit must be from 1 to " + MOST + ".", "limit");
        }
        State only = state == null ? null : State.named(state).orElseThrow(() -> new Refused(
                CommonRefusal.INVALID_PARAMETER, "state must be waiting, delivered, given-up or held.", "state"));
        desk.find(id);
        Place end = after == null ? null : Cursor.place(after);
        List<Delivery> page = end == null
                ? deliveries.page(id, only, null, null, limit)
                : deliveries.page(id, only, end.time(), end.id(), limit);
        return new Page(
                page.stream().map(DeliveryController::line).toList(),
                page.size() < limit ? null : Cursor.word(page.getLast().plannedAt(), page.getLast().id()));
    }

    @PostMapping("/api/webhooks/{id}/deliveries/{message}/replay")
    @PreAuthorize("hasAuthority('webhooks:write')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send one message again, whatever became of it, under the same webhook-id")
    Replayed replay(@PathVariable String id, @PathVariable String message) {
        requireEnabled(id);
        if (!deliveries.replay(id, message, clock.instant())) {
            throw new Refused(WebhookRefusal.DELIVERY_UNKNOWN, WebhookRefusal.DELIVERY_UNKNOWN.sentence());
        }
        lanes.wake(List.of(id));
        return new Replayed(1);
    }

    @PostMapping("/api/webhooks/{id}/replay")
    @PreAuthorize("hasAuthority('webhooks:write')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send again what was planned in a range of time, under the same webhook-ids")
    Replayed replay(@PathVariable String id, @RequestBody Range range) {
        var faults = new ArrayList<FieldFault>();
        Instant from = range.from();
        Instant until = range.until();
        if (from == null) {
            faults.add(new FieldFault("from", "must be a moment such as 2027-03-01T00:00:00Z"));
        }
        if (until == null || (from != null && !from.isBefore(until))) {
            faults.add(new FieldFault("until", "must be a moment after from"));
        }
        Set<State> states = states(range.states(), faults);
        if (from == null || until == null || !faults.isEmpty()) {
            throw new Refused(CommonRefusal.INVALID_FIELD, CommonRefusal.INVALID_FIELD.sentence(), faults);
        }
        requireEnabled(id);
        long replayed = deliveries.replay(id, from, until, states, clock.instant());
        lanes.wake(List.of(id));
        return new Replayed(replayed);
    }

    private static Set<State> states(@Nullable List<@Nullable String> names, List<FieldFault> faults) {
        if (names == null) {
            return EnumSet.of(State.GIVEN_UP, State.HELD);
        }
        var states = EnumSet.noneOf(State.class);
        for (int i = 0; i < names.size(); i++) {
            var state = State.named(names.get(i)).filter(known -> known != State.WAITING);
            state.ifPresent(states::add);
            if (state.isEmpty()) {
                faults.add(new FieldFault("states[" + i + "]", "must be delivered, given-up or held"));
            }
        }
        return states;
    }

    private void requireEnabled(String id) {
        if (!desk.find(id).state().enabled()) {
            throw new Refused(WebhookRefusal.WEBHOOK_DISABLED, WebhookRefusal.WEBHOOK_DISABLED.sentence());
        }
    }

    private static Line line(Delivery delivery) {
        return new Line(
                delivery.messageId(),
                delivery.notice(),
                delivery.type(),
                delivery.subject(),
                delivery.state().wireName(),
                delivery.plannedAt(),
                delivery.due(),
                delivery.log().stream()
                        .map(attempt -> new AttemptLine(
                                attempt.at(), attempt.status(), attempt.milliseconds(), attempt.error()))
                        .toList());
    }
}
