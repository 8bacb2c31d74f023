package org.hemicycle.events.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hemicycle.events.visit.Samples.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.refusal.Refused;
import org.junit.jupiter.api.Test;

/** What a visit allows, what it refuses, and what it says happened. */
class VisitTest {

    private final Visit begun = begun();
    private final Visit withMeeting = meetingAt(begun, "m-1", "2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00");
    private final Visit announced = withMeeting.announce(NOW).after();

    @Test
    void isNotPublicUntilItIsAnnounced() {
        assertThat(begun.isPublic()).isFalse();
        assertThat(announced.isPublic()).isTrue();
        assertThat(PublicFacts.messages(withMeeting.cancelMeeting("m-1", NOW), 3)).isEmpty();
        assertThat(PublicFacts.messages(withMeeting.announce(NOW), 3)).singleElement().isInstanceOf(VisitMessage.Announced.class);
    }

    @Test
    void cannotBeAnnouncedTwice() {
        refused(() -> announced.announce(NOW), VisitRefusal.VISIT_ALREADY_ANNOUNCED);
    }

    @Test
    void refusesThatAnInterlocutorBeInTwoPlacesAtOnce() {
        Refused clash = refused(
                () -> meetingAt(withMeeting, "m-2", "2027-03-02T14:30:00+01:00", "2027-03-02T16:00:00+01:00"),
                VisitRefusal.PERSON_IN_TWO_PLACES);
        assertThat(clash.sentence()).contains(ADA.name()).contains("Talk m-1");
        assertThat(clash.particulars()).containsEntry("meeting", "m-1");
    }

    @Test
    void refusesThatADelegateBeInTwoPlacesAtOnce() {
        Visit one = begun.addMeeting("m-1", text("One"), slot("2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00"),
                PARLIAMENT, List.of(), List.of("d-1"), Visibility.INTERNAL, NOW).after();
        Refused clash = refused(() -> one.addMeeting("m-2", text("Two"), slot("2027-03-02T14:59:00+01:00", "2027-03-02T15:30:00+01:00"),
                PARLIAMENT, List.of(ADA), List.of("d-1"), Visibility.PUBLIC, NOW), VisitRefusal.PERSON_IN_TWO_PLACES);
        assertThat(clash.sentence()).startsWith("Dana Sample");
    }

    @Test
    void letsAMeetingStartWhenAnotherEndsAndBeWhereACancelledOneWas() {
        assertThat(meetingAt(withMeeting, "m-2", "2027-03-02T15:00:00+01:00", "2027-03-02T16:00:00+01:00").meetings()).hasSize(2);
        Visit free = withMeeting.cancelMeeting("m-1", NOW).after();
        assertThat(meetingAt(free, "m-2", "2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00").meetings()).hasSize(2);
    }

    @Test
    void comparesTimesAsInstantsWhateverTheirOffset() {
        refused(() -> meetingAt(withMeeting, "m-2", "2027-03-02T13:30:00Z", "2027-03-02T13:45:00Z"), VisitRefusal.PERSON_IN_TWO_PLACES);
    }

    @Test
    void doesNotClashWithItselfWhenItMovesAnHour() {
        var moved = announced.rescheduleMeeting("m-1", slot("2027-03-02T14:30:00+01:00", "2027-03-02T15:30:00+01:00"), NOW);
        assertThat(moved.meeting().sequence()).isEqualTo(1);
        assertThat(moved.previous()).isEqualTo(slot("2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00"));
        assertThat(PublicFacts.messages(moved, 4)).singleElement().isEqualTo(new VisitMessage.MeetingRescheduled(
                PublicFacts.of(moved.after(), 4), "m-1",
                OffsetDateTime.parse("2027-03-02T14:00:00+01:00"), OffsetDateTime.parse("2027-03-02T15:00:00+01:00")));
    }

    @Test
    void keepsMeetingsWithinItsDaysOfItsOwnZone() {
        // The last day ends at midnight in Brussels, an hour before it does in London.
        assertThat(meetingAt(begun, "m-1", "2027-03-05T23:00:00+01:00", "2027-03-06T00:00:00+01:00").meetings()).hasSize(1);
        refused(() -> meetingAt(begun, "m-1", "2027-03-05T23:00:00+00:00", "2027-03-05T23:30:00+00:00"), VisitRefusal.SLOT_OUTSIDE_WINDOW);
        refused(() -> meetingAt(begun, "m-1", "2027-02-28T23:30:00+01:00", "2027-03-01T00:30:00+01:00"), VisitRefusal.SLOT_OUTSIDE_WINDOW);
        refused(() -> withMeeting.reschedule(new Window(LocalDate.parse("2027-03-03"), LocalDate.parse("2027-03-05")), NOW),
                VisitRefusal.MEETINGS_OUTSIDE_WINDOW);
        assertThat(withMeeting.reschedule(new Window(LocalDate.parse("2027-03-02"), LocalDate.parse("2027-03-02")), NOW).after().sequence()).isEqualTo(1);
    }

    @Test
    void refusesDatesAndTimesOutOfOrder() {
        refused(() -> new Window(LocalDate.parse("2027-03-02"), LocalDate.parse("2027-03-01")), VisitRefusal.DATES_OUT_OF_ORDER);
        refused(() -> new Window(LocalDate.parse("2027-01-01"), LocalDate.parse("2027-03-02")), VisitRefusal.DATES_OUT_OF_ORDER);
        refused(() -> slot("2027-03-02T14:00:00+01:00", "2027-03-02T14:00:00+01:00"), VisitRefusal.TIMES_OUT_OF_ORDER);
        refused(() -> slot("2027-03-02T14:00:00+01:00", "2027-03-02T13:30:00Z".replace("13:30", "12:59")), VisitRefusal.TIMES_OUT_OF_ORDER);
        refused(() -> slot("2027-03-02T14:00:00+01:00", "2027-03-03T14:01:00+01:00"), VisitRefusal.TIMES_OUT_OF_ORDER);
    }

    @Test
    void tellsThePublicNothingOfInternalMeetingsAndDelegates() {
        var internal = announced.addMeeting("m-2", text("Confidential talk"), slot("2027-03-03T10:00:00+01:00", "2027-03-03T11:00:00+01:00"),
                PARLIAMENT, List.of(), List.of("d-1"), Visibility.INTERNAL, NOW);
        assertThat(PublicFacts.messages(internal, 4)).isEmpty();
        assertThat(PublicFacts.messages(internal.after().rescheduleMeeting("m-2", slot("2027-03-03T11:00:00+01:00", "2027-03-03T12:00:00+01:00"), NOW), 5)).isEmpty();
        String facts = PublicFacts.of(internal.after(), 4).toString();
        assertThat(facts).contains("Talk m-1").doesNotContain("Confidential").doesNotContain("Dana");
    }

    @Test
    void isCancelledWithAllItsMeetingsAndThenStaysAsItIs() {
        var cancelled = announced.cancel(LocalizedText.of("en", "Travel is impossible"), NOW);
        assertThat(cancelled.after().meetings()).allSatisfy(meeting -> {
            assertThat(meeting.status()).isEqualTo(MeetingStatus.CANCELLED);
            assertThat(meeting.sequence()).isEqualTo(1);
        });
        assertThat(PublicFacts.messages(cancelled, 4)).singleElement().isInstanceOf(VisitMessage.Cancelled.class);
        refused(() -> cancelled.after().cancel(null, NOW), VisitRefusal.VISIT_ALREADY_CANCELLED);
        refused(() -> cancelled.after().cancelMeeting("m-1", NOW), VisitRefusal.VISIT_ALREADY_CANCELLED);
        assertThat(PublicFacts.messages(withMeeting.cancel(null, NOW), 3)).as("what was never public is cancelled in silence").isEmpty();
    }

    @Test
    void cannotBeChangedOnceItsLastDayIsOver() {
        Instant lastEvening = Instant.parse("2027-03-05T22:59:59Z");
        assertThat(announced.cancel(null, lastEvening).after().state()).isEqualTo(VisitState.CANCELLED);
        refused(() -> announced.cancel(null, lastEvening.plusSeconds(1)), VisitRefusal.VISIT_ALREADY_HELD);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refused(() -> begun.cancelMeeting("m-9", NOW), VisitRefusal.MEETING_UNKNOWN);
        refused(() -> begun.addMeeting("m-1", text("One"), slot("2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00"),
                PARLIAMENT, List.of(), List.of("d-9"), Visibility.PUBLIC, NOW), VisitRefusal.DELEGATE_UNKNOWN);
        Visit cancelledMeeting = withMeeting.cancelMeeting("m-1", NOW).after();
        refused(() -> cancelledMeeting.cancelMeeting("m-1", NOW), VisitRefusal.MEETING_ALREADY_CANCELLED);
        refused(() -> cancelledMeeting.relocateMeeting("m-1", COMMITTEE, NOW), VisitRefusal.MEETING_ALREADY_CANCELLED);
    }

    @Test
    void keepsADelegateWhoIsStillExpectedAndNobodyTwice() {
        Visit busy = begun.addMeeting("m-1", text("One"), slot("2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00"),
                PARLIAMENT, List.of(), List.of("d-1"), Visibility.PUBLIC, NOW).after();
        refused(() -> busy.nameDelegates(List.of(), NOW), VisitRefusal.DELEGATE_STILL_EXPECTED);
        assertThat(busy.cancelMeeting("m-1", NOW).after().nameDelegates(List.of(), NOW).after().delegates()).isEmpty();
        refused(() -> begun.nameDelegates(List.of(DANA, DANA), NOW), VisitRefusal.DELEGATE_NAMED_TWICE);
    }

    private static Refused refused(ThrowingCallable call, VisitRefusal kind) {
        var refusal = new Refused[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.sentence()).isNotBlank();
            refusal[0] = refused;
        });
        return refusal[0];
    }
}
