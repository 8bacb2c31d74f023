package org.hemicycle.content.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hemicycle.content.membership.Roll.Holder;
import org.hemicycle.content.membership.Term.Lasting;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.content.source.Trust;
import org.jspecify.annotations.Nullable;

/** Questions about a day. */
class RollTest {

    private static final LocalDate FIRST = LocalDate.parse("2023-12-20");
    private static final int DAYS = 110;

    /** A term as it was generated, valid or not. */
    record Dates(@Nullable String start, @Nullable String end, @Nullable LocalDate asOf) {

        @Nullable Term term() {
            try {
                return new Term(start, end, asOf);
            } catch (IllegalArgumentException refused) {
                return null;
            }
        }
    }

    @Example
    void answersWithWhatTheSourceKnewOnWhichDay() {
        var roll = new Roll(1, List.of(membership("sunak", null, null, "2022-12-12"), membership("starmer", null, null, "2024-12-02")));

        assertThat(holders(roll, "2022-12-12")).containsExactly("sunak known");
        assertThat(holders(roll, "2023-06-01")).containsExactly("starmer possibly", "sunak possibly");
        assertThat(holders(roll, "2024-12-02")).containsExactly("starmer known");
        assertThat(holders(roll, "2026-11-26")).containsExactly("starmer possibly");
        assertThat(holders(roll, "2020-01-01")).containsExactly("sunak possibly");
        assertThat(roll.heldBy("sunak", LocalDate.parse("2026-11-26"))).isEqualTo(Lasting.NO);
        assertThat(roll.heldBy("starmer", LocalDate.parse("2026-11-26"))).isEqualTo(Lasting.POSSIBLY);
    }

    @Example
    void letsOneFollowAnotherOnOneDay() {
        var roll = new Roll(1, List.of(membership("ada", "2020-03-01", "2024-07-05", null), membership("bea", "2024-07-05", null, null)));

        assertThat(roll.overfull()).isEmpty();
        assertThat(holders(roll, "2024-07-04")).containsExactly("ada known");
        assertThat(holders(roll, "2024-07-05")).containsExactly("bea known", "ada known");
        assertThat(holders(roll, "2024-07-06")).containsExactly("bea known");
    }

    @Example
    void saysSinceWhenMoreHoldAPostThanItHasSeats() {
        var ada = membership("ada", "2020", "2024-07-06", null);
        var bea = membership("bea", "2024-07-05", null, null);

        assertThat(new Roll(1, List.of(ada, bea)).overfull()).contains(LocalDate.parse("2024-07-05"));
        assertThat(new Roll(2, List.of(ada, bea)).overfull()).isEmpty();
        assertThat(new Roll(null, List.of(ada, bea)).overfull()).isEmpty();
    }

    @Example
    void holdsATermToItsOrder() {
        assertThatThrownBy(() -> new Term("2024-07-05", "2024-07-04", null)).hasMessageContaining("before it starts");
        assertThatThrownBy(() -> new Term("2024-07", "2024-06", null)).hasMessageContaining("before it starts");
        assertThatThrownBy(() -> new Term("2024", null, LocalDate.parse("2023-12-31"))).hasMessageContaining("outside");
        assertThatThrownBy(() -> new Term("2024-02-30", null, null)).hasMessageContaining("such as");
        // Somewhere in the year, and before the end of June: that can be.
        assertThat(new Term("2024", "2024-06", null).on(LocalDate.parse("2024-03-01"))).isEqualTo(Lasting.POSSIBLY);
    }

    @Property(tries = 300)
    void isKnownOnlyWhereItIsPossible(@ForAll("dates") Dates dates) {
        Term term = dates.term();
        if (term == null) {
            return;
        }
        var known = term.known();
        days().forEach(day -> {
            boolean possible = !day.isBefore(term.first()) && !day.isAfter(term.last());
            boolean certain = known != null && !day.isBefore(known.first()) && !day.isAfter(known.last());
            assertThat(term.on(day)).isEqualTo(certain && possible ? Lasting.YES : possible ? Lasting.POSSIBLY : Lasting.NO);
            assertThat(certain && !possible).isFalse();
        });
        if (dates.asOf() != null) {
            assertThat(term.on(dates.asOf())).isEqualTo(Lasting.YES);
        }
    }

    /** A date that is said more precisely may settle what was open, and takes nothing back. */
    @Property(tries = 300)
    void losesNothingByBeingSaidMorePrecisely(@ForAll("days") LocalDate start, @ForAll("days") LocalDate end, @ForAll("precision") int precision) {
        Term precise = new Dates(start.toString(), end.toString(), null).term();
        if (precise == null) {
            return;
        }
        Term vague = new Term(start.toString().substring(0, precision), end.toString().substring(0, precision), null);
        days().forEach(day -> {
            if (vague.on(day) != Lasting.POSSIBLY) {
                assertThat(precise.on(day)).isEqualTo(vague.on(day));
            }
        });
    }

    @Property(tries = 300)
    void isOverfullWhereTooManyAreKnownOnADayAndOnTheNext(@ForAll("roll") List<Dates> all, @ForAll("seats") int seats) {
        var roll = roll(all, seats);
        // All days on which a term can begin or end, however vague it is.
        boolean counted = LocalDate.parse("2022-12-25").datesUntil(LocalDate.parse("2025-01-05")).anyMatch(day -> roll.memberships().stream()
                        .filter(one -> one.term().on(day) == Lasting.YES && one.term().on(day.plusDays(1)) == Lasting.YES)
                        .count()
                > seats);

        assertThat(roll.overfull().isPresent()).isEqualTo(counted);
    }

    @Property(tries = 300)
    void givesTheOneSeatToOnePersonWhoeverAsks(@ForAll("roll") List<Dates> all, @ForAll long shuffle) {
        var roll = roll(all, 1);
        var shuffled = new ArrayList<>(roll.memberships());
        Collections.shuffle(shuffled, new Random(shuffle));
        days().forEach(day -> {
            List<Holder> holders = roll.on(day);
            assertThat(new Roll(1, shuffled).on(day)).isEqualTo(holders);
            assertThat(holders).extracting(Holder::membership).doesNotHaveDuplicates();
            // Whoever is known to hold it rules out all others, and is never ruled out.
            var known = roll.memberships().stream().filter(one -> one.term().on(day) == Lasting.YES).toList();
            assertThat(holders.stream().filter(Holder::known).map(Holder::membership))
                    .containsExactlyInAnyOrderElementsOf(known);
            if (!known.isEmpty()) {
                assertThat(holders).allMatch(Holder::known);
            }
            if (roll.overfull().isEmpty() && known.size() > 1) {
                // One came and another went: nobody else but those who were there for that day alone.
                assertThat(known.stream().filter(one -> one.term().on(day.plusDays(1)) == Lasting.YES).count()).isLessThanOrEqualTo(1);
                assertThat(known.stream().filter(one -> one.term().on(day.minusDays(1)) == Lasting.YES).count()).isLessThanOrEqualTo(1);
            }
        });
    }

    @Property(tries = 200)
    void rulesNobodyOutWhereThereIsRoom(@ForAll("roll") List<Dates> all) {
        var roll = roll(all, 50);
        days().forEach(day -> assertThat(roll.on(day).stream().map(Holder::membership))
                .containsExactlyInAnyOrderElementsOf(
                        roll.memberships().stream().filter(one -> one.term().on(day) != Lasting.NO).toList()));
    }

    @Provide
    Arbitrary<Dates> dates() {
        return Combinators.combine(partial(), partial(), days(0.7)).as(Dates::new);
    }

    @Provide
    Arbitrary<List<Dates>> roll() {
        return dates().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Integer> seats() {
        return Arbitraries.of(1, 2, 3);
    }

    @Provide
    Arbitrary<Integer> precision() {
        return Arbitraries.of(4, 7, 10);
    }

    @Provide("days")
    Arbitrary<LocalDate> someDays() {
        return Arbitraries.integers().between(0, DAYS - 1).map(FIRST::plusDays);
    }

    private Arbitrary<String> partial() {
        return Combinators.combine(someDays(), Arbitraries.of(4, 7, 10, 10, 10))
                .as((day, length) -> day.toString().substring(0, length))
                .injectNull(0.25);
    }

    private Arbitrary<LocalDate> days(double absent) {
        return someDays().injectNull(absent);
    }

    private static List<LocalDate> days() {
        return IntStream.range(-5, DAYS + 5).mapToObj(FIRST::plusDays).toList();
    }

    /** Of different people, those whose dates are in order. */
    private static Roll roll(List<Dates> all, int seats) {
        var memberships = new ArrayList<Membership>();
        var names = new HashSet<String>();
        for (Dates dates : all) {
            Term term = dates.term();
            if (term != null) {
                String name = "p" + names.size();
                names.add(name);
                memberships.add(membership(name, term));
            }
        }
        return new Roll(seats, memberships);
    }

    private static List<String> holders(Roll roll, String day) {
        return roll.on(LocalDate.parse(day)).stream()
                .map(holder -> holder.membership().person() + (holder.known() ? " known" : " possibly"))
                .toList();
    }

    private static Membership membership(String person, @Nullable String start, @Nullable String end, @Nullable String asOf) {
        return membership(person, new Term(start, end, asOf == null ? null : LocalDate.parse(asOf)));
    }

    private static Membership membership(String person, Term term) {
        return new Membership(
                "m-" + person, person, "post", null, null, null, term, Visibility.PUBLIC, null,
                new Provenance("Invented", null, Trust.SAMPLE, List.of()));
    }
}
