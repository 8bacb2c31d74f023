package org.hemicycle.events.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.briefing.BriefingKind;
import org.hemicycle.events.briefing.BriefingState;
import org.hemicycle.events.briefing.Session;
import org.hemicycle.events.guest.Origin;
import org.hemicycle.events.guest.Registration;
import org.hemicycle.events.guest.RegistrationState;
import org.hemicycle.events.guest.Why;
import org.jspecify.annotations.Nullable;

/**
 * A briefing and one's own registration, as the holder of a personal link sees them; nobody else on the list appears.
 *
 * @param aide whom the guest sends, or the holder's own name where they are the one who is sent
 * @param isAide whether the holder comes in somebody's place
 * @param answers what can be answered at this moment
 * @param code what can be typed at the door, for whoever has a seat
 * @param changes what differs from when and where they were shown it before
 * @param calendar the path of their own calendar, for whoever the briefing still expects
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonalView(
        About briefing,
        String name,
        @Nullable String aide,
        boolean isAide,
        String state,
        String partstat,
        boolean maybe,
        @Nullable Integer position,
        @Nullable OffsetDateTime offeredUntil,
        OffsetDateTime answerUntil,
        OffsetDateTime changeUntil,
        List<Answer> answers,
        @Nullable String code,
        List<ProgrammeChange> changes,
        @Nullable String calendar) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record About(
            String id,
            BriefingState state,
            BriefingKind kind,
            LocalizedText title,
            LocalizedText purpose,
            OffsetDateTime start,
            OffsetDateTime end,
            String timeZone,
            BuildingFacts building,
            @Nullable String room,
            @Nullable String sponsor,
            @Nullable LocalizedText cancellationReason) {}

    static PersonalView of(GuestDesk.Seen seen, Instant now, @Nullable String calendar) {
        Briefing briefing = seen.briefing().state();
        Registration one = seen.registration();
        Session session = briefing.session();
        ZoneId zone = session.zone();
        boolean isAide = one.aide() != null && one.aide().personId().equals(seen.personId());
        int position = briefing.guests().positionOf(one);
        var sponsor = briefing.hosts().sponsor();
        return new PersonalView(
                new About(
                        briefing.id().value(), briefing.state(), briefing.kind(), briefing.subject().title(), briefing.subject().purpose(),
                        session.start(), session.end(), zone.getId(), session.building(), session.room(),
                        sponsor == null ? null : sponsor.name(), briefing.cancellationReason()),
                one.guest().name(),
                one.aide() == null ? null : one.aide().name(),
                isAide,
                one.state().word(),
                one.partstat(),
                one.state() instanceof RegistrationState.Invited invited && invited.maybe(),
                position == 0 ? null : position,
                one.state() instanceof RegistrationState.Offered offered ? offered.until().atZone(zone).toOffsetDateTime() : null,
                briefing.admission().answerUntil().atZone(zone).toOffsetDateTime(),
                session.slot().start().minus(briefing.admission().changeLimit()).atZone(zone).toOffsetDateTime(),
                isAide ? List.of() : answers(briefing, one, now),
                one.state().holdsSeat() ? one.code() : null,
                seen.since() == 0 ? List.of() : BriefingConcerns.changes(briefing, seen.since()),
                calendar);
    }

    private static List<Answer> answers(Briefing briefing, Registration one, Instant now) {
        var answers = new ArrayList<Answer>();
        if (briefing.state() != BriefingState.PUBLISHED || !now.isBefore(briefing.session().slot().start())) {
            return answers;
        }
        boolean inTime = now.isBefore(briefing.admission().answerUntil());
        boolean changeable = now.isBefore(briefing.session().slot().start().minus(briefing.admission().changeLimit()));
        switch (one.state()) {
            case RegistrationState.Invited invited -> {
                if (inTime) {
                    answers.addAll(List.of(Answer.YES, Answer.MAYBE, Answer.DELEGATE));
                }
                answers.add(Answer.NO);
            }
            case RegistrationState.Unconfirmed unconfirmed -> {
                if (now.isBefore(unconfirmed.until())) {
                    answers.add(Answer.YES);
                }
                answers.add(Answer.NO);
            }
            case RegistrationState.Offered offered -> {
                if (now.isBefore(offered.until())) {
                    answers.addAll(List.of(Answer.YES, Answer.DELEGATE));
                }
                answers.add(Answer.NO);
            }
            case RegistrationState.Requested requested -> answers.add(Answer.NO);
            case RegistrationState.Waitlisted waitlisted -> answers.add(Answer.NO);
            case RegistrationState.Confirmed confirmed -> {
                if (changeable) {
                    answers.add(one.aide() == null ? Answer.DELEGATE : Answer.YES);
                    answers.add(Answer.NO);
                    if (one.origin() != Origin.TRANSFERRED) {
                        answers.add(Answer.TRANSFER);
                    }
                }
            }
            case RegistrationState.Declined declined -> {
                if (inTime) {
                    answers.addAll(List.of(Answer.YES, Answer.MAYBE, Answer.DELEGATE));
                }
            }
            case RegistrationState.Cancelled cancelled -> {
                if (inTime && cancelled.why() == Why.GUEST) {
                    answers.add(Answer.YES);
                }
            }
            case RegistrationState.Attended attended -> {}
            case RegistrationState.NoShow noShow -> {}
        }
        return answers;
    }
}
