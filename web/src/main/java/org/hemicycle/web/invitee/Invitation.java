package org.hemicycle.web.invitee;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.web.briefing.Briefing;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as the one who was invited sees it.
 *
 * @param briefing what it is about
 * @param name the guest
 * @param aide whom the guest sends
 * @param isAide whether the reader is the one who is sent
 * @param state how far the registration has come
 * @param maybe whether the guest said that they may come
 * @param position how many wait before them plus one
 * @param offeredUntil when the offer passes on
 * @param answerUntil until when one can say yes
 * @param changeUntil until when a seat can be given back
 * @param answers what can be answered now
 * @param code what can be typed at the door
 * @param changes what differs from when and where they were shown it before
 * @param calendar the path of their own calendar
 */
public record Invitation(
        About briefing,
        String name,
        @Nullable String aide,
        boolean isAide,
        String state,
        boolean maybe,
        @Nullable Integer position,
        @Nullable OffsetDateTime offeredUntil,
        OffsetDateTime answerUntil,
        OffsetDateTime changeUntil,
        List<String> answers,
        @Nullable String code,
        List<ProgrammeChange> changes,
        @Nullable String calendar) {

    @SuppressWarnings("NullAway") // events-service may leave out empty lists.
    public Invitation {
        answers = answers == null ? List.of() : List.copyOf(answers);
        changes = changes == null ? List.of() : List.copyOf(changes);
    }

    /** What the invitation is to. */
    public record About(
            String state,
            LocalizedText title,
            LocalizedText purpose,
            OffsetDateTime start,
            OffsetDateTime end,
            ZoneId timeZone,
            Briefing.Place building,
            @Nullable String room,
            @Nullable String sponsor,
            @Nullable LocalizedText cancellationReason) {

        /** Times on the clock of the building, whatever offset they came in. */
        public About {
            start = start.atZoneSameInstant(timeZone).toOffsetDateTime();
            end = end.atZoneSameInstant(timeZone).toOffsetDateTime();
        }
    }

    /** Whether an answer is possible now. */
    public boolean may(String answer) {
        return answers.contains(answer);
    }

    /** The key of the sentence that says where the guest stands. */
    public String standing() {
        if (briefing.state().equals("CANCELLED")) {
            return "cancelled-briefing";
        }
        return maybe ? "maybe" : state;
    }
}
