package org.hemicycle.events.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.OrganizationFacts;
import org.hemicycle.contracts.SeatCountFacts;
import org.hemicycle.contracts.SeatCountFacts.GroupSeats;
import org.hemicycle.events.balance.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class BalanceTest {

    /** 60 of 100 seats govern; 10 of another party are not taken up and count for nothing. */
    private static final House HOUSE = house("house", LocalDate.parse("2026-01-01"),
            new GroupSeats("left", 40, false, "government"), new GroupSeats("centre", 20, false, "government"),
            new GroupSeats("right", 40, false, "opposition"), new GroupSeats("absent", 10, true, "unknown"));

    @Test
    void measuresNothingWhereSharesAreTheSeats() {
        var stage = invited(BalancePolicy.CLOSELY_BY_SEATS, people("left", 4, "centre", 2, "right", 4));
        assertThat(stage.gallagher()).isCloseTo(0, within(1e-9));
        assertThat(stage.verdicts()).allMatch(verdict -> verdict.outcome() == Outcome.KEPT);
        assertThat(stage.shares()).filteredOn(share -> share.group().equals("left")).first()
                .satisfies(share -> {
                    assertThat(share.share()).isCloseTo(40, within(1e-9));
                    assertThat(share.seatShare()).as("of the seats taken up").isCloseTo(40, within(1e-9));
                });
    }

    @Test
    void measuresTheGallagherIndexInPoints() {
        // Half left, half right against 40/20/40: ½·(10² + 20² + 10²) = 300.
        assertThat(invited(BalancePolicy.PLAIN, people("left", 1, "right", 1)).gallagher()).isCloseTo(Math.sqrt(300), within(1e-9));
        // All of one: ½·(60² + 20² + 40²) = 2800.
        assertThat(invited(BalancePolicy.PLAIN, people("left", 3)).gallagher()).isCloseTo(Math.sqrt(2800), within(1e-9));
    }

    @Test
    void countsSomebodyOfAPartyThatDoesNotSitAgainstNoSeats() {
        var stage = invited(BalancePolicy.PLAIN, people("left", 4, "centre", 2, "right", 3, "absent", 1));
        // ½·(0² + 0² + 10² + 10²) = 100.
        assertThat(stage.gallagher()).isCloseTo(10, within(1e-9));
    }

    @Test
    void wantsGovernmentAndOpposition() {
        assertThat(outcome(BalancePolicy.PLAIN, "government-and-opposition", people("centre", 1, "right", 1))).isEqualTo(Outcome.KEPT);
        assertThat(outcome(BalancePolicy.PLAIN, "government-and-opposition", people("left", 2, "centre", 2))).as("two groups, one side").isEqualTo(Outcome.BROKEN);
        assertThat(outcome(BalancePolicy.PLAIN, "government-and-opposition", people("left", 2, "absent", 1))).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void doesNotTakeUnknownSidesForBalance() {
        var parliament = house("ep", LocalDate.parse("2024-07-16"), new GroupSeats("a", 60, false, "unknown"), new GroupSeats("b", 40, false, "unknown"));
        var stage = Balance.of(BalancePolicy.PLAIN, List.of(parliament), List.of(new Seated("a", "ep"), new Seated("b", "ep")), List.of(), List.of()).invited();
        assertThat(stage.verdicts().getFirst().outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void wantsNoGroupAboveHalfUnlessItsSeatsAre() {
        assertThat(outcome(BalancePolicy.PLAIN, "no-group-above-half", people("left", 1, "right", 1))).as("half is not above half").isEqualTo(Outcome.KEPT);
        assertThat(outcome(BalancePolicy.PLAIN, "no-group-above-half", people("left", 3, "right", 2))).isEqualTo(Outcome.BROKEN);
        var labour = house("commons", LocalDate.parse("2024-07-04"), new GroupSeats("big", 411, false, "government"), new GroupSeats("small", 121, false, "opposition"));
        var stage = Balance.of(BalancePolicy.PLAIN, List.of(labour), List.of(new Seated("big", "commons"), new Seated("big", "commons"), new Seated("small", "commons")), List.of(), List.of()).invited();
        assertThat(stage.verdicts()).extracting(Verdict::outcome).containsExactly(Outcome.KEPT, Outcome.KEPT);
    }

    @Test
    void wantsSomebodyOfEveryLargerGroup() {
        assertThat(outcome(BalancePolicy.EVERY_LARGER_GROUP, "every-larger-group", people("left", 1, "right", 1))).isEqualTo(Outcome.BROKEN);
        assertThat(outcome(BalancePolicy.EVERY_LARGER_GROUP, "every-larger-group", people("left", 1, "right", 1, "centre", 1))).isEqualTo(Outcome.KEPT);
    }

    @Test
    void tellsRoughlyFromClosely() {
        List<Seated> halves = people("left", 5, "right", 5);
        assertThat(outcome(BalancePolicy.ROUGHLY_BY_SEATS, "within-twenty-points", halves)).isEqualTo(Outcome.KEPT);
        assertThat(outcome(BalancePolicy.CLOSELY_BY_SEATS, "within-ten-points", halves)).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void weighsHousesTheSameAcrossBorders() {
        var other = house("other", LocalDate.parse("2026-01-01"), new GroupSeats("o1", 500, false, "unknown"), new GroupSeats("o2", 500, false, "unknown"));
        var people = new ArrayList<>(people("left", 4, "centre", 2, "right", 4));
        for (int i = 0; i < 5; i++) {
            people.add(new Seated("o1", "other"));
            people.add(new Seated("o2", "other"));
        }
        var stage = Balance.of(BalancePolicy.SEVERAL_HOUSES, List.of(HOUSE, other), people, List.of(), List.of()).invited();
        assertThat(stage.gallagher()).isCloseTo(0, within(1e-9));
        assertThat(stage.verdicts()).extracting(Verdict::outcome).containsExactly(Outcome.KEPT, Outcome.KEPT);
        assertThat(outcome(BalancePolicy.SEVERAL_HOUSES, "several-houses", people("left", 3))).isEqualTo(Outcome.BROKEN);
        assertThat(outcome(BalancePolicy.SEVERAL_HOUSES, "no-house-above-two-thirds", people("left", 3))).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void takesTheCountOfTheDateAndNoLaterOne() {
        var chamber = new OrganizationFacts("house", LocalizedText.of("en", "House"), "chamber", null, "BE",
                List.of(count(LocalDate.parse("2024-07-01"), new GroupSeats("left", 10, false, "unknown")),
                        count(LocalDate.parse("2026-07-01"), new GroupSeats("left", 20, false, "unknown"))));
        assertThat(House.on(chamber, LocalDate.parse("2024-06-30")).count()).isNull();
        assertThat(House.on(chamber, LocalDate.parse("2026-06-30")).seatShare("left")).isEqualTo(100);
        assertThat(House.on(chamber, LocalDate.parse("2026-06-30")).count()).isEqualTo(chamber.seatCounts().getFirst());
        assertThat(House.on(chamber, LocalDate.parse("2026-07-01")).count()).isEqualTo(chamber.seatCounts().getLast());
    }

    @Test
    void doesNotMeasureWhatIsNotKnown() {
        var unknown = new House("house", null);
        var stage = Balance.of(BalancePolicy.CLOSELY_BY_SEATS, List.of(unknown), people("left", 1), List.of(), List.of()).invited();
        assertThat(stage.gallagher()).isNull();
        assertThat(stage.verdicts()).allMatch(verdict -> verdict.outcome() == Outcome.UNDECIDED);
        assertThat(Balance.of(BalancePolicy.PLAIN, List.of(HOUSE), List.of(), List.of(), List.of()).invited().verdicts()).as("nobody yet").isEmpty();
        var guests = invited(BalancePolicy.PLAIN, List.of(new Seated(null, null), new Seated("left", "house")));
        assertThat(guests.withoutGroup()).isEqualTo(1);
        assertThat(guests.shares().getFirst().share()).as("of those whose group is known").isEqualTo(100);
    }

    @Test
    void knowsItsPoliciesByTheirWords() {
        assertThat(BalancePolicy.named("closely-by-seats")).isEqualTo(BalancePolicy.CLOSELY_BY_SEATS);
        assertThatThrownBy(() -> BalancePolicy.named("fair")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("plain");
    }

    private static Balance.Stage invited(BalancePolicy policy, List<Seated> people) {
        return Balance.of(policy, List.of(HOUSE), people, List.of(), List.of()).invited();
    }

    private static Outcome outcome(BalancePolicy policy, String rule, List<Seated> people) {
        return invited(policy, people).verdicts().stream().filter(verdict -> verdict.rule().equals(rule)).findFirst().orElseThrow().outcome();
    }

    private static List<Seated> people(Object... groupsAndNumbers) {
        var people = new ArrayList<Seated>();
        for (int i = 0; i < groupsAndNumbers.length; i += 2) {
            for (int n = 0; n < (int) groupsAndNumbers[i + 1]; n++) {
                people.add(new Seated((String) groupsAndNumbers[i], "house"));
            }
        }
        return people;
    }

    private static House house(String id, LocalDate asOf, GroupSeats... seats) {
        return new House(id, count(asOf, seats));
    }

    private static SeatCountFacts count(LocalDate asOf, GroupSeats... seats) {
        int total = List.of(seats).stream().mapToInt(GroupSeats::seats).sum();
        return new SeatCountFacts(asOf, total, "Sample count", null, "sample", List.of(seats), null, null);
    }
}
