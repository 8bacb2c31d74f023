package org.hemicycle.notification.bounce;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.bounce.BounceDesk.Taken;
import org.hemicycle.notification.bounce.Suppressions.Suppression;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a mail server hands in what came back, and where administrators see whom nothing is sent to. */
@RestController
public class BounceController {

    private static final int LARGEST_MAIL = 1024 * 1024;
    private static final int MOST = 200;
    private static final int MOST_BLOCKS = 1_000;

    private final BounceDesk desk;
    private final Suppressions suppressions;

    BounceController(BounceDesk desk, Suppressions suppressions) {
        this.desk = desk;
        this.suppressions = suppressions;
    }

    /**
     * What a report said and what followed.
     *
     * @param kind {@code hard}, {@code soft}, {@code complaint} or {@code nothing}
     * @param status the enhanced status code, where it gave one
     * @param outcome {@code suppressed}, {@code counted}, {@code withdrawn}, {@code known} or {@code nothing}
     */
    public record Answer(String kind, @Nullable String status, String outcome) {}

    /**
     * An address that nothing is sent to.
     *
     * @param id what stands for it; the address itself is not kept
     * @param reason {@code hard}, {@code soft-limit}, {@code erased} or {@code blocked}
     */
    public record Line(String id, String reason, @Nullable String status, String words, Instant since) {}

    /** A page of the list. */
    public record Page(List<Line> items, @Nullable String next) {}

    /** Addresses, and domains with or without an @ before them. */
    public record Blocks(@Nullable List<@Nullable String> entries) {}

    /** How many are blocked now, and how many were on the list already. */
    public record Blocked(int blocked, int known) {}

    /** An address somebody asks about. */
    public record Question(@Nullable String email) {}

    /** Whether an address is on the list. */
    public record Found(boolean suppressed, @Nullable Line suppression) {}

    @PostMapping(path = "/api/bounces", consumes = {"message/rfc822", "message/global"})
    @PreAuthorize("hasAuthority('bounces:write')")
    @Operation(summary = "Hand in a bounce (RFC 3464) or a complaint (RFC 5965) as it arrived; twice counts once")
    Answer bounce(InputStream body, @RequestParam @Nullable String recipient) throws IOException {
        byte[] mail = body.readNBytes(LARGEST_MAIL + 1);
        if (mail.length > LARGEST_MAIL) {
            throw new Refused(CommonRefusal.BODY_TOO_LARGE, CommonRefusal.BODY_TOO_LARGE.sentence());
        }
        Taken taken = desk.take(mail, recipient);
        return new Answer(name(taken.kind()), taken.status(), name(taken.outcome()));
    }

    @GetMapping("/api/suppressions")
    @PreAuthorize("hasAuthority('suppressions:read')")
    @Operation(summary = "The addresses that nothing is sent to, the latest first, without the addresses")
    Page list(@RequestParam(defaultValue = "50") int limit, @RequestParam @Nullable String after) {
        if (limit < 1 || limit > MOST) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "limit must be between 1 and " + MOST + ".", "limit");
        }
        Instant before = null;
        String idBelow = null;
        if (after != null) {
            int space = after.indexOf('~');
            try {
                before = Instant.parse(after.substring(0, Math.max(space, 0)));
                idBelow = after.substring(space + 1);
            } catch (DateTimeParseException e) {
                throw new Refused(CommonRefusal.INVALID_PARAMETER, "after must be what the page before gave.", "after");
            }
        }
        List<Suppression> found = suppressions.page(before, idBelow, limit + 1);
        boolean more = found.size() > limit;
        List<Suppression> shown = more ? found.subList(0, limit) : found;
        String next = more ? shown.getLast().since() + "~" + shown.getLast().id() : null;
        return new Page(shown.stream().map(BounceController::line).toList(), next);
    }

    @PostMapping("/api/suppressions/lookup")
    @PreAuthorize("hasAuthority('suppressions:read')")
    @Operation(summary = "Whether anything is sent to an address; a body, so that the address is in no log")
    Found lookup(@RequestBody Question question) {
        EmailAddress address = EmailAddress.in("email", question.email());
        return suppressions.of(address)
                .map(suppression -> new Found(true, line(suppression)))
                .orElseGet(() -> new Found(false, null));
    }

    @PostMapping("/api/suppressions/blocks")
    @PreAuthorize("hasAuthority('suppressions:write')")
    @Operation(summary = "Send nothing to addresses and domains any more; blocking twice changes nothing")
    Blocked block(@RequestBody Blocks blocks) {
        List<@Nullable String> entries = blocks.entries() == null ? List.of() : blocks.entries();
        if (entries.isEmpty() || entries.size() > MOST_BLOCKS) {
            throw new Refused(
                    CommonRefusal.INVALID_FIELD, "Between 1 and " + MOST_BLOCKS + " addresses or domains must be named.", "entries");
        }
        var keys = new LinkedHashSet<String>();
        var faults = new ArrayList<FieldFault>();
        for (int i = 0; i < entries.size(); i++) {
            String entry = Objects.requireNonNullElse(entries.get(i), "").strip();
            try {
                keys.add(entry.lastIndexOf('@') > 0
                        ? suppressions.key(EmailAddress.of(entry))
                        : Suppressions.domainKey(EmailAddress.domain(entry.startsWith("@") ? entry.substring(1) : entry)));
            } catch (IllegalArgumentException e) {
                faults.add(new FieldFault("entries[" + i + "]", String.valueOf(e.getMessage())));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refused(CommonRefusal.INVALID_FIELD, CommonRefusal.INVALID_FIELD.sentence(), faults);
        }
        int blocked = suppressions.block(keys);
        return new Blocked(blocked, keys.size() - blocked);
    }

    @DeleteMapping("/api/suppressions/{id}")
    @PreAuthorize("hasAuthority('suppressions:write')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Send to an address again, and forget what was counted against it")
    void remove(@PathVariable String id) {
        if (!desk.forgive(id)) {
            throw BounceRefusal.SUPPRESSION_UNKNOWN.refused();
        }
    }

    private static Line line(Suppression suppression) {
        return new Line(
                suppression.id(),
                name(suppression.reason()),
                suppression.status(),
                suppression.words(),
                suppression.since());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
