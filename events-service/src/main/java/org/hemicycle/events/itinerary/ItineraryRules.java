package org.hemicycle.events.itinerary;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hemicycle.events.itinerary.Plan.Interpretation;
import org.hemicycle.events.itinerary.Plan.Item;
import org.hemicycle.events.itinerary.Plan.Kind;
import org.hemicycle.events.itinerary.Plan.Part;
import org.hemicycle.events.itinerary.Plan.Person;
import org.hemicycle.events.itinerary.Plan.Place;
import org.hemicycle.events.itinerary.Schedule.Commitment;
import org.jspecify.annotations.Nullable;

/**
 * Every rule of a programme in one place: given a plan, they say what it breaks and change nothing.
 *
 * <p>Times are compared as instants, and lengths are hours that pass; opening hours, meals and days go by the clock on
 * the wall of the place. Each check walks what each person is committed to in the order of the start, so that the work
 * grows with the programme and not with its square.
 */
public final class ItineraryRules {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final int NAMED = 3;

    private final Plan plan;
    private final Schedule schedule;
    private final List<Violation> found = new ArrayList<>();

    private ItineraryRules(Plan plan) {
        this.plan = plan;
        this.schedule = new Schedule(plan);
    }

    /** What a plan breaks, the hardest first and then in the order of time; empty when everything is as it should be. */
    public static List<Violation> check(Plan plan) {
        var rules = new ItineraryRules(plan);
        rules.peopleInTwoPlaces();
        rules.roomsInTwoPlaces();
        rules.impossibleTravel();
        rules.openingHours();
        rules.offeredSlots();
        rules.arrivalsAndAbsences();
        rules.daysOfDelegates();
        rules.interpreterTeams();
        rules.accessDeadlines();
        rules.badgeQuotas();
        rules.pinnedItems();
        rules.whatMustBeThere();
        rules.holidaysAndSittings();
        rules.preferredHours();
        rules.cityChanges();
        rules.load();
        rules.unknownPlaces();
        return rules.inOrder();
    }

    private void peopleInTwoPlaces() {
        var people = new Pairs();
        var interpreters = new Pairs();
        schedule.byPerson().forEach((id, commitments) -> {
            Pairs clashes = schedule.person(id).part() == Part.INTERPRETER ? interpreters : people;
            overlapping(commitments, (one, other) -> clashes.add(one, other, id));
        });
        people.forEach((one, other, who) -> inTwoPlaces(Rule.PERSON_IN_TWO_PLACES, one, other, who));
        interpreters.forEach((one, other, who) -> inTwoPlaces(Rule.INTERPRETER_IN_TWO_PLACES, one, other, who));
    }

    private void inTwoPlaces(Rule rule, Commitment one, Commitment other, List<String> who) {
        add(rule, rule.severity(),
                "%s cannot be at “%s” until %s and at “%s” from %s.".formatted(
                        names(who), one.title, time(one.slot.end(), one), other.title, time(other.slot.start(), other)),
                List.of(one, other), who,
                Map.of("who", names(who), "first", one.title, "until", time(one.slot.end(), one), "second", other.title, "from", time(other.slot.start(), other)));
    }

    private void roomsInTwoPlaces() {
        var rooms = new LinkedHashMap<String, List<Commitment>>();
        for (List<Commitment> commitments : List.of(schedule.planned(), schedule.elsewhere())) {
            for (Commitment one : commitments) {
                if (one.located() && one.place != null && one.room != null) {
                    rooms.computeIfAbsent(one.place.id() + "/" + one.room.strip().toLowerCase(Locale.ROOT), room -> new ArrayList<>()).add(one);
                }
            }
        }
        rooms.values().forEach(commitments -> {
            commitments.sort(Comparator.comparing((Commitment one) -> one.slot.start()));
            overlapping(commitments, (one, other) -> {
                String room = Objects.requireNonNull(one.room);
                add(Rule.ROOM_IN_TWO_PLACES, Severity.HARD,
                        "Room %s is taken by “%s” until %s, and “%s” needs it from %s.".formatted(
                                room, one.title, time(one.slot.end(), one), other.title, time(other.slot.start(), other)),
                        List.of(one, other), List.of(),
                        Map.of("room", room, "first", one.title, "until", time(one.slot.end(), one), "second", other.title, "from", time(other.slot.start(), other)));
            });
        });
    }

    /** Every pair of overlapping commitments of which at least one is planned here, found in the order of the start. */
    private static void overlapping(List<Commitment> inOrder, PairOfCommitments pair) {
        for (int i = 0; i < inOrder.size(); i++) {
            Commitment one = inOrder.get(i);
            for (int j = i + 1; j < inOrder.size() && inOrder.get(j).slot.start().isBefore(one.slot.end()); j++) {
                if (one.planned() || inOrder.get(j).planned()) {
                    pair.found(one, inOrder.get(j));
                }
            }
        }
    }

    private void impossibleTravel() {
        var tooFar = new Pairs();
        schedule.byPerson().forEach((id, commitments) -> {
            Commitment before = null;
            boolean journey = false;
            for (Commitment one : commitments) {
                if (one.is(Kind.TRAVEL)) {
                    journey = true;
                    continue;
                }
                if (one.place == null) {
                    continue;
                }
                if (before != null && (before.planned() || one.planned()) && !before.slot.overlaps(one.slot)
                        && missingMinutes(before, one, journey) > 0) {
                    tooFar.add(before, one, id);
                }
                if (before == null || one.slot.end().isAfter(before.slot.end())) {
                    before = one;
                }
                journey = false;
            }
        });
        tooFar.forEach((one, other, who) -> {
            Leg leg = Objects.requireNonNull(schedule.leg(one, other));
            long gap = Duration.between(one.slot.end(), other.slot.start()).toMinutes();
            add(Rule.TRAVEL_IMPOSSIBLE, leg.basis() == Leg.Basis.GUESS ? Severity.MEDIUM : Severity.HARD,
                    "From “%s” to “%s” %s would need %d min (%s %d%s, entrance %d), and there are %d.".formatted(
                            one.title, other.title, names(who), leg.total(), mode(leg), leg.minutes(),
                            leg.basis() == Leg.Basis.GUESS ? " at a guess" : leg.estimate() ? " estimated" : "", leg.security(), gap),
                    List.of(one, other), who,
                    Map.of("who", names(who), "first", one.title, "second", other.title, "needed", "" + leg.total(), "gap", "" + gap,
                            "mode", leg.mode().name(), "minutes", "" + leg.minutes(), "security", "" + leg.security(), "estimate", "" + leg.estimate(),
                            "basis", leg.basis().name()));
        });
    }

    private long missingMinutes(Commitment before, Commitment one, boolean journey) {
        Leg leg = Objects.requireNonNull(schedule.leg(before, one));
        // A journey in the programme says itself how long it takes; what remains to be shown is the queue.
        boolean planned = journey && !sameCity(Objects.requireNonNull(before.place), Objects.requireNonNull(one.place));
        int needed = planned ? leg.security() : leg.total();
        return needed - Duration.between(before.slot.end(), one.slot.start()).toMinutes();
    }

    private void openingHours() {
        for (Commitment one : schedule.planned()) {
            if (!one.located() || one.is(Kind.FREE) || one.place == null || one.place.hours() == null || one.place.hours().admit(one.slot, one.zone)) {
                continue;
            }
            Hours hours = one.place.hours();
            List<Hours.Range> ranges = hours.on(one.date());
            String open = ranges.isEmpty() ? "is closed" : "is open " + String.join(" and ", ranges.stream().map(Hours.Range::toString).toList());
            add(Rule.OUTSIDE_OPENING_HOURS, hours.certain() ? Severity.HARD : Severity.MEDIUM,
                    "“%s” is from %s to %s, and %s %s%s.".formatted(one.title, time(one.slot.start(), one), clock(one.slot.end(), one),
                            one.place.name(), open, hours.certain() ? "" : " (not confirmed)"),
                    List.of(one), people(one),
                    Map.of("what", one.title, "from", time(one.slot.start(), one), "until", clock(one.slot.end(), one), "place", one.place.name(),
                            "open", ranges.isEmpty() ? "" : String.join(", ", ranges.stream().map(Hours.Range::toString).toList()),
                            "certain", "" + hours.certain()));
        }
    }

    private void offeredSlots() {
        for (Commitment one : schedule.planned()) {
            Item item = Objects.requireNonNull(one.item);
            if (!item.offered().isEmpty() && item.offered().stream().noneMatch(offered -> offered.contains(one.slot))) {
                add(Rule.OUTSIDE_OFFERED_SLOTS, Severity.HARD,
                        "“%s” at %s lies in none of the %d slots that were offered.".formatted(one.title, time(one.slot.start(), one), item.offered().size()),
                        List.of(one), people(one), Map.of("what", one.title, "from", time(one.slot.start(), one), "offered", "" + item.offered().size()));
            }
        }
    }

    private void arrivalsAndAbsences() {
        for (Commitment one : schedule.planned()) {
            var early = new ArrayList<String>();
            var late = new ArrayList<String>();
            var away = new ArrayList<String>();
            for (String id : people(one)) {
                Person person = schedule.person(id);
                boolean expected = !one.is(Kind.TRAVEL) && !one.is(Kind.FREE);
                if (expected && person.arrival() != null && one.slot.start().isBefore(person.arrival())) {
                    early.add(id);
                }
                if (expected && person.departure() != null && one.slot.end().isAfter(person.departure())) {
                    late.add(id);
                }
                if (person.away().stream().anyMatch(one.slot::overlaps)) {
                    away.add(id);
                }
            }
            if (!early.isEmpty()) {
                Instant arrival = early.stream().map(id -> Objects.requireNonNull(schedule.person(id).arrival())).reduce(Schedule::later).orElseThrow();
                add(Rule.OUTSIDE_ARRIVAL_AND_DEPARTURE, Severity.HARD,
                        "%s: “%s” starts at %s, before the arrival at %s.".formatted(names(early), one.title, time(one.slot.start(), one), time(arrival, one)),
                        List.of(one), early, Map.of("who", names(early), "what", one.title, "from", time(one.slot.start(), one), "arrival", time(arrival, one)));
            }
            if (!late.isEmpty()) {
                Instant departure = late.stream().map(id -> Objects.requireNonNull(schedule.person(id).departure()))
                        .reduce((a, b) -> a.isBefore(b) ? a : b).orElseThrow();
                add(Rule.OUTSIDE_ARRIVAL_AND_DEPARTURE, Severity.HARD,
                        "%s: “%s” ends at %s, after the departure at %s.".formatted(names(late), one.title, time(one.slot.end(), one), time(departure, one)),
                        List.of(one), late, Map.of("who", names(late), "what", one.title, "until", time(one.slot.end(), one), "departure", time(departure, one)));
            }
            if (!away.isEmpty()) {
                add(Rule.PERSON_UNAVAILABLE, Severity.HARD,
                        "%s cannot come to “%s” at %s.".formatted(names(away), one.title, time(one.slot.start(), one)),
                        List.of(one), away, Map.of("who", names(away), "what", one.title, "from", time(one.slot.start(), one)));
            }
        }
    }

    private void daysOfDelegates() {
        var longDays = new Pairs();
        var shortNights = new Pairs();
        var hungry = new LinkedHashMap<List<Commitment>, List<String>>();
        for (Person person : schedule.people()) {
            if (person.part() != Part.DELEGATE) {
                continue;
            }
            Commitment eveningBefore = null;
            for (List<Commitment> all : schedule.days(person.id()).values()) {
                List<Commitment> day = all.stream().filter(one -> !one.is(Kind.FREE)).toList();
                if (day.isEmpty()) {
                    continue;
                }
                Commitment first = day.getFirst();
                Commitment last = day.stream().max(Comparator.comparing(one -> one.slot.end())).orElseThrow();
                if (Duration.between(first.slot.start(), last.slot.end()).compareTo(plan.settings().longestDay()) > 0) {
                    longDays.add(first, last, person.id());
                }
                if (eveningBefore != null && !eveningBefore.slot.end().isAfter(first.slot.start())
                        && Duration.between(eveningBefore.slot.end(), first.slot.start()).compareTo(plan.settings().shortestRest()) < 0) {
                    shortNights.add(eveningBefore, first, person.id());
                }
                List<Commitment> overNoon = withoutMeal(day);
                if (!overNoon.isEmpty()) {
                    hungry.computeIfAbsent(overNoon, same -> new ArrayList<>()).add(person.id());
                }
                eveningBefore = last;
            }
        }
        longDays.forEach((first, last, who) -> {
            Duration length = Duration.between(first.slot.start(), last.slot.end());
            add(Rule.DAY_TOO_LONG, Severity.HARD,
                    "%s: from “%s” at %s to the end of “%s” it is %s, more than %s.".formatted(
                            names(who), first.title, time(first.slot.start(), first), last.title, hours(length), hours(plan.settings().longestDay())),
                    first == last ? List.of(first) : List.of(first, last), who,
                    Map.of("who", names(who), "first", first.title, "from", time(first.slot.start(), first), "last", last.title,
                            "minutes", "" + length.toMinutes(), "most", "" + plan.settings().longestDay().toMinutes()));
        });
        shortNights.forEach((evening, morning, who) -> {
            Duration rest = Duration.between(evening.slot.end(), morning.slot.start());
            add(Rule.REST_TOO_SHORT, Severity.HARD,
                    "%s: between the end of “%s” at %s and “%s” at %s there is %s of rest, less than %s.".formatted(
                            names(who), evening.title, time(evening.slot.end(), evening), morning.title, time(morning.slot.start(), morning),
                            hours(rest), hours(plan.settings().shortestRest())),
                    List.of(evening, morning), who,
                    Map.of("who", names(who), "first", evening.title, "until", time(evening.slot.end(), evening), "second", morning.title,
                            "from", time(morning.slot.start(), morning), "minutes", "" + rest.toMinutes(), "least", "" + plan.settings().shortestRest().toMinutes()));
        });
        hungry.forEach((overNoon, who) -> add(Rule.NO_MEAL_WINDOW, Severity.HARD,
                "%s: on %s there is no %d min for a meal between %s and %s.".formatted(
                        names(who), DAY.format(overNoon.getFirst().date()), plan.settings().meal().toMinutes(),
                        TIME.format(plan.settings().mealFrom()), TIME.format(plan.settings().mealUntil())),
                overNoon, who,
                Map.of("who", names(who), "date", overNoon.getFirst().date().toString(), "minutes", "" + plan.settings().meal().toMinutes(),
                        "from", TIME.format(plan.settings().mealFrom()), "until", TIME.format(plan.settings().mealUntil()))));
    }

    /** What of a day lies over its meal, or nothing where there is time for one. */
    private List<Commitment> withoutMeal(List<Commitment> day) {
        Commitment first = day.getFirst();
        var window = new Span(
                first.date().atTime(plan.settings().mealFrom()).atZone(first.zone).toInstant(),
                first.date().atTime(plan.settings().mealUntil()).atZone(first.zone).toInstant());
        List<Commitment> overNoon = day.stream().filter(one -> one.slot.overlaps(window)).toList();
        if (overNoon.isEmpty() || overNoon.stream().anyMatch(one -> one.is(Kind.MEAL))) {
            return List.of();
        }
        Commitment before = null;
        for (Commitment one : day) {
            if (fitsMeal(before, one, window)) {
                return List.of();
            }
            if (before == null || one.slot.end().isAfter(before.slot.end())) {
                before = one;
            }
        }
        return fitsMeal(before, null, window) ? List.of() : overNoon;
    }

    private boolean fitsMeal(@Nullable Commitment before, @Nullable Commitment after, Span window) {
        Instant from = before == null ? window.start() : before.slot.end();
        Instant until = after == null ? window.end() : after.slot.start();
        if (!until.isAfter(from)) {
            return false;
        }
        Span inWindow = new Span(from, until).common(window);
        if (inWindow == null || inWindow.length().compareTo(plan.settings().meal()) < 0) {
            return false;
        }
        Leg way = before == null || after == null ? null : schedule.leg(before, after);
        Duration free = Duration.between(from, until).minusMinutes(way == null ? 0 : way.total());
        return free.compareTo(plan.settings().meal()) >= 0;
    }

    private void interpreterTeams() {
        var work = new LinkedHashMap<String, TreeMap<LocalDate, List<Commitment>>>();
        for (Commitment one : schedule.planned()) {
            Item item = Objects.requireNonNull(one.item);
            if (item.interpretation() == Interpretation.NONE) {
                continue;
            }
            List<String> team = team(item);
            int needed = InterpreterTeam.needed(item.interpretation(), one.slot.length().toMinutes()) * booths(item);
            languages(one, item, team);
            if (team.size() < needed) {
                add(Rule.INTERPRETER_TEAM_TOO_SMALL, Severity.HARD,
                        "“%s” at %s: %d min of %s interpretation need %d, and %d %s named.".formatted(
                                one.title, time(one.slot.start(), one), one.slot.length().toMinutes(), item.interpretation().name().toLowerCase(Locale.ROOT),
                                needed, team.size(), team.size() == 1 ? "is" : "are"),
                        List.of(one), team,
                        Map.of("what", one.title, "from", time(one.slot.start(), one), "minutes", "" + one.slot.length().toMinutes(),
                                "kind", item.interpretation().name(), "needed", "" + needed, "named", "" + team.size()));
            }
            team.forEach(id -> work.computeIfAbsent(id, same -> new TreeMap<>()).computeIfAbsent(one.date(), date -> new ArrayList<>()).add(one));
        }
        var tired = new LinkedHashMap<List<Commitment>, List<String>>();
        work.forEach((id, days) -> days.values().forEach(day -> {
            if (day.size() > 1 && tooMuch(day)) {
                tired.computeIfAbsent(day, same -> new ArrayList<>()).add(id);
            }
        }));
        tired.forEach((day, who) -> {
            long minutes = day.stream().mapToLong(one -> one.slot.length().toMinutes()).sum();
            add(Rule.INTERPRETER_TEAM_TOO_SMALL, Severity.HARD,
                    "%s: %d min of interpretation on %s are too much for a team of this size.".formatted(names(who), minutes, DAY.format(day.getFirst().date())),
                    day, who, Map.of("who", names(who), "minutes", "" + minutes, "date", day.getFirst().date().toString()));
        });
    }

    /** Consecutive interpreters take turns, whatever they are heard in; all others work at the same time. */
    private static int booths(Item item) {
        return item.interpretation() == Interpretation.CONSECUTIVE ? 1 : item.languages().booths();
    }

    /** Finds what nobody of a team can render; a team that is missing altogether is too small already. */
    private void languages(Commitment one, Item item, List<String> team) {
        List<Languages.Pair> missing = team.isEmpty() ? List.of() : item.languages().pairs().stream()
                .filter(pair -> team.stream().map(schedule::person)
                        .noneMatch(person -> person.languages().contains(pair.source()) && person.languages().contains(pair.target())))
                .toList();
        if (!missing.isEmpty()) {
            boolean certain = team.stream().map(schedule::person).noneMatch(person -> person.languages().isEmpty());
            String pairs = missing.stream().map(Languages.Pair::toString).collect(Collectors.joining(", "));
            add(Rule.INTERPRETER_LANGUAGES_MISSING, certain ? Severity.HARD : Severity.MEDIUM,
                    "“%s” at %s: %s interprets %s.".formatted(
                            one.title, time(one.slot.start(), one), certain ? "nobody" : "nobody of whom it is known", pairs),
                    List.of(one), team, Map.of("what", one.title, "from", time(one.slot.start(), one), "pairs", pairs, "certain", "" + certain));
        }
    }

    private boolean tooMuch(List<Commitment> day) {
        long consecutive = 0;
        long simultaneous = 0;
        int smallest = Integer.MAX_VALUE;
        for (Commitment one : day) {
            Item item = Objects.requireNonNull(one.item);
            smallest = Math.min(smallest, team(item).size() / booths(item));
            if (item.interpretation() == Interpretation.CONSECUTIVE) {
                consecutive += one.slot.length().toMinutes();
            } else {
                simultaneous += one.slot.length().toMinutes();
            }
        }
        return (consecutive > 0 && InterpreterTeam.needed(Interpretation.CONSECUTIVE, consecutive) > smallest)
                || (simultaneous > 0 && InterpreterTeam.needed(Interpretation.SIMULTANEOUS, simultaneous) > smallest);
    }

    private List<String> team(Item item) {
        return item.people().stream().distinct().filter(id -> schedule.person(id).part() == Part.INTERPRETER).toList();
    }

    private record Door(String place, Instant deadline) {}

    private void accessDeadlines() {
        var missed = new LinkedHashMap<Door, Set<String>>();
        for (Plan.Access access : plan.access()) {
            if (!access.settled() && access.deadline().isBefore(plan.now())) {
                missed.computeIfAbsent(new Door(access.place(), access.deadline()), door -> new LinkedHashSet<>()).add(access.person());
            }
        }
        missed.forEach((door, who) -> {
            List<Commitment> there = schedule.planned().stream()
                    .filter(one -> one.located() && one.place != null && one.place.id().equals(door.place()))
                    .filter(one -> one.slot.start().isAfter(plan.now()) && people(one).stream().anyMatch(who::contains))
                    .toList();
            Place place = schedule.place(door.place());
            if (there.isEmpty() || place == null) {
                return;
            }
            List<String> people = List.copyOf(who);
            String deadline = DAY_AND_TIME.format(door.deadline().atZone(place.zone()));
            add(Rule.ACCESS_DEADLINE_MISSED, Severity.HARD,
                    "%s: the deadline for entering %s passed on %s and no request was submitted.".formatted(names(people), place.name(), deadline),
                    there, people, Map.of("who", names(people), "place", place.name(), "deadline", deadline));
        });
    }

    private void badgeQuotas() {
        for (Plan.Quota quota : plan.quotas()) {
            var perDay = new TreeMap<LocalDate, Map<String, Set<String>>>();
            for (Commitment one : schedule.planned()) {
                if (!one.located() || one.place == null || !one.place.id().equals(quota.place())) {
                    continue;
                }
                for (String id : people(one)) {
                    Person person = schedule.person(id);
                    if (person.part() == Part.DELEGATE && person.organisation() != null) {
                        perDay.computeIfAbsent(one.date(), date -> new LinkedHashMap<>())
                                .computeIfAbsent(person.organisation(), same -> new LinkedHashSet<>()).add(id);
                    }
                }
            }
            perDay.forEach((date, organisations) -> organisations.forEach((organisation, who) -> {
                if (who.size() > quota.most()) {
                    List<Commitment> there = schedule.planned().stream()
                            .filter(one -> one.place != null && one.place.id().equals(quota.place()) && one.date().equals(date)
                                    && people(one).stream().anyMatch(who::contains))
                            .toList();
                    String place = Objects.requireNonNull(there.getFirst().place).name();
                    add(Rule.BADGE_QUOTA_EXCEEDED, quota.certain() ? Severity.HARD : Severity.MEDIUM,
                            "%d people of %s would enter %s on %s, which admits %d a day%s.".formatted(
                                    who.size(), organisation, place, DAY.format(date), quota.most(), quota.certain() ? "" : " (not confirmed)"),
                            there, List.copyOf(who),
                            Map.of("number", "" + who.size(), "organisation", organisation, "place", place, "date", date.toString(), "most", "" + quota.most(),
                                    "certain", "" + quota.certain()));
                }
            }));
        }
    }

    private void pinnedItems() {
        for (Item item : plan.items()) {
            Plan.Placed published = item.published();
            if (item.pinned() && published != null && (!published.slot().equals(item.slot()) || !Objects.equals(published.place(), item.place()))) {
                String from = DAY_AND_TIME.format(published.slot().start().atZone(zone(schedule.place(published.place()))));
                add(Rule.PINNED_ITEM_MOVED, Severity.HARD, "“%s” is pinned and was published for %s.".formatted(item.title(), from),
                        List.of(item.id()), item.people(), Map.of("what", item.title(), "from", from), Rule.PINNED_ITEM_MOVED.field());
            }
        }
    }

    private void whatMustBeThere() {
        var raised = new HashSet<String>();
        for (Item item : plan.items()) {
            boolean appointment = item.kind() != Kind.FREE && item.kind() != Kind.TRAVEL;
            if (item.priority() == Plan.Priority.MUST && appointment && (item.slot() == null || item.place() == null)) {
                String missing = item.slot() == null ? "time" : "building";
                add(Rule.MUST_HAVE_NOT_PLACED, Severity.MEDIUM, "“%s” must take place and has no %s yet.".formatted(item.title(), missing),
                        List.of(item.id()), item.people(), Map.of("what", item.title(), "missing", missing), item.slot() == null ? "start" : "building");
            }
            if (item.slot() != null) {
                raised.addAll(item.asks());
            }
        }
        for (Plan.Ask ask : plan.asks()) {
            if (!raised.contains(ask.id())) {
                add(Rule.ASK_NOT_COVERED, Severity.MEDIUM, "No meeting raises “%s”.".formatted(ask.title()),
                        List.of(), List.of(), Map.of("ask", ask.id(), "title", ask.title()), null);
            }
        }
    }

    private record PlaceDay(String place, LocalDate date) {}

    private void holidaysAndSittings() {
        var holidays = new HashMap<PlaceDay, String>();
        plan.holidays().forEach(holiday -> holidays.put(new PlaceDay(holiday.place(), holiday.date()), holiday.name()));
        var sittings = new HashMap<String, Plan.Sittings>();
        plan.sittings().forEach(calendar -> sittings.put(calendar.organisation(), calendar));
        for (Commitment one : schedule.planned()) {
            if (one.place == null || !appointment(one)) {
                continue;
            }
            LocalDate date = one.date();
            String holiday = holidays.get(new PlaceDay(one.place.id(), date));
            if (holiday != null) {
                add(Rule.PUBLIC_HOLIDAY, Severity.MEDIUM, "“%s” is on %s, which is %s (%s).".formatted(one.title, DAY.format(date), holiday, one.place.country()),
                        List.of(one), people(one), Map.of("what", one.title, "date", date.toString(), "holiday", holiday, "country", one.place.country()));
            }
            Plan.Sittings calendar = one.place.organisation() == null ? null : sittings.get(one.place.organisation());
            if (calendar != null) {
                recessOrSitting(one, one.place, date, calendar);
            }
        }
    }

    private void recessOrSitting(Commitment one, Place place, LocalDate date, Plan.Sittings calendar) {
        for (Plan.Period recess : calendar.recess()) {
            if (recess.contains(date)) {
                add(Rule.RECESS, Severity.MEDIUM, "“%s” is on %s, when the house of %s is in recess (%s).".formatted(one.title, DAY.format(date), place.name(), recess.name()),
                        List.of(one), people(one), Map.of("what", one.title, "date", date.toString(), "place", place.name(), "recess", recess.name()));
                return;
            }
        }
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var week = new Plan.Period(monday, monday.plusDays(6), "");
        boolean sits = calendar.sitting().isEmpty()
                || calendar.sitting().stream().anyMatch(sitting -> !sitting.last().isBefore(week.first()) && !sitting.first().isAfter(week.last()));
        if (!sits) {
            add(Rule.NOT_A_SITTING_WEEK, Severity.SOFT, "“%s” is in the week of %s, in which the house of %s does not sit.".formatted(one.title, DAY.format(monday), place.name()),
                    List.of(one), people(one), Map.of("what", one.title, "week", monday.toString(), "place", place.name()));
        }
    }

    private void preferredHours() {
        for (Commitment one : schedule.planned()) {
            if (!appointment(one)) {
                continue;
            }
            LocalTime start = one.slot.start().atZone(one.zone).toLocalTime();
            LocalTime end = one.slot.end().atZone(one.zone).toLocalTime();
            boolean overMidnight = !one.slot.end().atZone(one.zone).toLocalDate().equals(one.date());
            if (start.isBefore(plan.settings().preferredFrom()) || end.isAfter(plan.settings().preferredUntil()) || overMidnight) {
                add(Rule.OUTSIDE_PREFERRED_HOURS, Severity.SOFT, "“%s” is from %s to %s.".formatted(one.title, time(one.slot.start(), one), clock(one.slot.end(), one)),
                        List.of(one), people(one), Map.of("what", one.title, "from", time(one.slot.start(), one), "until", clock(one.slot.end(), one)));
            }
        }
    }

    private void cityChanges() {
        var restless = new LinkedHashMap<List<String>, List<String>>();
        for (Person person : schedule.people()) {
            if (person.part() != Part.DELEGATE) {
                continue;
            }
            var cities = new ArrayList<String>();
            for (Commitment one : schedule.byPerson().getOrDefault(person.id(), List.of())) {
                String city = one.located() && one.place != null ? one.place.city() : null;
                if (city != null && (cities.isEmpty() || !cities.getLast().equals(city))) {
                    cities.add(city);
                }
            }
            if (cities.size() > Set.copyOf(cities).size()) {
                restless.computeIfAbsent(cities, same -> new ArrayList<>()).add(person.id());
            }
        }
        restless.forEach((cities, who) -> add(Rule.TOO_MANY_CITY_CHANGES, Severity.SOFT,
                "%s would go %s: a city that was left is entered again.".formatted(names(who), String.join(" → ", cities)),
                List.of(), who, Map.of("who", names(who), "cities", String.join(" → ", cities)), null));
    }

    private void load() {
        Person busiest = null;
        Person idlest = null;
        long most = Long.MIN_VALUE;
        long least = Long.MAX_VALUE;
        for (Person person : schedule.people()) {
            if (person.part() != Part.DELEGATE) {
                continue;
            }
            long minutes = schedule.byPerson().getOrDefault(person.id(), List.of()).stream()
                    .filter(one -> one.planned() && appointment(one)).mapToLong(one -> one.slot.length().toMinutes()).sum();
            if (minutes > most) {
                most = minutes;
                busiest = person;
            }
            if (minutes < least) {
                least = minutes;
                idlest = person;
            }
        }
        if (busiest != null && idlest != null && most - least > plan.settings().loadSpread().toMinutes()) {
            add(Rule.UNEVEN_LOAD, Severity.SOFT, "%s has %s of meetings and %s has %s.".formatted(
                            busiest.name(), hours(Duration.ofMinutes(most)), idlest.name(), hours(Duration.ofMinutes(least))),
                    List.of(), List.of(busiest.id(), idlest.id()),
                    Map.of("busiest", busiest.name(), "most", "" + most, "idlest", idlest.name(), "least", "" + least), Rule.UNEVEN_LOAD.field());
        }
    }

    private void unknownPlaces() {
        var unknown = new LinkedHashMap<Place, List<Commitment>>();
        for (Commitment one : schedule.planned()) {
            if (one.located() && one.place != null && one.place.geo() == null) {
                unknown.computeIfAbsent(one.place, place -> new ArrayList<>()).add(one);
            }
        }
        unknown.forEach((place, there) -> add(Rule.PLACE_UNKNOWN, Severity.SOFT,
                "Nobody has entered where %s lies; ways to it are guessed.".formatted(place.name()),
                there, List.of(), Map.of("place", place.name())));
    }

    private static boolean appointment(Commitment one) {
        return !one.is(Kind.MEAL) && !one.is(Kind.TRAVEL) && !one.is(Kind.FREE);
    }

    private static boolean sameCity(Place one, Place other) {
        return one.city() != null && one.city().equals(other.city());
    }

    private static List<String> people(Commitment one) {
        return one.item == null ? List.of() : one.item.people();
    }

    private ZoneId zone(@Nullable Place place) {
        return place == null ? plan.timeZone() : place.zone();
    }

    private String names(List<String> who) {
        List<String> names = who.stream().limit(NAMED).map(id -> schedule.person(id).name()).toList();
        return switch (who.size()) {
            case 1 -> names.getFirst();
            case 2, NAMED -> String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
            default -> String.join(", ", names) + " and " + (who.size() - NAMED) + " more";
        };
    }

    private static String time(Instant instant, Commitment at) {
        return DAY_AND_TIME.format(instant.atZone(at.zone));
    }

    private static String clock(Instant instant, Commitment at) {
        return TIME.format(instant.atZone(at.zone));
    }

    private static String mode(Leg leg) {
        return leg.mode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String hours(Duration duration) {
        return duration.toMinutesPart() == 0 ? duration.toHours() + " h" : "%d h %02d".formatted(duration.toHours(), duration.toMinutesPart());
    }

    private void add(Rule rule, Severity severity, String sentence, List<Commitment> about, List<String> who, Map<String, String> particulars) {
        List<String> items = about.stream().filter(Commitment::planned).map(one -> Objects.requireNonNull(one.item).id()).distinct().toList();
        add(rule, severity, sentence, items, who, particulars, rule.field());
    }

    private void add(
            Rule rule, Severity severity, String sentence, List<String> items, List<String> who, Map<String, String> particulars, @Nullable String field) {
        found.add(new Violation(rule.slug(), severity, sentence, items, List.copyOf(who), field, particulars));
    }

    private List<Violation> inOrder() {
        var starts = new HashMap<String, Instant>();
        schedule.planned().forEach(one -> starts.put(Objects.requireNonNull(one.item).id(), one.slot.start()));
        found.sort(Comparator.comparing(Violation::severity)
                .thenComparing(violation -> violation.itemIds().isEmpty() ? Instant.MAX : starts.getOrDefault(violation.itemIds().getFirst(), Instant.MAX)));
        return List.copyOf(found);
    }

    @FunctionalInterface
    private interface PairOfCommitments {
        void found(Commitment one, Commitment other);
    }

    /** Pairs of commitments with everybody whom they concern together. */
    private static final class Pairs {

        private record Pair(Commitment one, Commitment other) {}

        @FunctionalInterface
        interface Concern {
            void about(Commitment one, Commitment other, List<String> who);
        }

        private final Map<Pair, List<String>> people = new LinkedHashMap<>();

        void add(Commitment one, Commitment other, String person) {
            people.computeIfAbsent(new Pair(one, other), pair -> new ArrayList<>()).add(person);
        }

        void forEach(Concern concern) {
            people.forEach((pair, who) -> concern.about(pair.one(), pair.other(), who));
        }
    }
}
