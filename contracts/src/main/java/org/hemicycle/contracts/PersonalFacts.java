package org.hemicycle.contracts;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person is to be told at this moment and where they can be reached.
 *
 * <p>It goes over HTTP, from events-service to notification-service at sending time, and never into a message, a store
 * or a log. It answers {@code GET /api/concerns/{subjectKind}/{subjectId}/people/{personId}?matter=M&since=V}.
 *
 * @param email the address to write to, where there is one
 * @param name the name to greet them by
 * @param language BCP 47 tag of the language they read
 * @param timeZone IANA name of the zone they want times in
 * @param title the title of the visit or briefing, per language
 * @param page path of their personal page, with the token that opens it
 * @param calendar path of their personal calendar feed, where there is one
 * @param edition the edition or version that these facts describe
 * @param urgent whether they must be told without waiting for further changes
 * @param changes what differs for them from the version they were told last; empty where nothing does
 * @param start when it starts, at the place's offset, where the matter has a time
 * @param end when it ends, at the place's offset
 * @param place where it is, on one line, in the original language
 * @param answerUntil until when they can answer, where an answer is asked for
 * @param lines anything else to say, in this order
 * @param invitation the iCalendar object to attach (RFC 6047), where there is one
 */
public record PersonalFacts(
        @Nullable String email,
        String name,
        String language,
        String timeZone,
        LocalizedText title,
        String page,
        @Nullable String calendar,
        long edition,
        boolean urgent,
        List<ProgrammeChange> changes,
        @Nullable OffsetDateTime start,
        @Nullable OffsetDateTime end,
        @Nullable String place,
        @Nullable OffsetDateTime answerUntil,
        List<Line> lines,
        @Nullable String invitation) {

    /** Without the person: a line in a log must not tell who they are. */
    @Override
    public String toString() {
        return "PersonalFacts[edition=" + edition + ", changes=" + changes.size() + "]";
    }

    /**
     * One line of a letter.
     *
     * @param label the key of its label, such as {@code room}, {@code building}, {@code deadline} or {@code missing}
     * @param value what it says, per language
     */
    public record Line(String label, LocalizedText value) {}
}
