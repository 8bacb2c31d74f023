package org.hemicycle.web.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A delegation visit as events-service shows it to this reader.
 *
 * @param id its id
 * @param version the version that a change must be based on
 * @param state where its lifecycle stands, such as {@code IDEA}, {@code PLANNING} or {@code CANCELLED}; the public is
 *     told {@code ANNOUNCED} instead of the inner states
 * @param title its title per language
 * @param purpose what it is for
 * @param hostAreas codes of the areas that host it
 * @param window its days
 * @param timeZone the zone that its days are counted in
 * @param delegates who travels; empty for who may not know
 * @param meetings its meetings, as far as the reader may know them, those with a time first
 * @param cancellationReason why it was cancelled, if it was and a reason is given
 * @param announcedAt when it became public, if it did
 * @param edition the number of the last published edition; 0 while there is none
 * @param publishedAt when that was
 * @param unpublished whether the plan differs from the last published edition
 * @param nextStep the next state of its lifecycle with what is missing for it
 * @param preparation what the office settles apart from the programme; nothing for who may not know
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
        @Nullable LocalizedText cancellationReason,
        @Nullable Instant announcedAt,
        int edition,
        @Nullable Instant publishedAt,
        boolean unpublished,
        @Nullable NextStep nextStep,
        @Nullable Preparation preparation) {

    @SuppressWarnings("NullAway") // events-service leaves out what the reader may not see.
    public Visit {
        hostAreas = hostAreas == null ? List.of() : List.copyOf(hostAreas);
        delegates = delegates == null ? List.of() : List.copyOf(delegates);
        meetings = meetings == null
                ? List.of()
                : meetings.stream()
                        .sorted(Comparator.comparing(
                                Meeting::start, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList();
    }

    /**
     * The days of a visit.
     *
     * @param start its first day
     * @param end its last day, included
     */
    public record Window(LocalDate start, LocalDate end) {}

    /**
     * What the office settles about a visit apart from its programme.
     *
     * @param office the office that organises it, such as {@code paris}
     * @param lead who leads it
     * @param leadContact how a delegate reaches the lead on the way
     * @param asks what the delegation asks for
     * @param documents papers that belong to it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Preparation(
            @Nullable String office,
            @Nullable String lead,
            @Nullable String leadContact,
            List<Ask> asks,
            List<Paper> documents) {

        @SuppressWarnings("NullAway") // events-service may leave out empty lists.
        public Preparation {
            asks = asks == null ? List.of() : List.copyOf(asks);
            documents = documents == null ? List.of() : List.copyOf(documents);
        }
    }

    /**
     * Something that the delegation asks for.
     *
     * @param id its id in the visit; a new one has none yet
     * @param text what is asked, per language
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ask(@Nullable String id, LocalizedText text) {}

    /**
     * A paper by its address.
     *
     * @param title what it is called
     * @param url where it lies
     */
    public record Paper(String title, String url) {}

    /**
     * What comes next in a visit's life.
     *
     * @param state the state it would reach
     * @param missing what keeps it from there
     */
    public record NextStep(String state, List<Missing> missing) {

        @SuppressWarnings("NullAway") // events-service may leave out an empty list.
        public NextStep {
            missing = missing == null ? List.of() : List.copyOf(missing);
        }
    }

    /**
     * One condition that is not met.
     *
     * @param code its name, such as {@code head-missing}
     * @param sentence what it says, English
     */
    public record Missing(String code, @Nullable String sentence) {}

    /** Whether it was cancelled. */
    public boolean isCancelled() {
        return state.equals("CANCELLED");
    }

    /** Whether it was put off to days that are not known yet. */
    public boolean isPostponed() {
        return state.equals("POSTPONED");
    }

    /** Whether the public knows of it. */
    public boolean isAnnounced() {
        return !isCancelled() && (announcedAt != null || state.equals("ANNOUNCED"));
    }

    /** Whether nothing can be changed any more. */
    public boolean isClosed() {
        return isCancelled() || state.equals("ARCHIVED");
    }

    /** The office that organises it, if that is settled and the reader may know. */
    public @Nullable String office() {
        return preparation == null ? null : preparation.office();
    }

    /** What the visit is to ask for, as far as the reader may know. */
    public List<Ask> asks() {
        return preparation == null ? List.of() : preparation.asks();
    }

    /** The same visit with its meetings told in more detail. */
    Visit with(List<Meeting> told) {
        return new Visit(
                id, version, state, title, purpose, hostAreas, window, timeZone, delegates, told, cancellationReason,
                announcedAt, edition, publishedAt, unpublished, nextStep, preparation);
    }

    /** The meetings that have a time, the earliest first. */
    public List<Meeting> placed() {
        return meetings.stream().filter(Meeting::isPlaced).toList();
    }

    /** The meetings that still wait for a time. */
    public List<Meeting> unplaced() {
        return meetings.stream().filter(meeting -> !meeting.isPlaced()).toList();
    }

    /** Its programme: the meetings of each day, in the order of the days. */
    public SequencedMap<LocalDate, List<Meeting>> programme() {
        var days = new LinkedHashMap<LocalDate, List<Meeting>>();
        placed().forEach(meeting -> days.computeIfAbsent(meeting.day(this), day -> new ArrayList<>()).add(meeting));
        return days;
    }

    /** Every day of its window with its meetings as the office counts them, in the visit's zone. */
    public SequencedMap<LocalDate, List<Meeting>> days() {
        var days = new TreeMap<LocalDate, List<Meeting>>();
        window.start().datesUntil(window.end().plusDays(1)).forEach(day -> days.put(day, new ArrayList<>()));
        placed().forEach(meeting -> days.computeIfAbsent(
                        meeting.from().atZoneSameInstant(timeZone).toLocalDate(), day -> new ArrayList<>())
                .add(meeting));
        return days;
    }

    /** One of its meetings. */
    public Optional<Meeting> meeting(String meetingId) {
        return meetings.stream().filter(meeting -> meeting.id().equals(meetingId)).findFirst();
    }

    /** One of its delegates. */
    public Optional<Delegate> delegate(String delegateId) {
        return delegates.stream().filter(delegate -> delegateId.equals(delegate.id())).findFirst();
    }
}
