package org.hemicycle.web.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hemicycle.web.access.AccessRequest;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * The visits by where they stand, what needs work first and what is over last.
 *
 * @param groups the visits of each state
 * @param deadlines the next access deadline of each visit that has one
 * @param offices the offices that organise any of them
 */
public record Board(
        SequencedMap<String, List<Visit>> groups, Map<String, OffsetDateTime> deadlines, List<String> offices) {

    /** Every state in the order of a visit's life. */
    public static final List<String> STATES = List.of(
            "IDEA", "SCOPED", "INVITING", "PLANNING", "ACCREDITING", "CONFIRMED", "RUNNING", "DEBRIEF", "ANNOUNCED",
            "POSTPONED", "CANCELLED", "ARCHIVED");

    /** The states in which a visit still needs somebody although its days are over. */
    private static final Set<String> UNFINISHED = Set.of("RUNNING", "DEBRIEF", "POSTPONED");

    static Board of(List<Visit> all, List<AccessRequest> due, Form filter, Clock clock) {
        Map<String, OffsetDateTime> deadlines = new HashMap<>();
        due.stream()
                .filter(request -> request.deadline() != null)
                .forEach(request -> deadlines.merge(
                        request.visit(),
                        request.deadline() == null ? OffsetDateTime.MAX : request.deadline(),
                        (one, other) -> one.isBefore(other) ? one : other));
        var shown = all.stream()
                .filter(visit -> filter.value("state").isEmpty() || filter.value("state").equals(visit.state()))
                .filter(visit -> filter.value("office").isEmpty() || filter.value("office").equals(visit.office()))
                .filter(visit -> filter.value("area").isEmpty() || visit.hostAreas().contains(filter.value("area")))
                .filter(visit -> isNamed(visit, filter.value("q")))
                .filter(visit -> isDue(deadlines.get(visit.id()), filter.value("due"), clock))
                .toList();
        var offices = all.stream().map(Visit::office).flatMap(Stream::ofNullable).distinct().sorted().toList();
        return new Board(byState(shown, deadlines, clock), deadlines, offices);
    }

    /** The next deadline first, then the first day; what is over comes last, the latest first. */
    private static SequencedMap<String, List<Visit>> byState(
            List<Visit> all, Map<String, OffsetDateTime> deadlines, Clock clock) {
        var first = Comparator.comparing((Visit visit) -> visit.window().start());
        var urgent = Comparator.<Visit, OffsetDateTime>comparing(
                        visit -> deadlines.getOrDefault(visit.id(), OffsetDateTime.MAX))
                .thenComparing(first);
        var ahead = all.stream().filter(visit -> !isOver(visit, clock)).sorted(urgent).toList();
        var groups = new LinkedHashMap<String, List<Visit>>();
        var states = new TreeSet<String>(Comparator.comparingInt((String state) -> STATES.indexOf(state)).thenComparing(state -> state));
        ahead.forEach(visit -> states.add(visit.state()));
        for (String state : states) {
            groups.put(state, ahead.stream().filter(visit -> visit.state().equals(state)).toList());
        }
        var over = all.stream().filter(visit -> isOver(visit, clock)).sorted(first.reversed()).toList();
        if (!over.isEmpty()) {
            groups.put("OVER", over);
        }
        return groups;
    }

    private static boolean isOver(Visit visit, Clock clock) {
        return !UNFINISHED.contains(visit.state())
                && visit.window().end().isBefore(LocalDate.now(clock.withZone(visit.timeZone())));
    }

    /** In whichever language the words stand. */
    private static boolean isNamed(Visit visit, String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || visit.title().texts().values().stream()
                        .anyMatch(title -> title.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static boolean isDue(@Nullable OffsetDateTime deadline, String days, Clock clock) {
        if (!days.matches("\\d{1,3}")) {
            return true;
        }
        var until = clock.instant().plus(Duration.ofDays(Long.parseLong(days)));
        return deadline != null && deadline.toInstant().isBefore(until);
    }
}
