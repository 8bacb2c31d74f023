package org.hemicycle.events.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hemicycle.events.visit.Samples.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.ProgrammeRefusal;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Visibility;
import org.hemicycle.events.programme.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How visits and meetings come from one state into the next, and what stands in the way. */
class LifecycleTest {

    private static final Condition.Outlook CLEAR = Condition.Outlook.CLEAR;
    private static final Slot TUESDAY = slot("2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00");
    private static final Slot WEDNESDAY = slot("2027-03-03T14:00:00+01:00", "2027-03-03T15:00:00+01:00");
    private static final Preparation SETTLED = new Preparation("paris", "Lea Sample", null,
            List.of(new Preparation.Ask("a-1", text("A hearing on peacebuilding"))), List.of());

    @Test
    void goesFromTheIdeaToTheArchiveAndSaysAtEachStepWhatIsMissing() {
        Visit visit = Visit.begin(new VisitId("visit-1"), begun().plan(), List.of(EDO), NOW).after();
        assertMissing(visit, NOW, Condition.ASK_NAMED, Condition.LEAD_NAMED, Condition.OFFICE_NAMED);
        visit = step(visit.prepare(SETTLED, NOW).after(), VisitState.SCOPED, NOW);

        assertMissing(visit, NOW, Condition.MEETING_WISHED);
        visit = visit.addMeeting(must("m-1", MeetingState.WISHED, null), NOW).after();
        visit = step(visit, VisitState.INVITING, NOW);

        assertMissing(visit, NOW, Condition.HEAD_NAMED);
        visit = step(visit.nameDelegates(List.of(DANA, EDO), NOW).after(), VisitState.PLANNING, NOW);

        assertMissing(visit, NOW, Condition.MEETING_HELD, Condition.MUST_HAVES_HELD);
        visit = visit.addMeeting(meeting("m-2", MeetingState.HELD, WEDNESDAY, Visibility.PUBLIC), NOW).after();
        assertMissing(visit, NOW, Condition.MUST_HAVES_HELD);
        visit = step(visit.stepMeeting("m-1", MeetingState.HELD, TUESDAY, NOW).after(), VisitState.ACCREDITING, NOW);

        assertMissing(visit, NOW, Condition.MEETINGS_CONFIRMED);
        visit = visit.stepMeeting("m-1", MeetingState.CONFIRMED, null, NOW).after().stepMeeting("m-2", MeetingState.DECLINED, null, NOW).after();
        assertThat(visit.missing(VisitState.CONFIRMED, new Condition.Outlook(1, 2), NOW)).containsExactly(Condition.ACCESS_SETTLED, Condition.RULES_KEPT);
        Visit unpublished = visit.announce(NOW).after().relocateMeeting("m-1", COMMITTEE, null, NOW).after();
        assertMissing(unpublished, NOW, Condition.PUBLISHED);
        visit = step(unpublished.publish(NOW).after(), VisitState.CONFIRMED, NOW);

        assertMissing(visit, Instant.parse("2027-02-28T22:59:59Z"), Condition.FIRST_DAY_COME);
        Instant firstMidnight = Instant.parse("2027-02-28T23:00:00Z");
        visit = step(visit, VisitState.RUNNING, firstMidnight);
        assertMissing(visit, Instant.parse("2027-03-05T22:59:59Z"), Condition.LAST_DAY_OVER);
        Instant after = Instant.parse("2027-03-05T23:00:00Z");
        visit = step(visit, VisitState.DEBRIEF, after);

        assertMissing(visit, after, Condition.MEETINGS_OVER);
        visit = visit.stepMeeting("m-1", MeetingState.DONE, null, after).after();
        assertMissing(visit, after, Condition.PRESENCE_NOTED);
        Attendance ada = visit.attendance("m-1", ADA.id());
        visit = visit.noteAttendance("m-1", ada.noted(ada.role(), null, Attendance.Attended.YES), after).after();
        visit = step(visit, VisitState.ARCHIVED, after);

        Visit archived = visit;
        refused(() -> archived.prepare(SETTLED, after), VisitRefusal.VISIT_ARCHIVED);
        refused(() -> archived.cancel(null, after), VisitRefusal.VISIT_ARCHIVED);
    }

    @Test
    void skipsNoStepButGoesBackWhileNothingHasBegun() {
        refused(() -> begun().step(VisitState.INVITING, CLEAR, NOW), VisitRefusal.STEP_IMPOSSIBLE);
        refused(() -> begun().step(VisitState.IDEA, CLEAR, NOW), VisitRefusal.STEP_IMPOSSIBLE);
        Visit scoped = step(begun().prepare(SETTLED, NOW).after(), VisitState.SCOPED, NOW);
        assertThat(step(scoped, VisitState.IDEA, NOW).state()).isEqualTo(VisitState.IDEA);
        Visit running = new Visit(scoped.id(), VisitState.RUNNING, 0, scoped.plan(), SETTLED, scoped.delegates(), null, null, null, NOW);
        refused(() -> running.step(VisitState.CONFIRMED, CLEAR, NOW), VisitRefusal.STEP_IMPOSSIBLE);
        refused(() -> running.postpone(null, NOW), VisitRefusal.STEP_IMPOSSIBLE);
    }

    @Test
    void givesItsSlotsBackWhenItIsPutOffAndTellsThoseConcernedAtOnce() {
        Visit announced = begun().addMeeting(must("m-1", MeetingState.CONFIRMED, TUESDAY), NOW).after().announce(NOW).after();
        var postponed = announced.postpone(LocalizedText.of("en", "An election was called"), NOW);
        assertThat(postponed.after().state()).isEqualTo(VisitState.POSTPONED);
        assertThat(postponed.after().meeting("m-1").slot()).isNull();
        assertThat(postponed.after().meeting("m-1").state()).isEqualTo(MeetingState.WISHED);
        assertThat(PublicFacts.messages(postponed, 4, NOW, Duration.ofHours(48))).filteredOn(PersonMessage.Concerned.class::isInstance)
                .contains(new PersonMessage.Concerned("visit", "visit-1", ADA.id(), "programme-changed", 2, true));
        refused(() -> postponed.after().stepMeeting("m-1", MeetingState.HELD, TUESDAY, NOW), VisitRefusal.VISIT_POSTPONED);
        refused(() -> postponed.after().publish(NOW), VisitRefusal.VISIT_POSTPONED);
        Instant later = Instant.parse("2027-06-01T10:00:00Z");
        Visit again = step(postponed.after().reschedule(new Window(LocalDate.parse("2027-09-06"), LocalDate.parse("2027-09-08")), later).after(), VisitState.PLANNING, later);
        assertThat(again.cancellationReason()).isNull();
        assertThat(again.isUnpublished(later)).isTrue();
    }

    @Test
    void bringsAMeetingFromTheWishToTheHandshake() {
        Visit visit = begun().addMeeting(must("m-1", MeetingState.WISHED, null), NOW).after();
        visit = visit.stepMeeting("m-1", MeetingState.REQUESTED, null, NOW).after();
        refused(visit, v -> v.stepMeeting("m-1", MeetingState.OFFERED, null, NOW), VisitRefusal.SLOT_MISSING);
        visit = visit.offerSlots("m-1", List.of(TUESDAY, WEDNESDAY, TUESDAY), NOW).after();
        assertThat(visit.meeting("m-1").offered()).containsExactly(TUESDAY, WEDNESDAY);
        assertThat(visit.meeting("m-1").state()).isEqualTo(MeetingState.OFFERED);
        assertThat(visit.meeting("m-1").sequence()).as("calendars know nothing yet").isZero();
        refused(visit, v -> v.stepMeeting("m-1", MeetingState.HELD, slot("2027-03-03T14:30:00+01:00", "2027-03-03T15:30:00+01:00"), NOW), VisitRefusal.SLOT_NOT_OFFERED);
        refused(visit, v -> v.stepMeeting("m-1", MeetingState.HELD, null, NOW), VisitRefusal.SLOT_MISSING);
        visit = visit.stepMeeting("m-1", MeetingState.HELD, WEDNESDAY, NOW).after();
        visit = visit.stepMeeting("m-1", MeetingState.CONFIRMED, null, NOW).after();
        assertThat(visit.meeting("m-1").slot()).isEqualTo(WEDNESDAY);
        refused(visit, v -> v.stepMeeting("m-1", MeetingState.DONE, null, WEDNESDAY.end().minusSeconds(1)), VisitRefusal.MEETING_NOT_OVER);
        visit = visit.stepMeeting("m-1", MeetingState.DONE, null, WEDNESDAY.end()).after();
        refused(visit, v -> v.stepMeeting("m-1", MeetingState.CANCELLED, null, NOW), VisitRefusal.STEP_IMPOSSIBLE);
        refused(visit, v -> v.rescheduleMeeting("m-1", TUESDAY, NOW), VisitRefusal.STEP_IMPOSSIBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "WISHED, REQUESTED OFFERED HELD CONFIRMED DECLINED CANCELLED",
        "REQUESTED, WISHED OFFERED HELD CONFIRMED DECLINED CANCELLED",
        "OFFERED, REQUESTED HELD CONFIRMED DECLINED CANCELLED",
        "HELD, REQUESTED OFFERED CONFIRMED DECLINED CANCELLED",
        "CONFIRMED, HELD DONE DECLINED CANCELLED",
        "DECLINED, WISHED REQUESTED",
    })
    void letsAMeetingTakeNoOtherStep(MeetingState from, String allowed) {
        var possible = EnumSet.noneOf(MeetingState.class);
        for (String word : allowed.split(" ")) {
            possible.add(MeetingState.valueOf(word));
        }
        Visit visit = begun().addMeeting(must("m-1", from.takesTime() ? from : MeetingState.WISHED, from.takesTime() ? TUESDAY : null), NOW).after();
        if (from == MeetingState.OFFERED) {
            visit = visit.offerSlots("m-1", List.of(TUESDAY), NOW).after();
        } else if (!from.takesTime() && from != MeetingState.WISHED) {
            visit = visit.stepMeeting("m-1", from, null, NOW).after();
        }
        assertThat(visit.meeting("m-1").state().next()).isEqualTo(possible);
        for (MeetingState to : EnumSet.complementOf(possible)) {
            refused(visit, v -> v.stepMeeting("m-1", to, TUESDAY, TUESDAY.end()), VisitRefusal.STEP_IMPOSSIBLE);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MeetingState.class, names = {"HELD", "CONFIRMED"})
    void keepsAPersonsTimeOnlyWhileItIsHeldOrConfirmed(MeetingState taking) {
        Visit visit = begun().addMeeting(must("m-1", taking, TUESDAY), NOW).after();
        refused(visit, v -> v.addMeeting(must("m-2", MeetingState.HELD, TUESDAY), NOW), ProgrammeRefusal.PERSON_IN_TWO_PLACES);
        assertThat(visit.addMeeting(must("m-2", MeetingState.REQUESTED, TUESDAY), NOW).after().meetings()).as("a request is no appointment").hasSize(2);
        Visit wished = visit.addMeeting(must("m-2", MeetingState.REQUESTED, TUESDAY), NOW).after();
        refused(wished, v -> v.stepMeeting("m-2", MeetingState.HELD, TUESDAY, NOW), ProgrammeRefusal.PERSON_IN_TWO_PLACES);
        assertThat(wished.stepMeeting("m-1", MeetingState.DECLINED, null, NOW).after().stepMeeting("m-2", MeetingState.HELD, TUESDAY, NOW).after()
                .meeting("m-2").takesTime()).isTrue();
    }

    @Test
    void refusesThatTwoMeetingsTakeOneRoom() {
        Visit visit = begun().addMeeting(meeting("m-1", TUESDAY, Visibility.PUBLIC), NOW).after().relocateMeeting("m-1", PARLIAMENT, "ASP 1G2", NOW).after();
        Visit other = visit.addMeeting(meeting("m-2", TUESDAY, Visibility.PUBLIC), NOW).after();
        refused(other, v -> v.relocateMeeting("m-2", PARLIAMENT, "asp 1g2 ", NOW), ProgrammeRefusal.ROOM_TAKEN);
        assertThat(other.relocateMeeting("m-2", COMMITTEE, "ASP 1G2", NOW).meeting().room()).as("a room of another house").isNotNull();
        assertThat(other.rescheduleMeeting("m-2", WEDNESDAY, NOW).after().relocateMeeting("m-2", PARLIAMENT, "ASP 1G2", NOW).meeting().room()).isNotNull();
    }

    @Test
    void keepsTheAnswerOfWhoeverStaysWhenPeopleChange() {
        Visit visit = begun().addMeeting(meeting("m-1", TUESDAY, Visibility.PUBLIC, interlocutor(ADA), delegate("d-1")), NOW).after();
        visit = visit.announce(NOW).after().answer("m-1", "d-1", Attendance.PartStat.ACCEPTED, null, NOW).after();
        visit = visit.describeMeeting("m-1", text("Talk"), List.of(delegate("d-1"), delegate("d-2")), Arrangement.ordinary(Visibility.PUBLIC), NOW).after();
        assertThat(visit.attendance("m-1", "d-1").partstat()).isEqualTo(Attendance.PartStat.ACCEPTED);
        assertThat(visit.attendance("m-1", "d-2").partstat()).isEqualTo(Attendance.PartStat.NEEDS_ACTION);
        refused(visit, v -> v.attendance("m-1", ADA.id()), VisitRefusal.ATTENDANCE_UNKNOWN);
        refused(visit, v -> v.describeMeeting("m-1", text("Talk"), List.of(delegate("d-1"), delegate("d-1")), Arrangement.ordinary(Visibility.PUBLIC), NOW),
                VisitRefusal.PERSON_NAMED_TWICE);
    }

    @Test
    void takesNoAnswerThatComesTooLateOrToWhatWasNotTold() {
        Visit planned = begun().addMeeting(meeting("m-1", TUESDAY, Visibility.PUBLIC, delegate("d-1")), NOW).after();
        refused(planned, v -> v.answer("m-1", "d-1", Attendance.PartStat.ACCEPTED, null, NOW), VisitRefusal.MEETING_UNKNOWN);
        Visit told = planned.announce(NOW).after();
        assertThat(told.answer("m-1", "d-1", Attendance.PartStat.DECLINED, null, TUESDAY.end().minusSeconds(1)).after().isUnpublished(NOW)).isFalse();
        refused(told, v -> v.answer("m-1", "d-1", Attendance.PartStat.ACCEPTED, null, TUESDAY.end()), VisitRefusal.MEETING_OVER);
        refused(told, v -> v.answer("m-1", "d-2", Attendance.PartStat.ACCEPTED, null, NOW), VisitRefusal.MEETING_UNKNOWN);
    }

    @Test
    void tellsAtOnceWhatIsNearAndLaterWhatIsNot() {
        Visit told = begun().addMeeting(meeting("m-1", TUESDAY, Visibility.PUBLIC, delegate("d-1")), NOW).after().announce(NOW).after()
                .rescheduleMeeting("m-1", WEDNESDAY, NOW).after();
        Instant near = TUESDAY.start().minus(Duration.ofHours(48));
        assertThat(urgent(told, near)).isTrue();
        assertThat(urgent(told, near.minusSeconds(1))).isFalse();
        assertThat(urgent(told, TUESDAY.start().minusSeconds(1))).isTrue();
    }

    private static boolean urgent(Visit visit, Instant now) {
        return PublicFacts.messages(visit.publish(now), 9, now, Duration.ofHours(48)).stream()
                .filter(PersonMessage.Concerned.class::isInstance)
                .anyMatch(message -> ((PersonMessage.Concerned) message).urgent());
    }

    private static Meeting must(String id, MeetingState state, Slot slot) {
        return Meeting.drafted(id, state, text("Talk " + id), Duration.ofHours(1), slot, PARLIAMENT, null, List.of(interlocutor(ADA)),
                new Arrangement(Arrangement.Classification.MEETING, "en", Arrangement.Interpretation.NONE, Arrangement.OnRecord.PUBLIC, false,
                        Arrangement.Priority.MUST, Visibility.PUBLIC, List.of(), List.of(), List.of()), NOW);
    }

    private static Visit step(Visit visit, VisitState to, Instant now) {
        return visit.step(to, CLEAR, now).after();
    }

    private static void assertMissing(Visit visit, Instant now, Condition... missing) {
        VisitState next = visit.state().following();
        assertThat(visit.missing(next, CLEAR, now)).containsExactly(missing);
        Refused refusal = refused(() -> visit.step(next, CLEAR, now), VisitRefusal.CONDITIONS_NOT_MET);
        assertThat(refusal.faults()).extracting(fault -> fault.field()).containsExactly(List.of(missing).stream().map(Condition::code).toArray(String[]::new));
    }

    private interface Attempt {
        Object on(Visit visit);
    }

    private static void refused(Visit visit, Attempt attempt, RefusalKind kind) {
        refused(() -> attempt.on(visit), kind);
    }

    private static Refused refused(ThrowingCallable call, RefusalKind kind) {
        var refusal = new Refused[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.sentence()).isNotBlank();
            refusal[0] = refused;
        });
        return refusal[0];
    }
}
