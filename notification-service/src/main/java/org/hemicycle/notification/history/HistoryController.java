package org.hemicycle.notification.history;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.bounce.Suppressions;
import org.hemicycle.notification.history.Histories.From;
import org.hemicycle.notification.list.Cursor;
import org.hemicycle.notification.list.Cursor.Place;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.hemicycle.notification.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells staff what became of mails. */
@RestController
@PreAuthorize("hasAuthority('deliveries:read')")
public class HistoryController {

    private static final int MOST = 200;
    private static final Set<String> STATES =
            Set.of("planned", "sent", "deferred", "bounced", "suppressed", "given-up");

    private final Histories histories;
    private final Subscribers subscribers;
    private final Suppressions suppressions;
    private final AddressVault vault;

    HistoryController(
            Histories histories, Subscribers subscribers, Suppressions suppressions, AddressVault vault) {
        this.histories = histories;
        this.subscribers = subscribers;
        this.suppressions = suppressions;
        this.vault = vault;
    }

    /**
     * A page of what became of mails.
     *
     * @param next what to pass as {@code after} for the following page, or null at the end
     */
    public record Page(List<Line> items, @Nullable String next) {}

    /** An address somebody asks about. */
    public record Question(@Nullable String email) {}

    /**
     * What is known under an address.
     *
     * @param subscriber the id of the subscriber with this address, if there is one
     * @param suppressed why nothing is sent to it, such as {@code hard}, where that is so
     * @param since since when nothing is sent to it
     */
    public record Found(@Nullable String subscriber, @Nullable String suppressed, @Nullable Instant since) {}

    @GetMapping("/api/deliveries")
    @Operation(summary = "What became of the mails to a subscriber, the latest first, or of those of a notice, by bucket",
            description = "A state asks for mails as sending left them; one that came back later is shown as bounced"
                    + " wherever it is listed, and still found as sent.")
    Page deliveries(
            @RequestParam(required = false) @Nullable String subscriber,
            @RequestParam(required = false) @Nullable String notice,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        if (limit < 1 || limit > MOST) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "limit must be from 1 to " + MOST + ".", "limit");
        }
        if (state != null && !STATES.contains(state)) {
            throw new Refused(
                    CommonRefusal.INVALID_PARAMETER,
                    "state must be one of planned, sent, deferred, bounced, suppressed, given-up.",
                    "state");
        }
        if (subscriber != null && notice == null && state == null) {
            var owner = subscribers.owner(subscriber)
                    .orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, "There is no subscriber with this id."));
            var page = histories.of(owner, after == null ? null : Cursor.place(after), limit);
            Place next = page.next();
            return new Page(page.lines(), next == null ? null : Cursor.word(next.time(), next.id()));
        }
        if (notice != null && subscriber == null) {
            if (!histories.isKnown(notice)) {
                throw new Refused(CommonRefusal.NOT_FOUND, "There is no notice with this id.");
            }
            var page = histories.of(notice, after == null ? new From(0, 0) : Cursor.place(after, HistoryController::from), state, limit);
            From next = page.next();
            return new Page(
                    page.lines(),
                    next == null ? null : Cursor.word(next.bucket(), next.place()));
        }
        throw new Refused(
                CommonRefusal.INVALID_PARAMETER,
                "Either a subscriber or a notice must be named; a state only together with a notice.",
                "subscriber");
    }

    @PostMapping("/api/deliveries/lookup")
    @Operation(summary = "Which subscriber has an address; a body, so that the address is in no log")
    Found lookup(@RequestBody Question question) {
        EmailAddress address = EmailAddress.in("email", question.email());
        var owner = subscribers.ownerWith(vault.fingerprint(address));
        var suppression = suppressions.of(address);
        return new Found(
                owner.map(found -> found.id()).orElse(null),
                suppression.map(found -> found.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                        .orElse(null),
                suppression.map(found -> found.since()).orElse(null));
    }

    private static From from(String bucket, String place) {
        return new From(Integer.parseInt(bucket), Integer.parseUnsignedInt(place));
    }
}
