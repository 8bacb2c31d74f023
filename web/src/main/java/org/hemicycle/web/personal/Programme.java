package org.hemicycle.web.personal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.web.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What one person sees of a visit.
 *
 * @param visit its id
 * @param standing {@code ANNOUNCED}, {@code POSTPONED} or {@code CANCELLED}
 * @param title its title
 * @param purpose what it is for
 * @param window its days, for who travels
 * @param timeZone the zone that its days are counted in
 * @param person who they are
 * @param edition the edition that is shown
 * @param meetings the meetings that they are expected at
 * @param changesSince the edition that they had seen before, 0 for none
 * @param changes what differs for them since then
 * @param practicalities houses and anything else they should know
 * @param lead whom to turn to
 * @param calendar the path of their own calendar
 * @param cancellationReason why it does not take place, where a reason is given
 */
public record Programme(
        String visit,
        @Nullable String standing,
        LocalizedText title,
        LocalizedText purpose,
        Visit.@Nullable Window window,
        ZoneId timeZone,
        Person person,
        int edition,
        List<Stop> meetings,
        int changesSince,
        List<ProgrammeChange> changes,
        @Nullable Practicalities practicalities,
        @Nullable Lead lead,
        @Nullable String calendar,
        @Nullable LocalizedText cancellationReason) {

    @SuppressWarnings("NullAway") // events-service may leave out empty lists.
    public Programme {
        meetings = meetings == null
                ? List.of()
                : meetings.stream().sorted(Comparator.comparing(Stop::start)).toList();
        changes = changes == null ? List.of() : List.copyOf(changes);
    }

    /** Who they are, and when they come and go if they travel. */
    public record Person(
            String id,
            String name,
            @Nullable String timeZone,
            @Nullable OffsetDateTime arrival,
            @Nullable OffsetDateTime departure) {}

    /** Whom to turn to. */
    public record Lead(@Nullable String name, @Nullable String contact) {}

    /** Houses, and lines with a label and what it says. */
    public record Practicalities(List<BuildingFacts> buildings, List<Line> lines) {

        @SuppressWarnings("NullAway") // events-service may leave out empty lists.
        public Practicalities {
            buildings = buildings == null ? List.of() : List.copyOf(buildings);
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /** One thing to know; the label is a key such as {@code deadline}. */
    public record Line(String label, LocalizedText value) {}

    /**
     * A meeting that they are expected at.
     *
     * @param status {@code TENTATIVE}, {@code CONFIRMED} or {@code CANCELLED}
     * @param start when it starts, at the offset of the house
     * @param end when it ends
     * @param building where it is
     * @param interlocutors whom they meet
     * @param delegates who else of the delegation is expected, by name
     * @param partstat their own answer
     * @param delegatedTo who comes instead
     */
    public record Stop(
            String id,
            @Nullable String status,
            LocalizedText summary,
            OffsetDateTime start,
            OffsetDateTime end,
            @Nullable BuildingFacts building,
            @Nullable String room,
            List<PersonReference> interlocutors,
            List<String> delegates,
            List<String> interpreters,
            @Nullable String classification,
            @Nullable String language,
            @Nullable String interpretation,
            @Nullable String onRecord,
            @Nullable String partstat,
            @Nullable String delegatedTo) {

        @SuppressWarnings("NullAway") // events-service may leave out empty lists.
        public Stop {
            interlocutors = interlocutors == null ? List.of() : List.copyOf(interlocutors);
            delegates = delegates == null ? List.of() : List.copyOf(delegates);
            interpreters = interpreters == null ? List.of() : List.copyOf(interpreters);
        }

        /** Whether it will not take place. */
        public boolean isCancelled() {
            return "CANCELLED".equals(status);
        }

        /** The zone of the house, by which its times are shown. */
        public ZoneId zone() {
            return building == null ? start.getOffset() : ZoneId.of(building.timeZone());
        }
    }

    /** Whether it takes place. */
    public boolean takesPlace() {
        return !"CANCELLED".equals(standing) && !"POSTPONED".equals(standing);
    }

    /** Their meetings by day, where they are. */
    public SequencedMap<LocalDate, List<Stop>> days() {
        var days = new TreeMap<LocalDate, List<Stop>>();
        meetings.forEach(stop -> days.computeIfAbsent(
                        stop.start().atZoneSameInstant(stop.zone()).toLocalDate(), day -> new ArrayList<>())
                .add(stop));
        return days;
    }
}
