package org.hemicycle.events.programme;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What a visit is about, where, on which days, and its meetings.
 *
 * @param title its title per language
 * @param purpose what it is for, per language
 * @param hostAreas codes of the areas that host it
 * @param window its days
 * @param timeZone the zone that its days are counted in
 * @param meetings in the order of the start, those without a slot last
 */
public record Programme(
        LocalizedText title,
        LocalizedText purpose,
        List<String> hostAreas,
        Window window,
        ZoneId timeZone,
        List<Meeting> meetings) {

    private static final Comparator<Meeting> IN_ORDER =
            Comparator.comparing((Meeting one) -> one.slot() == null ? Instant.MAX : one.slot().start()).thenComparing(Meeting::id);

    /** A programme whose meetings are in order, however they came. */
    public Programme {
        hostAreas = List.copyOf(hostAreas);
        meetings = meetings.stream().sorted(IN_ORDER).toList();
    }

    /** It with another title, purpose and host areas. */
    public Programme with(LocalizedText title, LocalizedText purpose, List<String> hostAreas) {
        return new Programme(title, purpose, hostAreas, window, timeZone, meetings);
    }

    /** It on other days. */
    public Programme with(Window window) {
        return new Programme(title, purpose, hostAreas, window, timeZone, meetings);
    }

    /** It with a meeting added, or put in the place of the one with the same id. */
    public Programme with(Meeting meeting) {
        var all = new ArrayList<Meeting>();
        meetings.stream().filter(other -> !other.id().equals(meeting.id())).forEach(all::add);
        all.add(meeting);
        return withMeetings(all);
    }

    /** It with every meeting changed in the same way. */
    public Programme each(UnaryOperator<Meeting> change) {
        return withMeetings(meetings.stream().map(change).toList());
    }

    /** The meeting with this id, if there is one. */
    public Optional<Meeting> meeting(String id) {
        return meetings.stream().filter(meeting -> meeting.id().equals(id)).findFirst();
    }

    /**
     * What an edition tells of it: meetings that take their people's time, and, as cancelled, those that the edition
     * before told of and that do not take place. Wishes and what was cancelled before anybody heard of it stay out.
     *
     * @param before the programme of the edition before, or null for the first
     */
    public Programme told(@Nullable Programme before, Instant now) {
        var told = new ArrayList<Meeting>(meetings.stream().filter(meeting -> meeting.takesTime() && meeting.building() != null).toList());
        if (before != null) {
            for (Meeting earlier : before.meetings) {
                if (told.stream().noneMatch(meeting -> meeting.id().equals(earlier.id()))) {
                    told.add(earlier.cancelled(now));
                }
            }
        }
        return withMeetings(told);
    }

    private Programme withMeetings(List<Meeting> all) {
        return new Programme(title, purpose, hostAreas, window, timeZone, all);
    }
}
