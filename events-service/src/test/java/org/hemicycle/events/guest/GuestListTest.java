package org.hemicycle.events.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.guest.RegistrationState.Attended;
import org.hemicycle.events.guest.RegistrationState.Cancelled;
import org.hemicycle.events.guest.RegistrationState.Confirmed;
import org.hemicycle.events.guest.RegistrationState.Declined;
import org.hemicycle.events.guest.RegistrationState.Invited;
import org.hemicycle.events.guest.RegistrationState.NoShow;
import org.hemicycle.events.guest.RegistrationState.Offered;
import org.hemicycle.events.guest.RegistrationState.Requested;
import org.hemicycle.events.guest.RegistrationState.Unconfirmed;
import org.hemicycle.events.guest.RegistrationState.Waitlisted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuestListTest {

    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");
    private static final Instant DEADLINE = Instant.parse("2027-02-20T17:00:00Z");
    private static final Instant START = Instant.parse("2027-03-02T13:00:00Z");
    private static final Instant END = Instant.parse("2027-03-02T14:30:00Z");
    private static final Duration OFFER = Duration.ofHours(24);
    private static final Aide AIDE = new Aide("guest-aide", "Nia Aide (sample)");

    private GuestList list = GuestList.empty();
    private Admission admission = new Admission(2, Map.of(), false, false, DEADLINE, OFFER, Duration.ofHours(24));

    @Test
    void givesTheFirstASeatAndLetsTheRestWaitInOrder() {
        invited("a", "b", "c", "d");
        assertThat(accept("b").concerns()).containsExactly(new Concern("b", "registration-confirmed", false));
        accept("a");
        assertThat(accept("d").concerns()).containsExactly(new Concern("d", "waitlisted", false));
        accept("c");
        assertThat(state("a")).isInstanceOf(Confirmed.class);
        assertThat(list.waiting()).extracting(Registration::id).containsExactly("d", "c");
        assertThat(list.positionOf(list.registration("c"))).isEqualTo(2);
    }

    @Test
    void changesNothingWhenSomebodySaysYesTwice() {
        invited("a", "b", "c");
        accept("a");
        accept("b");
        accept("c");
        GuestList before = list;
        assertThat(accept("a").concerns()).isEmpty();
        assertThat(accept("c").concerns()).isEmpty();
        assertThat(list.waiting()).isEqualTo(before.waiting());
        assertThat(state("a")).isEqualTo(before.registration("a").state());
    }

    @Test
    void offersASeatThatComesFreeToTheFirstInLineForAWhile() {
        invited("a", "b", "c", "d");
        acceptAll("a", "b", "c", "d");
        var change = apply(list.decline("a", terms(NOW)));
        assertThat(change.concerns()).containsExactly(new Concern("c", "seat-offered", true));
        assertThat(state("c")).isEqualTo(new Offered(NOW, NOW.plus(OFFER), 1));
        assertThat(state("d")).isInstanceOf(Waitlisted.class);
        accept("c");
        assertThat(state("c")).isInstanceOf(Confirmed.class);
    }

    @Test
    void passesAnOfferOnWhenItExpiresOrIsDeclined() {
        invited("a", "b", "c", "d", "e");
        acceptAll("a", "b", "c", "d", "e");
        apply(list.decline("a", terms(NOW)));
        Instant end = NOW.plus(OFFER);
        assertThat(apply(list.expire(terms(end.minusMillis(1)))).concerns()).isEmpty();
        assertThat(state("c")).isInstanceOf(Offered.class);
        refused("offer-expired", () -> list.accept("c", null, terms(end)));
        assertThat(apply(list.expire(terms(end))).concerns()).containsExactly(
                new Concern("c", "registration-declined", false), new Concern("d", "seat-offered", true));
        assertThat(state("c")).isEqualTo(new Declined(end, Why.OFFER_EXPIRED));
        assertThat(apply(list.decline("d", terms(end))).concerns()).containsExactly(new Concern("e", "seat-offered", true));
        assertThat(list.seatsHeld()).isEqualTo(2);
    }

    @Test
    void keepsAnOfferedSeatFromSomebodyWhoAnswersMeanwhile() {
        invited("a", "b", "c", "late");
        acceptAll("a", "b", "c");
        apply(list.decline("a", terms(NOW)));
        accept("late");
        assertThat(state("late")).isInstanceOf(Waitlisted.class);
    }

    @Test
    void neverGivesAGroupMoreThanItsQuota() {
        admission = new Admission(3, Map.of("left", 1), false, false, DEADLINE, OFFER, Duration.ZERO);
        list = list.invite(guest("l1", "left"), "l1", "L1", terms(NOW)).after();
        list = list.invite(guest("l2", "left"), "l2", "L2", terms(NOW)).after();
        invited("r1", "r2");
        acceptAll("l1", "l2");
        assertThat(state("l2")).as("one of the left, and free seats for others").isInstanceOf(Waitlisted.class);
        acceptAll("r1", "r2");
        assertThat(state("r2")).as("the waiting member of the left does not block others").isInstanceOf(Confirmed.class);
        assertThat(apply(list.decline("r1", terms(NOW))).concerns()).as("a seat of another group does not help").isEmpty();
        assertThat(apply(list.decline("l1", terms(NOW))).concerns()).containsExactly(new Concern("l2", "seat-offered", true));
    }

    @Test
    void offersWhatALargerRoomHasAndRefusesASmallerOneThanIsTaken() {
        invited("a", "b", "c", "d", "e");
        acceptAll("a", "b", "c", "d", "e");
        admission = admission.seating(4, Map.of());
        assertThat(apply(list.under(terms(NOW))).concerns()).extracting(Concern::personId).containsExactly("c", "d");
        admission = admission.seating(3, Map.of());
        refused("seats-taken", () -> list.under(terms(NOW)));
    }

    @Test
    void takesNoYesAfterTheDeadlineAndAlwaysANo() {
        invited("a", "b");
        assertThat(apply(list.accept("a", null, terms(DEADLINE.minusMillis(1)))).registration().state()).isInstanceOf(Confirmed.class);
        refused("answer-too-late", () -> list.accept("b", null, terms(DEADLINE)));
        refused("answer-too-late", () -> list.consider("b", terms(DEADLINE)));
        apply(list.decline("b", terms(DEADLINE)));
        assertThat(state("b")).isEqualTo(new Declined(DEADLINE, Why.GUEST));
        apply(list.accept("b", null, office(DEADLINE)));
        assertThat(state("b")).as("the office may").isInstanceOf(Confirmed.class);
        assertThat(list.registration("b").byOffice()).isTrue();
    }

    @Test
    void takesASeatBackUntilTheLimitAndNotAfterIt() {
        invited("a");
        accept("a");
        Instant limit = START.minus(Duration.ofHours(24));
        refused("change-too-late", () -> list.decline("a", terms(limit)));
        apply(list.decline("a", terms(limit.minusMillis(1))));
        assertThat(state("a")).isEqualTo(new Cancelled(limit.minusMillis(1), Why.GUEST));
    }

    @Test
    void handsASeatOnOnceToSomebodyOfTheSameGroup() {
        list = list.invite(guest("a", "left"), "a", "A", terms(NOW)).after();
        refused("answer-not-possible", () -> list.transfer("a", guest("x", null), "x", "X", terms(NOW)));
        accept("a");
        apply(list.transfer("a", guest("x", "right"), "x", "X", terms(NOW)));
        assertThat(state("a")).isEqualTo(new Cancelled(NOW, Why.TRANSFERRED));
        assertThat(state("x")).isInstanceOf(Confirmed.class);
        assertThat(list.registration("x").guest().groupId()).isEqualTo("left");
        assertThat(list.seatsHeld()).isEqualTo(1);
        refused("seat-already-transferred", () -> list.transfer("x", guest("y", null), "y", "Y", terms(NOW)));
        refused("answer-not-possible", () -> list.accept("a", null, terms(NOW)));
        refused("answer-not-possible", () -> list.checkIn("a", null, terms(START)));
    }

    @Test
    void letsAnAideComeInTheirPlaceAndTellsBoth() {
        invited("a");
        assertThat(apply(list.accept("a", AIDE, terms(NOW))).concerns()).extracting(Concern::personId).containsExactly("a", "guest-aide");
        assertThat(list.registration("a").partstat()).isEqualTo("DELEGATED");
        assertThat(list.of("guest-aide")).contains(list.registration("a"));
        apply(list.accept("a", null, terms(NOW)));
        assertThat(list.registration("a").partstat()).as("came themselves after all").isEqualTo("ACCEPTED");
    }

    @Test
    void holdsNoSeatForAMaybe() {
        admission = admission.seating(1, Map.of());
        invited("a", "b");
        apply(list.consider("a", terms(NOW)));
        assertThat(state("a")).isEqualTo(new Invited(NOW, true));
        accept("b");
        assertThat(state("b")).isInstanceOf(Confirmed.class);
        refused("answer-not-possible", () -> list.consider("b", terms(NOW)));
    }

    @Test
    void refusesStrangersWhereOneComesByInvitation() {
        refused("invitation-only", () -> list.request(guest("s", null), "s", "S", terms(NOW)));
        admission = new Admission(1, Map.of(), true, false, DEADLINE, OFFER, Duration.ZERO);
        assertThat(apply(list.request(guest("s", null), "s", "S", terms(NOW))).concerns()).containsExactly(new Concern("s", "registration-unconfirmed", true));
        refused("answer-too-late", () -> list.request(guest("t", null), "t", "T", terms(DEADLINE)));
        refused("answer-too-late", () -> list.request(guest("s", null), "s2", "S2", terms(DEADLINE)));
    }

    @Test
    void givesAStrangerASeatOnlyOnceTheAddressIsConfirmed() {
        admission = new Admission(1, Map.of(), true, false, DEADLINE, OFFER, Duration.ZERO);
        apply(list.request(guest("s", null), "s", "S", terms(NOW)));
        apply(list.request(guest("t", null), "t", "T", terms(NOW)));
        assertThat(list.seatsHeld()).isZero();
        assertThat(list.waiting()).isEmpty();
        assertThat(list.everybody("briefing-changed", false)).as("nobody has said that it is theirs").isEmpty();
        apply(list.accept("t", null, terms(NOW.plusSeconds(60))));
        apply(list.accept("s", null, terms(NOW.plusSeconds(61))));
        assertThat(state("t")).as("who confirms first").isInstanceOf(Confirmed.class);
        assertThat(state("s")).isInstanceOf(Waitlisted.class);
    }

    @Test
    void letsARegistrationLapseThatNobodyConfirms() {
        admission = new Admission(2, Map.of(), true, false, DEADLINE, OFFER, Duration.ZERO);
        invited("a");
        apply(list.decline("a", terms(NOW)));
        apply(list.request(guest("s", null), "s", "S", terms(NOW)));
        apply(list.request(guest("a", null), "a2", "A2", terms(NOW)));
        Instant tomorrow = NOW.plus(Duration.ofHours(24));
        assertThat(list.nextExpiry()).contains(tomorrow);
        apply(list.expire(terms(tomorrow.minusSeconds(1))));
        assertThat(state("s")).isEqualTo(new Unconfirmed(NOW, tomorrow));
        refused("confirmation-expired", () -> list.accept("s", null, terms(tomorrow)));
        assertThat(list.expire(terms(tomorrow)).concerns()).as("nobody is told at an address that nobody confirmed").isEmpty();
        apply(list.expire(terms(tomorrow)));
        assertThat(list.registrations()).extracting(Registration::id).containsExactly("a");
        assertThat(state("a")).as("was on the list before").isEqualTo(new Cancelled(tomorrow, Why.GUEST));
        assertThat(list.nextExpiry()).isEmpty();
        apply(list.request(guest("s", null), "s3", "S3", terms(DEADLINE.minusSeconds(5))));
        assertThat(state("s3")).as("no later than answers are taken").isEqualTo(new Unconfirmed(DEADLINE.minusSeconds(5), DEADLINE));
    }

    @Test
    void neitherTellsNorChangesAnythingForWhomIsOnTheList() {
        admission = new Admission(3, Map.of(), true, false, DEADLINE, OFFER, Duration.ZERO);
        invited("a", "b", "c");
        accept("b");
        apply(list.withdraw("c", office(NOW)));
        for (String one : List.of("a", "b", "c")) {
            GuestList before = list;
            var again = apply(list.request(guest(one, null), one + "2", one + "2", terms(NOW)));
            assertThat(again.concerns()).as(one).isEmpty();
            assertThat(list).as(one).isEqualTo(before);
        }
        apply(list.request(guest("s", null), "s", "S", terms(NOW)));
        assertThat(apply(list.request(guest("s", null), "s2", "S2", terms(NOW.plus(Duration.ofMinutes(14))))).concerns()).as("nobody is written to again and again").isEmpty();
        assertThat(apply(list.request(guest("s", null), "s2", "S2", terms(NOW.plus(Duration.ofMinutes(15))))).concerns()).as("the mail may be lost").hasSize(1);
        admission = new Admission(3, Map.of(), false, false, DEADLINE, OFFER, Duration.ZERO);
        refused("invitation-only", () -> list.request(guest("b", null), "b3", "B3", terms(NOW)));
        refused("invitation-only", () -> list.request(guest("x", null), "x", "X", terms(NOW)));
    }

    @Test
    void bearsStrangersWhoFillTheListWithNamesThatNobodyConfirms() {
        admission = new Admission(1, Map.of(), true, false, DEADLINE, OFFER, Duration.ZERO);
        for (int i = 0; i < 500; i++) {
            apply(list.request(guest("s" + i, null), "s" + i, "S" + i, terms(NOW)));
        }
        refused("too-many-unconfirmed", () -> list.request(guest("t", null), "t", "T", terms(NOW)));
        refused("too-many-unconfirmed", () -> list.request(guest("s1", null), "t", "T", terms(NOW)));
        invited("a");
        accept("a");
        assertThat(state("a")).isInstanceOf(Confirmed.class);
        apply(list.expire(terms(NOW.plus(Duration.ofHours(24)))));
        apply(list.request(guest("t", null), "t", "T", terms(NOW.plus(Duration.ofHours(24)))));
    }

    @Test
    void asksTheOfficeForApprovalWhereItWantsToDecide() {
        admission = new Admission(1, Map.of(), true, true, DEADLINE, OFFER, Duration.ZERO);
        apply(list.request(guest("s", null), "s", "S", terms(NOW)));
        apply(list.request(guest("t", null), "t", "T", terms(NOW)));
        apply(list.request(guest("u", null), "u", "U", terms(NOW)));
        refused("answer-not-possible", () -> list.decide("s", true, office(NOW)));
        acceptAll("s", "t", "u");
        assertThat(state("s")).isInstanceOf(Requested.class);
        assertThat(list.seatsHeld()).isZero();
        apply(list.decide("t", true, office(NOW)));
        apply(list.decide("s", true, office(NOW)));
        assertThat(apply(list.decide("u", false, office(NOW))).concerns()).containsExactly(new Concern("u", "registration-declined", false));
        assertThat(state("t")).isInstanceOf(Confirmed.class);
        assertThat(state("s")).isInstanceOf(Waitlisted.class);
        assertThat(state("u")).isEqualTo(new Declined(NOW, Why.OFFICE));
        refused("answer-not-possible", () -> list.decide("t", true, office(NOW)));
    }

    @Test
    void checksEachGuestInOnce() {
        invited("a", "b");
        acceptAll("a");
        refused("check-in-too-early", () -> list.checkIn("a", null, office(NOW)));
        apply(list.checkIn("a", null, office(START)));
        GuestList once = list;
        assertThat(list.checkIn("a", null, office(END)).after()).isEqualTo(once);
        apply(list.checkIn("b", "Nia Aide (sample)", office(START)));
        assertThat(state("b")).as("never answered, and there is a seat").isEqualTo(new Attended(START, "Nia Aide (sample)"));
    }

    @Test
    void letsNobodyInBeyondTheSeats() {
        admission = admission.seating(1, Map.of());
        invited("a", "b");
        acceptAll("a", "b");
        refused("no-seat-left", () -> list.checkIn("b", null, office(START)));
        refused("no-seat-left", () -> list.walkIn(guest("w", null), "w", "W", office(START)));
        admission = admission.seating(2, Map.of());
        apply(list.walkIn(guest("w", null), "w", "W", office(START)));
        assertThat(list.registration("w").origin()).isEqualTo(Origin.WALK_IN);
    }

    @Test
    void offersNothingOnceTheBriefingHasBegunAndKnowsAfterwardsWhoDidNotCome() {
        invited("a", "b", "c");
        acceptAll("a", "b", "c");
        assertThat(apply(list.decline("a", office(START))).concerns()).isEmpty();
        apply(list.checkIn("c", null, office(START)));
        list = list.closed(END);
        assertThat(state("b")).isInstanceOf(NoShow.class);
        assertThat(state("c")).isInstanceOf(Attended.class);
        assertThat(state("a")).isInstanceOf(Cancelled.class);
    }

    @Test
    void endsAnOfferAtTheLatestWithTheStart() {
        invited("a", "b", "c");
        acceptAll("a", "b", "c");
        Instant shortBefore = START.minus(Duration.ofHours(1));
        apply(list.decline("a", office(shortBefore)));
        assertThat(state("c")).isEqualTo(new Offered(shortBefore, START, 1));
    }

    @Test
    void takesAnInvitationBack() {
        invited("a", "b", "c");
        acceptAll("a", "b", "c");
        assertThat(apply(list.withdraw("a", office(NOW))).concerns()).containsExactly(
                new Concern("a", "registration-declined", true), new Concern("c", "seat-offered", true));
        refused("invitation-withdrawn", () -> list.accept("a", null, terms(NOW)));
        refused("already-on-the-list", () -> list.invite(guest("a", null), "a2", "A2", office(NOW)));
    }

    @Test
    void refusesTermsThatCannotHold() {
        refused("quota-above-capacity", () -> admission.seating(2, Map.of("left", 3)));
        refused("quota-above-capacity", () -> admission.seating(2, Map.of("left", -1)));
        refused("capacity-missing", () -> admission.seating(0, Map.of()));
        refused("registration-unknown", () -> list.accept("nobody", null, terms(NOW)));
    }

    private void invited(String... people) {
        for (String person : people) {
            apply(list.invite(guest(person, null), person, person.toUpperCase(), terms(NOW)));
        }
    }

    private void acceptAll(String... people) {
        for (String person : people) {
            accept(person);
        }
    }

    private GuestChange accept(String person) {
        return apply(list.accept(person, null, terms(NOW)));
    }

    private GuestChange apply(GuestChange change) {
        list = change.after();
        return change;
    }

    private RegistrationState state(String id) {
        return list.registration(id).state();
    }

    private Terms terms(Instant now) {
        return new Terms(admission, START, now, false);
    }

    private Terms office(Instant now) {
        return new Terms(admission, START, now, true);
    }

    private static Guest guest(String id, @Nullable String group) {
        return new Guest(id, id + " (sample)", group, "house");
    }

    private static void refused(String slug, ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind().slug()).isEqualTo(slug));
    }
}
