package org.hemicycle.web.visit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A delegation visit as events-service shows it to this reader.
 *
 * @param id its id
 * @param version the version that a change must be based on
 * @param state {@code IDEA}, {@code ANNOUNCED}, {@code CANCELLED} or one that is new to this page
 * @param title its title per language
 * @param purpose what it is for
 * @param hostAreas codes of the areas that host it
 * @param window its days
 * @param timeZone the zone that its days are counted in
 * @param delegates who travels; empty for who may not know
 * @param meetings its meetings, as far as the reader may know them
 * @param cancellationReason why it was cancelled, if it was and a reason is given
 */
public record Visit(
        String id,
        long version,
        String state,
        LocalizedText title,
        LocalizedText purpose,
        List<String> hostAreas,
        Window window,
        ZoneId timeZone,
        List<Delegate> delegates,
        List<Meeting> meetings,
        @Nullable LocalizedText cancellationReason) {

    @SuppressWarnings("NullAway") // events-service leaves out what the reader may not see.
    public Visit {
        hostAreas = hostAreas == null ? List.of() : List.copyOf(hostAreas);
        delegates = delegates == null ? List.of() : List.copyOf(delegates);
        meetings = meetings == null
                ? List.of()
                : meetings.stream().sorted(Comparator.comparing(Meeting::start)).toList();
    }

    /**
     * The days of a visit.
     *
     * @param start its first day
     * @param end its last day, included
     */
    public record Window(LocalDate start, LocalDate end) {}

    /** Whether it was cancelled. */
    public boolean isCancelled() {
        return state.equals("CANCELLED");
    }

    /** Whether the public knows of it. */
    public boolean isAnnounced() {
        return state.equals("ANNOUNCED");
    }

    /** The same visit with its meetings told in more detail. */
    Visit with(List<Meeting> told) {
        return new Visit(
                id, version, state, title, purpose, hostAreas, window, timeZone, delegates, told, cancellationReason);
    }

    /** Its programme: the meetings of each day, in the order of the days. */
    public SequencedMap<LocalDate, List<Meeting>> programme() {
        var days = new LinkedHashMap<LocalDate, List<Meeting>>();
        meetings.forEach(meeting -> days.computeIfAbsent(meeting.day(this), day -> new ArrayList<>()).add(meeting));
        return days;
    }

    /** The meetings of each day as the office counts them, in the visit's zone. */
    public SequencedMap<LocalDate, List<Meeting>> days() {
        var days = new LinkedHashMap<LocalDate, List<Meeting>>();
        meetings.forEach(meeting -> days.computeIfAbsent(
                        meeting.start().atZoneSameInstant(timeZone).toLocalDate(), day -> new ArrayList<>())
                .add(meeting));
        return days;
    }

    /** One of its meetings. */
    public Optional<Meeting> meeting(String meetingId) {
        return meetings.stream().filter(meeting -> meeting.id().equals(meetingId)).findFirst();
    }
}
