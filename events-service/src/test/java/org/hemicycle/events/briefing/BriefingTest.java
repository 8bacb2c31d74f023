package org.hemicycle.events.briefing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.balance.BalancePolicy;
import org.hemicycle.events.guest.Admission;
import org.hemicycle.events.guest.Concern;
import org.hemicycle.events.guest.Guest;
import org.hemicycle.events.guest.RegistrationState;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Visibility;
import org.junit.jupiter.api.Test;

class BriefingTest {

    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");
    private static final Slot SLOT = new Slot(Instant.parse("2027-03-02T13:00:00Z"), Instant.parse("2027-03-02T14:30:00Z"));
    private static final Slot LATER = new Slot(Instant.parse("2027-03-09T13:00:00Z"), Instant.parse("2027-03-09T14:30:00Z"));
    private static final BuildingFacts HOUSE = new BuildingFacts("house", LocalizedText.of("en", "House"), "Rue de la Loi 1", null, "BE", "Europe/Brussels");
    private static final Subject SUBJECT = new Subject(LocalizedText.of("en", "Peace (sample)"), LocalizedText.of("en", "Facts"), List.of("BE"), List.of("house"));

    private Briefing briefing = begun();

    @Test
    void tellsNobodyOfADraftAndEverybodyOnTheListOnceItIsAnnounced() {
        assertThat(invite("a").concerns()).isEmpty();
        var announced = briefing.announce(3, NOW);
        assertThat(announced.concerns()).containsExactly(new Concern("a", "invited", false));
        briefing = announced.after();
        assertThat(invite("b").concerns()).containsExactly(new Concern("b", "invited", false));
        refused("briefing-already-published", () -> briefing.announce(4, NOW));
    }

    @Test
    void leavesTheRevisionOfThePlanAloneWhenGuestsAnswer() {
        published("a");
        long revision = briefing.revision();
        briefing = briefing.answer(terms -> briefing.guests().accept("r-a", null, terms), false, NOW).after();
        assertThat(briefing.revision()).isEqualTo(revision);
        briefing = briefing.move(new Session(LATER, HOUSE, null), 9, NOW).after();
        assertThat(briefing.revision()).isEqualTo(revision + 1);
    }

    @Test
    void tellsOfAMoveAtOnceWhenTheStartIsNearAndNotOfAMoveToWhereItIs() {
        published("a");
        assertThat(briefing.move(new Session(LATER, HOUSE, null), 9, NOW).concerns()).containsExactly(new Concern("a", "briefing-changed", false));
        Instant dayBefore = SLOT.start().minus(Duration.ofHours(23));
        assertThat(briefing.move(new Session(LATER, HOUSE, null), 9, dayBefore).concerns()).containsExactly(new Concern("a", "briefing-changed", true));
        assertThat(briefing.move(briefing.session(), 9, NOW).concerns()).isEmpty();
    }

    @Test
    void raisesTheSequenceWithTimePlaceAndStateAndNotWithWords() {
        published("a");
        int sequence = briefing.sequence();
        assertThat(briefing.describe(SUBJECT, briefing.hosts(), Visibility.PUBLIC, NOW).after().sequence()).isEqualTo(sequence);
        assertThat(briefing.move(new Session(SLOT, HOUSE, "Room 2"), 9, NOW).after().sequence()).isEqualTo(sequence + 1);
        assertThat(briefing.cancel(null, NOW).after().sequence()).isEqualTo(sequence + 1);
    }

    @Test
    void refusesAnswersToADraftAndToWhatIsOffOrOver() {
        invite("a");
        refused("briefing-not-published", () -> briefing.answer(terms -> briefing.guests().accept("r-a", null, terms), false, NOW));
        briefing = briefing.announce(3, NOW).after();
        refused("briefing-already-held", () -> briefing.answer(terms -> briefing.guests().accept("r-a", null, terms), false, SLOT.end()));
        refused("briefing-already-held", () -> briefing.move(new Session(LATER, HOUSE, null), 9, SLOT.end()));
        briefing = briefing.cancel(null, NOW).after();
        refused("briefing-already-cancelled", () -> briefing.answer(terms -> briefing.guests().accept("r-a", null, terms), false, NOW));
        refused("briefing-already-cancelled", () -> briefing.cancel(null, NOW));
    }

    @Test
    void closesItselfHalfADayAfterTheEndAndForgetsAddressesAMonthLater() {
        published("a");
        briefing = briefing.answer(terms -> briefing.guests().accept("r-a", null, terms), false, NOW).after();
        refused("briefing-not-over", () -> briefing.close(SLOT.start()));
        Instant closing = SLOT.end().plus(Duration.ofHours(12));
        assertThat(briefing.pass(closing.minusMillis(1)).after()).isEqualTo(briefing);
        briefing = briefing.pass(closing).after();
        assertThat(briefing.state()).isEqualTo(BriefingState.HELD);
        assertThat(briefing.guests().registration("r-a").state()).isInstanceOf(RegistrationState.NoShow.class);
        Instant month = SLOT.end().plus(Duration.ofDays(30));
        assertThat(briefing.isToBeForgotten(month.minusMillis(1))).isFalse();
        assertThat(briefing.isToBeForgotten(month)).isTrue();
        briefing = briefing.pass(month).after();
        assertThat(briefing.due()).as("nothing is left to do").isNull();
    }

    @Test
    void namesPeopleByTheirIdsOnly() {
        published("a");
        assertThat(BriefingMessages.of(briefing.cancel(null, NOW), 8))
                .filteredOn(PersonMessage.Concerned.class::isInstance)
                .containsExactly(new PersonMessage.Concerned("briefing", briefing.id().value(), "a", "briefing-cancelled", 8, true));
    }

    @Test
    void refusesWhatCannotBeHeld() {
        refused("deadline-after-start", () -> begun(SLOT.start().plusMillis(1), SUBJECT, BriefingKind.CROSS_PARTY));
        refused("houses-do-not-fit", () -> begun(SLOT.start(), SUBJECT, BriefingKind.CROSS_BORDER));
        refused("deadline-after-start", () -> briefing.move(new Session(new Slot(NOW.plusSeconds(60), NOW.plusSeconds(120)), HOUSE, null), 2, NOW));
        refused("session-in-the-past", () -> briefing.move(new Session(new Slot(NOW.minusSeconds(60), NOW), HOUSE, null), 2, NOW));
    }

    private static Briefing begun() {
        return begun(SLOT.start(), SUBJECT, BriefingKind.CROSS_PARTY);
    }

    private static Briefing begun(Instant answerUntil, Subject subject, BriefingKind kind) {
        var admission = new Admission(2, Map.of(), false, false, answerUntil, Duration.ofHours(24), Duration.ofHours(24));
        return Briefing.begin(BriefingId.next(), kind, subject, new Session(SLOT, HOUSE, null), new Hosts(null, List.of()), admission,
                BalancePolicy.PLAIN, Visibility.PUBLIC, NOW).after();
    }

    private void published(String... people) {
        for (String person : people) {
            invite(person);
        }
        briefing = briefing.announce(3, NOW).after();
    }

    private BriefingEvent.GuestsChanged invite(String person) {
        var guest = new Guest(person, person + " (sample)", null, null);
        var changed = briefing.planGuests(terms -> List.of(briefing.guests().invite(guest, "r-" + person, person.toUpperCase(), terms)), NOW);
        briefing = changed.after();
        return changed;
    }

    private static void refused(String slug, ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind().slug()).isEqualTo(slug));
    }
}
