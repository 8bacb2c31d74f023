package org.hemicycle.events.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hemicycle.events.visit.Samples.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.MeetingStatus;
import org.hemicycle.events.programme.ProgrammeRefusal;
import org.hemicycle.events.programme.Visibility;
import org.hemicycle.events.programme.Window;
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
        assertThat(messages(withMeeting.cancelMeeting("m-1", NOW))).isEmpty();
        assertThat(publicMessages(withMeeting.announce(NOW))).singleElement().isInstanceOf(VisitMessage.Announced.class);
    }

    @Test
    void cannotBeAnnouncedTwice() {
        refused(() -> announced.announce(NOW), VisitRefusal.VISIT_ALREADY_ANNOUNCED);
    }

    @Test
    void refusesThatAnInterlocutorBeInTwoPlacesAtOnce() {
        Refused clash = refused(
                () -> meetingAt(withMeeting, "m-2", "2027-03-02T14:30:00+01:00", "2027-03-02T16:00:00+01:00"),
                ProgrammeRefusal.PERSON_IN_TWO_PLACES);
        assertThat(clash.sentence()).contains(ADA.name()).contains("Talk m-1");
        assertThat(clash.particulars()).containsEntry("meeting", "m-1");
    }

    @Test
    void refusesThatADelegateBeInTwoPlacesAtOnce() {
        Visit one = begun.addMeeting(meeting("m-1", slot("2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00"), Visibility.INTERNAL, delegate("d-1")), NOW).after();
        Refused clash = refused(() -> one.addMeeting(meeting("m-2", slot("2027-03-02T14:59:00+01:00", "2027-03-02T15:30:00+01:00"),
                Visibility.PUBLIC, interlocutor(ADA), delegate("d-1")), NOW), ProgrammeRefusal.PERSON_IN_TWO_PLACES);
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
        refused(() -> meetingAt(withMeeting, "m-2", "2027-03-02T13:30:00Z", "2027-03-02T13:45:00Z"), ProgrammeRefusal.PERSON_IN_TWO_PLACES);
    }

    @Test
    void doesNotClashWithItselfWhenItMovesAnHour() {
        var moved = announced.rescheduleMeeting("m-1", slot("2027-03-02T14:30:00+01:00", "2027-03-02T15:30:00+01:00"), NOW);
        assertThat(moved.meeting().sequence()).isEqualTo(1);
        assertThat(messages(moved)).as("nobody is told until it is published").isEmpty();
        var published = moved.after().publish(NOW);
        assertThat(publicMessages(published)).singleElement().isInstanceOfSatisfying(VisitMessage.EditionPublished.class, message -> {
            assertThat(message.edition()).isEqualTo(2);
            assertThat(message.visit()).isEqualTo(PublicFacts.of(published.after(), 4));
            assertThat(message.changes()).singleElement().satisfies(change -> {
                assertThat(change.kind()).isEqualTo("meeting-moved");
                assertThat(change.meetingId()).isEqualTo("m-1");
                assertThat(change.previousStart()).isEqualTo(OffsetDateTime.parse("2027-03-02T14:00:00+01:00"));
                assertThat(change.previousEnd()).isEqualTo(OffsetDateTime.parse("2027-03-02T15:00:00+01:00"));
                assertThat(change.start()).isEqualTo(OffsetDateTime.parse("2027-03-02T14:30:00+01:00"));
            });
        });
    }

    @Test
    void showsTheWorldTheLastEditionWhateverIsPlanned() {
        Visit planned = meetingAt(announced, "m-2", "2027-03-03T09:00:00+01:00", "2027-03-03T10:00:00+01:00")
                .revise(text("Another title"), text("To be heard"), List.of("BE", "FR"), NOW).after();
        assertThat(planned.isUnpublished(NOW)).isTrue();
        assertThat(PublicFacts.of(planned, 5)).isEqualTo(PublicFacts.of(announced, 5));
        Visit published = planned.publish(NOW).after();
        assertThat(published.isUnpublished(NOW)).isFalse();
        assertThat(PublicFacts.of(published, 5).meetings()).hasSize(2);
        assertThat(PublicFacts.of(published, 5).title()).isEqualTo(text("Another title"));
    }

    @Test
    void refusesAnEditionThatSaysNothingNewAndOneBeforeTheAnnouncement() {
        refused(() -> announced.publish(NOW), VisitRefusal.NOTHING_TO_PUBLISH);
        refused(() -> withMeeting.publish(NOW), VisitRefusal.VISIT_NOT_ANNOUNCED);
        Visit thereAndBack = announced.rescheduleMeeting("m-1", slot("2027-03-02T16:00:00+01:00", "2027-03-02T17:00:00+01:00"), NOW).after()
                .rescheduleMeeting("m-1", slot("2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00"), NOW).after();
        refused(() -> thereAndBack.publish(NOW), VisitRefusal.NOTHING_TO_PUBLISH);
        Visit internalWish = announced.addMeeting(meeting("m-2", MeetingState.WISHED, null, Visibility.PUBLIC, delegate("d-1")), NOW).after();
        refused(() -> internalWish.publish(NOW), VisitRefusal.NOTHING_TO_PUBLISH);
    }

    @Test
    void neverTellsOfWhatCameAndWentBetweenTwoEditions() {
        Visit gone = meetingAt(announced, "m-2", "2027-03-03T09:00:00+01:00", "2027-03-03T10:00:00+01:00").cancelMeeting("m-2", NOW).after();
        refused(() -> gone.publish(NOW), VisitRefusal.NOTHING_TO_PUBLISH);
        assertThat(PublicFacts.of(gone.cancel(null, NOW).after(), 9).meetings()).extracting(MeetingFacts::id).containsExactly("m-1");
    }

    @Test
    void keepsWhatItCancelledInTheNextEditionsWithAHigherSequence() {
        Visit cancelled = announced.cancelMeeting("m-1", NOW).after().publish(NOW).after();
        assertThat(PublicFacts.of(cancelled, 5).meeting("m-1").status()).isEqualTo("CANCELLED");
        assertThat(PublicFacts.of(cancelled, 5).meeting("m-1").sequence()).isEqualTo(1);
        Visit later = meetingAt(cancelled, "m-2", "2027-03-03T09:00:00+01:00", "2027-03-03T10:00:00+01:00").publish(NOW).after();
        assertThat(PublicFacts.of(later, 6).meeting("m-1")).isEqualTo(PublicFacts.of(cancelled, 6).meeting("m-1"));
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
        refused(() -> new Window(LocalDate.parse("2027-03-02"), LocalDate.parse("2027-03-01")), ProgrammeRefusal.DATES_OUT_OF_ORDER);
        refused(() -> new Window(LocalDate.parse("2027-01-01"), LocalDate.parse("2027-03-02")), ProgrammeRefusal.DATES_OUT_OF_ORDER);
        refused(() -> slot("2027-03-02T14:00:00+01:00", "2027-03-02T14:00:00+01:00"), ProgrammeRefusal.TIMES_OUT_OF_ORDER);
        refused(() -> slot("2027-03-02T14:00:00+01:00", "2027-03-02T13:30:00Z".replace("13:30", "12:59")), ProgrammeRefusal.TIMES_OUT_OF_ORDER);
        refused(() -> slot("2027-03-02T14:00:00+01:00", "2027-03-03T14:01:00+01:00"), ProgrammeRefusal.TIMES_OUT_OF_ORDER);
    }

    @Test
    void tellsThePublicNothingOfInternalMeetingsAndDelegates() {
        var internal = announced.addMeeting(meeting("m-2", slot("2027-03-03T10:00:00+01:00", "2027-03-03T11:00:00+01:00"), Visibility.INTERNAL, delegate("d-1")), NOW)
                .after().publish(NOW);
        assertThat(publicMessages(internal)).isEmpty();
        assertThat(messages(internal)).as("only who must be there is told").containsExactly(
                new PersonMessage.Concerned("visit", "visit-1", "d-1", "programme-changed", 2, false));
        assertThat(PublicFacts.of(internal.after(), 4).toString()).contains("Talk m-1").doesNotContain("m-2").doesNotContain("Dana");
    }

    @Test
    void isCancelledWithAllItsMeetingsAndThenStaysAsItIs() {
        var cancelled = announced.cancel(LocalizedText.of("en", "Travel is impossible"), NOW);
        assertThat(cancelled.after().meetings()).allSatisfy(meeting -> {
            assertThat(meeting.status()).isEqualTo(MeetingStatus.CANCELLED);
            assertThat(meeting.sequence()).isEqualTo(1);
        });
        assertThat(publicMessages(cancelled)).singleElement().isInstanceOf(VisitMessage.Cancelled.class);
        assertThat(cancelled.after().edition()).isEqualTo(2);
        refused(() -> cancelled.after().cancel(null, NOW), VisitRefusal.VISIT_ALREADY_CANCELLED);
        refused(() -> cancelled.after().cancelMeeting("m-1", NOW), VisitRefusal.VISIT_ALREADY_CANCELLED);
        assertThat(messages(withMeeting.cancel(null, NOW))).as("what was never public is cancelled in silence").isEmpty();
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
        refused(() -> begun.addMeeting(meeting("m-1", slot("2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00"), Visibility.PUBLIC, delegate("d-9")), NOW),
                VisitRefusal.DELEGATE_UNKNOWN);
        Visit cancelledMeeting = withMeeting.cancelMeeting("m-1", NOW).after();
        refused(() -> cancelledMeeting.cancelMeeting("m-1", NOW), VisitRefusal.MEETING_ALREADY_CANCELLED);
        refused(() -> cancelledMeeting.relocateMeeting("m-1", COMMITTEE, null, NOW), VisitRefusal.MEETING_ALREADY_CANCELLED);
    }

    @Test
    void keepsADelegateWhoIsStillExpectedAndNobodyTwice() {
        Visit busy = begun.addMeeting(meeting("m-1", slot("2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00"), Visibility.PUBLIC, delegate("d-1")), NOW).after();
        refused(() -> busy.nameDelegates(List.of(), NOW), VisitRefusal.DELEGATE_STILL_EXPECTED);
        assertThat(busy.cancelMeeting("m-1", NOW).after().nameDelegates(List.of(), NOW).after().delegates()).isEmpty();
        refused(() -> begun.nameDelegates(List.of(DANA, DANA), NOW), VisitRefusal.DELEGATE_NAMED_TWICE);
    }

    private static List<Message> messages(VisitEvent event) {
        return PublicFacts.messages(event, 4, NOW, Duration.ofHours(48));
    }

    private static List<Message> publicMessages(VisitEvent event) {
        return messages(event).stream().filter(VisitMessage.class::isInstance).toList();
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
