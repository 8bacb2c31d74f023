package org.hemicycle.events.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.events.edition.Itinerary.Stop;
import org.hemicycle.events.edition.Itinerary.Text;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Window;
import org.jspecify.annotations.Nullable;

/**
 * What differs for one reader between two editions; applied to what they knew it gives what is true now.
 *
 * @param changes each thing that differs, once
 */
public record Difference(List<Change> changes) {

    /** One thing that differs. */
    public sealed interface Change {

        /** A meeting that is new to the reader. */
        record Added(Stop stop) implements Change {}

        /** A meeting that the reader is not expected at any more, because it was called off or goes on without them. */
        record Dropped(Stop stop) implements Change {}

        /** A meeting that is not as it was. */
        record Altered(Stop before, Stop after) implements Change {}

        /** The days of the visit; null where the reader does not travel. */
        record DaysMoved(@Nullable Window before, @Nullable Window after, ZoneId timeZone) implements Change {}

        /** Title or purpose. */
        record TextChanged(@Nullable Text before, @Nullable Text after) implements Change {}

        /** The host areas. */
        record AreasChanged(List<String> before, List<String> after) implements Change {}

        /** Who travels. */
        record DelegationChanged(List<String> before, List<String> after) implements Change {}
    }

    /** What differs for one person, who may have been told nothing before. */
    public static Difference between(@Nullable Edition before, Edition after, String person) {
        return between(before == null ? null : Itinerary.of(before, person), Itinerary.of(after, person));
    }

    /** What differs for the public. */
    public static Difference ofThePublic(@Nullable Edition before, Edition after) {
        return between(before == null ? null : Itinerary.ofThePublic(before), Itinerary.ofThePublic(after));
    }

    /** Everything that differs for anybody. */
    public static Difference ofStaff(@Nullable Edition before, Edition after) {
        return between(before == null ? null : Itinerary.ofStaff(before), Itinerary.ofStaff(after));
    }

    /** Everybody who has a part in one of two editions: as a delegate, interlocutor or interpreter. */
    public static List<String> people(@Nullable Edition before, Edition after) {
        var people = new TreeSet<String>();
        Stream.of(Optional.ofNullable(before), Optional.of(after)).flatMap(Optional::stream).forEach(edition -> {
            people.addAll(edition.delegates());
            edition.programme().meetings().stream().flatMap(meeting -> meeting.attendances().stream()).map(Attendance::person).forEach(people::add);
        });
        return List.copyOf(people);
    }

    static Difference between(@Nullable Itinerary known, Itinerary now) {
        Itinerary before = known == null ? Itinerary.blank(now.timeZone()) : known;
        var changes = new ArrayList<Change>();
        if (!Objects.equals(before.days(), now.days())) {
            changes.add(new Change.DaysMoved(before.days(), now.days(), now.timeZone()));
        }
        if (!Objects.equals(before.text(), now.text())) {
            changes.add(new Change.TextChanged(before.text(), now.text()));
        }
        if (!before.hostAreas().equals(now.hostAreas())) {
            changes.add(new Change.AreasChanged(before.hostAreas(), now.hostAreas()));
        }
        if (!before.delegates().equals(now.delegates())) {
            changes.add(new Change.DelegationChanged(before.delegates(), now.delegates()));
        }
        for (Stop stop : now.stops()) {
            stop(before, stop.meetingId()).ifPresentOrElse(
                    earlier -> {
                        if (!earlier.equals(stop)) {
                            changes.add(new Change.Altered(earlier, stop));
                        }
                    },
                    () -> changes.add(new Change.Added(stop)));
        }
        before.stops().stream()
                .filter(earlier -> stop(now, earlier.meetingId()).isEmpty())
                .forEach(earlier -> changes.add(new Change.Dropped(earlier)));
        return new Difference(List.copyOf(changes));
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** What a reader knows once they have been told this. */
    public Itinerary applyTo(Itinerary known) {
        Window days = known.days();
        ZoneId zone = known.timeZone();
        Text text = known.text();
        List<String> areas = known.hostAreas();
        List<String> delegates = known.delegates();
        var stops = new ArrayList<>(known.stops());
        for (Change change : changes) {
            switch (change) {
                case Change.DaysMoved(Window before, Window after, ZoneId timeZone) -> {
                    days = after;
                    zone = timeZone;
                }
                case Change.TextChanged(Text before, Text after) -> text = after;
                case Change.AreasChanged(List<String> before, List<String> after) -> areas = after;
                case Change.DelegationChanged(List<String> before, List<String> after) -> delegates = after;
                case Change.Added(Stop stop) -> stops.add(stop);
                case Change.Dropped(Stop stop) -> stops.remove(stop);
                case Change.Altered(Stop before, Stop after) -> stops.replaceAll(stop -> stop.equals(before) ? after : stop);
            }
        }
        stops.sort(Comparator.comparing((Stop stop) -> stop.slot().start()).thenComparing(Stop::meetingId));
        return new Itinerary(days, zone, text, areas, delegates, List.copyOf(stops));
    }

    /** Whether one of the meetings that differ starts, or would have started, within a time from now and is not over. */
    public boolean isNear(Instant now, Duration within) {
        return changes.stream().flatMap(Difference::slots).anyMatch(stop ->
                stop.slot().end().isAfter(now) && !stop.slot().start().isAfter(now.plus(within)));
    }

    private static Stream<Stop> slots(Change change) {
        return switch (change) {
            case Change.Added(Stop stop) -> Stream.of(stop);
            case Change.Dropped(Stop stop) -> Stream.of(stop);
            case Change.Altered(Stop before, Stop after) -> Stream.of(before, after);
            default -> Stream.empty();
        };
    }

    /** The changes in the words of the contracts; what nobody is written to about, such as the delegation, stays out. */
    public List<ProgrammeChange> told() {
        return changes.stream().flatMap(change -> told(change).stream()).toList();
    }

    private static Optional<ProgrammeChange> told(Change change) {
        return switch (change) {
            case Change.DaysMoved(Window before, Window after, ZoneId zone) -> before == null || after == null
                    ? Optional.empty()
                    : Optional.of(new ProgrammeChange("dates-moved", null, null, day(after.start(), zone), day(after.end(), zone), null,
                            day(before.start(), zone), day(before.end(), zone), null));
            case Change.TextChanged(Text before, Text after) -> before == null || after == null
                    ? Optional.empty()
                    : Optional.of(new ProgrammeChange("text-changed", null, after.title(), null, null, null, null, null, null));
            case Change.AreasChanged(List<String> before, List<String> after) -> before.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ProgrammeChange("areas-changed", null, null, null, null, null, null, null, null));
            case Change.DelegationChanged delegation -> Optional.empty();
            case Change.Added(Stop stop) -> Optional.of(one("meeting-added", stop, null));
            case Change.Dropped(Stop stop) -> Optional.of(one("meeting-cancelled", stop, null));
            case Change.Altered(Stop before, Stop after) -> Optional.of(
                    !before.slot().equals(after.slot()) ? one("meeting-moved", after, before)
                    : !before.building().equals(after.building()) ? one("meeting-relocated", after, before)
                    : one("meeting-changed", after, null));
        };
    }

    private static ProgrammeChange one(String kind, Stop stop, @Nullable Stop before) {
        Stop moved = before == null || before.slot().equals(stop.slot()) ? null : before;
        Stop relocated = before == null || before.building().equals(stop.building()) ? null : before;
        return new ProgrammeChange(
                kind, stop.meetingId(), stop.summary(), local(stop.slot().start(), stop), local(stop.slot().end(), stop), stop.building(),
                moved == null ? null : local(moved.slot().start(), moved), moved == null ? null : local(moved.slot().end(), moved),
                relocated == null ? null : relocated.building());
    }

    private static OffsetDateTime local(Instant instant, Stop stop) {
        return instant.atZone(ZoneId.of(stop.building().timeZone())).toOffsetDateTime();
    }

    private static OffsetDateTime day(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private static Optional<Stop> stop(Itinerary itinerary, String meetingId) {
        return itinerary.stops().stream().filter(stop -> stop.meetingId().equals(meetingId)).findFirst();
    }
}
