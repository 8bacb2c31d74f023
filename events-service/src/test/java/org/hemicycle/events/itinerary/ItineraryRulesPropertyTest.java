package org.hemicycle.events.itinerary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.hemicycle.events.itinerary.Plan.Interpretation;
import org.hemicycle.events.itinerary.Plan.Item;
import org.hemicycle.events.itinerary.Plan.Kind;
import org.hemicycle.events.itinerary.Plan.Part;
import org.hemicycle.events.itinerary.Plan.Person;
import org.hemicycle.events.itinerary.Plan.Place;
import org.hemicycle.events.itinerary.Plan.Priority;

/** The rules against what can be worked out without any cleverness, on plans that nobody thought of. */
class ItineraryRulesPropertyTest {

    /** Every zone in which a part of the European Union lies. */
    private static final List<String> EU_ZONES = List.of(
            "Europe/Vienna", "Europe/Brussels", "Europe/Sofia", "Europe/Zagreb", "Asia/Nicosia", "Asia/Famagusta", "Europe/Prague", "Europe/Copenhagen", "Europe/Tallinn",
            "Europe/Helsinki", "Europe/Mariehamn", "Europe/Paris", "Europe/Berlin", "Europe/Busingen", "Europe/Athens", "Europe/Budapest", "Europe/Dublin",
            "Europe/Rome", "Europe/Riga", "Europe/Vilnius", "Europe/Luxembourg", "Europe/Malta", "Europe/Amsterdam", "Europe/Warsaw", "Europe/Lisbon",
            "Atlantic/Madeira", "Atlantic/Azores", "Europe/Bucharest", "Europe/Bratislava", "Europe/Ljubljana", "Europe/Madrid", "Africa/Ceuta",
            "Atlantic/Canary", "Europe/Stockholm", "America/Martinique", "America/Guadeloupe", "America/Cayenne", "America/Marigot", "Indian/Reunion", "Indian/Mayotte");
    private static final List<String> PEOPLE = List.of("p-0", "p-1", "p-2", "p-3");
    private static final Instant MONDAY = Instant.parse("2027-03-01T06:00:00Z");

    record Draft(int start, int minutes, Set<String> people, boolean elsewhere, int room) {
        Span slot() {
            return new Span(MONDAY.plus(Duration.ofMinutes(start * 5L)), MONDAY.plus(Duration.ofMinutes(start * 5L + minutes * 5L)));
        }
    }

    @Provide
    Arbitrary<List<Draft>> drafts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 200), Arbitraries.integers().between(1, 60),
                        Arbitraries.of(PEOPLE).set().ofMaxSize(3), Arbitraries.of(false, false, false, true), Arbitraries.integers().between(0, 3))
                .as(Draft::new).list().ofMaxSize(25);
    }

    @Property(tries = 500)
    void findsExactlyTheClashesThatComparingEverythingWithEverythingFinds(@ForAll("drafts") List<Draft> drafts) {
        var expected = new TreeSet<String>();
        var rooms = new TreeSet<String>();
        for (int i = 0; i < drafts.size(); i++) {
            for (int j = i + 1; j < drafts.size(); j++) {
                Draft one = drafts.get(i);
                Draft other = drafts.get(j);
                boolean sameTime = one.start < other.start + other.minutes && other.start < one.start + one.minutes;
                if (!sameTime || (one.elsewhere && other.elsewhere)) {
                    continue;
                }
                for (String person : PEOPLE) {
                    if (one.people.contains(person) && other.people.contains(person)) {
                        expected.add(person + name(i, j));
                    }
                }
                if (one.room > 0 && one.room == other.room) {
                    rooms.add(name(i, j));
                }
            }
        }
        List<Violation> found = ItineraryRules.check(plan(drafts));
        var clashes = new ArrayList<String>();
        var taken = new ArrayList<String>();
        for (Violation violation : found) {
            if (violation.rule().equals("person-in-two-places")) {
                violation.personIds().forEach(person -> clashes.add(person + pair(violation)));
            }
            if (violation.rule().equals("room-in-two-places")) {
                taken.add(pair(violation));
            }
        }
        assertThat(new TreeSet<>(clashes)).isEqualTo(expected);
        assertThat(new TreeSet<>(taken)).isEqualTo(rooms);
        assertThat(clashes).as("each pair once").doesNotHaveDuplicates();
    }

    /** The two titles, whichever of them lies elsewhere. */
    private static String pair(Violation violation) {
        return String.join("+", new TreeSet<>(List.of(violation.particulars().get("first"), violation.particulars().get("second"))));
    }

    private static String name(int one, int other) {
        return String.join("+", new TreeSet<>(List.of("i" + one, "i" + other)));
    }

    private static Plan plan(List<Draft> drafts) {
        var items = new ArrayList<Item>();
        var elsewhere = new ArrayList<Plan.Elsewhere>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            String room = draft.room == 0 ? null : "R" + draft.room;
            if (draft.elsewhere) {
                elsewhere.add(new Plan.Elsewhere("i" + i, draft.slot(), "house", room, List.copyOf(draft.people)));
            } else {
                items.add(item("i" + i, draft.slot(), room, List.copyOf(draft.people)));
            }
        }
        return plan(items, elsewhere, place(ZoneId.of("Europe/Brussels"), null));
    }

    @Property(tries = 1000)
    void goesByTheClockOnTheWallRoundEveryChangeOfClocks(
            @ForAll("zones") ZoneId zone, @ForAll @IntRange(min = 2026, max = 2030) int year, @ForAll @IntRange(min = -2, max = 2) int days,
            @ForAll @IntRange(min = 8 * 60, max = 17 * 60) int from, @ForAll @IntRange(min = 1, max = 119) int minutes, @ForAll boolean autumn) {
        LocalDate date = change(zone, year, autumn).plusDays(days);
        var hours = new EnumMap<DayOfWeek, List<Hours.Range>>(DayOfWeek.class);
        hours.put(date.getDayOfWeek(), List.of(new Hours.Range(8 * 60, 18 * 60)));
        Place place = place(zone, new Hours(Map.copyOf(hours), true));
        Span slot = new Span(local(date, from, zone), local(date, from, zone).plus(Duration.ofMinutes(minutes)));
        List<Violation> found = ItineraryRules.check(plan(List.of(item("m", slot, null, List.of("p-0"))), List.of(), place));
        boolean outside = from + minutes > 18 * 60;
        assertThat(found.stream().anyMatch(violation -> violation.rule().equals("outside-opening-hours"))).isEqualTo(outside);
        assertThat(Itinerary.of(plan(List.of(item("m", slot, null, List.of("p-0"))), List.of(), place)).days().getFirst().date()).isEqualTo(date);
    }

    @Property(tries = 1000)
    void countsTheHoursOfANightThatPassRoundEveryChangeOfClocks(
            @ForAll("zones") ZoneId zone, @ForAll @IntRange(min = 2026, max = 2030) int year, @ForAll @IntRange(min = -2, max = 1) int days,
            @ForAll @IntRange(min = 18 * 60, max = 23 * 60) int end, @ForAll @IntRange(min = 6 * 60, max = 11 * 60) int start, @ForAll boolean autumn) {
        LocalDate evening = change(zone, year, autumn).plusDays(days);
        Instant bed = local(evening, end, zone);
        Instant up = local(evening.plusDays(1), start, zone);
        // Without asking java.time for the difference: wall-clock minutes, corrected by what the offset changed.
        int onTheWall = 24 * 60 - end + start;
        int shifted = (zone.getRules().getOffset(up).getTotalSeconds() - zone.getRules().getOffset(bed).getTotalSeconds()) / 60;
        boolean tooShort = onTheWall - shifted < 11 * 60;
        List<Violation> found = ItineraryRules.check(plan(List.of(
                item("evening", new Span(bed.minus(Duration.ofMinutes(30)), bed), null, List.of("p-0")),
                item("morning", new Span(up, up.plus(Duration.ofMinutes(30))), null, List.of("p-0"))), List.of(), place(zone, null)));
        assertThat(found.stream().anyMatch(violation -> violation.rule().equals("rest-too-short"))).isEqualTo(tooShort);
    }

    @Property(tries = 500)
    void findsTimeForAMealByTheLocalClockInEveryZone(
            @ForAll("zones") ZoneId zone, @ForAll @IntRange(min = 2026, max = 2030) int year, @ForAll @IntRange(min = -1, max = 1) int days,
            @ForAll @IntRange(min = 0, max = 90) int pause, @ForAll boolean autumn) {
        LocalDate date = change(zone, year, autumn).plusDays(days);
        // From 11:00 to 12:30, and again after the pause until 15:00.
        List<Violation> found = ItineraryRules.check(plan(List.of(
                item("before", new Span(local(date, 11 * 60, zone), local(date, 12 * 60 + 30, zone)), null, List.of("p-0")),
                item("after", new Span(local(date, 12 * 60 + 30 + pause, zone), local(date, 15 * 60, zone)), null, List.of("p-0"))), List.of(), place(zone, null)));
        assertThat(found.stream().anyMatch(violation -> violation.rule().equals("no-meal-window"))).isEqualTo(pause < 45);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(EU_ZONES).map(ZoneId::of);
    }

    /** The day on which clocks change, or one like it where they never do. */
    private static LocalDate change(ZoneId zone, int year, boolean autumn) {
        Instant from = LocalDate.of(year, autumn ? 7 : 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        ZoneOffsetTransition next = zone.getRules().nextTransition(from);
        return next == null ? LocalDate.of(year, autumn ? 10 : 3, 28) : next.getInstant().atZone(zone).toLocalDate();
    }

    private static Instant local(LocalDate date, int minute, ZoneId zone) {
        return date.atTime(LocalTime.of(minute / 60, minute % 60)).atZone(zone).toInstant();
    }

    private static Item item(String id, Span slot, String room, List<String> people) {
        return new Item(id, id, Kind.MEETING, slot, "house", room, people, Interpretation.NONE, false, Priority.SHOULD, List.of(), Set.of(), null);
    }

    private static Place place(ZoneId zone, Hours hours) {
        return new Place("house", "House (sample)", "BE", "City", null, new Geo(50, 4), zone, null, hours, Duration.ZERO);
    }

    private static Plan plan(List<Item> items, List<Plan.Elsewhere> elsewhere, Place place) {
        return new Plan("visit-1", place.zone(), MONDAY, PEOPLE.stream().map(id -> new Person(id, id, Part.DELEGATE, null, null, null, List.of())).toList(),
                items, List.of(place), elsewhere, List.of(), List.of(), List.of(), List.of(), List.of(), Timetable.EMPTY, DaySettings.USUAL);
    }
}
