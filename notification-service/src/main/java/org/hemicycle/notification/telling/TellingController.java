package org.hemicycle.notification.telling;

import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.telling.Telling.State;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows staff and those who operate the service who was told what about a visit or briefing; ids only. */
@RestController
@PreAuthorize("hasAnyAuthority('tellings:read', 'operations:read')")
class TellingController {

    private static final int MOST = 500;
    private static final Pattern SUBJECT = Pattern.compile("(visit|briefing)/[A-Za-z0-9._-]{1,100}");

    private final Tellings tellings;

    TellingController(Tellings tellings) {
        this.tellings = tellings;
    }

    /**
     * A page of tellings by person and matter.
     *
     * @param next what to pass as {@code after} for the following page, or null at the end
     */
    record Page(List<Line> items, @Nullable String next) {}

    /**
     * What became of one telling.
     *
     * @param person whom it concerns, as the subject knows them
     * @param matter what it is about
     * @param version the latest version that they are to know
     * @param told the version that they know from us, 0 for none
     * @param state how far it is
     * @param urgent whether it does not wait for further changes
     * @param channel how they were told, once they were
     * @param since when the first change that they do not know came here
     * @param due when it is told or tried again, where it waits
     * @param toldAt when they were told last
     * @param attempts how often the mail server put it off
     * @param reason why it waits, or ended without being told
     */
    record Line(
            String person,
            String matter,
            long version,
            long told,
            State state,
            boolean urgent,
            @Nullable String channel,
            Instant since,
            @Nullable Instant due,
            @Nullable Instant toldAt,
            int attempts,
            @Nullable String reason) {}

    @GetMapping("/api/tellings")
    @Operation(summary = "Who was told what about a visit or briefing, who waits, and why")
    Page tellings(
            @RequestParam String subject,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String after) {
        if (!SUBJECT.matcher(subject).matches()) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "subject must be visit/ID or briefing/ID.", "subject");
        }
        if (limit < 1 || limit > MOST) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "limit must be from 1 to " + MOST + ".", "limit");
        }
        List<Telling> page = tellings.of(subject, after == null ? null : id(after, subject), limit);
        return new Page(
                page.stream().map(TellingController::line).toList(),
                page.size() < limit ? null : cursor(page.getLast()));
    }

    private static Line line(Telling telling) {
        return new Line(
                telling.person(),
                telling.matter(),
                telling.wanted(),
                telling.told(),
                telling.state(),
                telling.urgent(),
                telling.toldAt() == null ? null : "email",
                telling.since(),
                telling.due(),
                telling.toldAt(),
                telling.attempts(),
                telling.reason());
    }

    private static String cursor(Telling last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.id().getBytes(StandardCharsets.UTF_8));
    }

    private static String id(String cursor, String subject) {
        try {
            String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (id.startsWith(subject + "/")) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Said below, in our own words.
        }
        throw new Refused(CommonRefusal.INVALID_PARAMETER, "after must be what an earlier page gave as next.", "after");
    }
}
