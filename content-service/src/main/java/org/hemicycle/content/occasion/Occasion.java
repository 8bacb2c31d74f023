package org.hemicycle.content.occasion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hemicycle.contracts.BriefingFacts;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.contracts.VisitFacts;

/**
 * What the public may know of a visit or a briefing.
 *
 * @param kind which of the two it is
 * @param id its id at events-service
 * @param factsVersion its version there; a copy never goes back to a lower one
 * @param cancelled whether it was cancelled
 * @param title its title per language
 * @param purpose what it is for, per language
 * @param programme what is done there in public, and where
 * @param people the names of the public persons who are met
 * @param areas codes of the areas that it concerns
 * @param houses ids of the institutions in whose houses it is held
 * @param start its first day, on the wall calendar where it is held
 */
public record Occasion(
        OccasionKind kind,
        String id,
        long factsVersion,
        boolean cancelled,
        LocalizedText title,
        LocalizedText purpose,
        List<LocalizedText> programme,
        List<String> people,
        List<String> areas,
        List<String> houses,
        LocalDate start) {

    private static final String CANCELLED = "CANCELLED";

    /** Keeps the lists from changing. */
    @SuppressWarnings("NullAway") // Copies that were kept before there was a coverage have no houses.
    public Occasion {
        programme = List.copyOf(programme);
        people = List.copyOf(people);
        areas = List.copyOf(areas);
        houses = houses == null ? List.of() : List.copyOf(houses);
    }

    /** A visit by the facts of a message; of its meetings only those that take place. */
    public static Occasion of(VisitFacts visit) {
        var meetings = visit.meetings().stream()
                .filter(meeting -> !meeting.status().equals(CANCELLED))
                .toList();
        var programme = new ArrayList<LocalizedText>();
        for (MeetingFacts meeting : meetings) {
            programme.add(meeting.summary());
            programme.add(meeting.building().name());
        }
        return new Occasion(
                OccasionKind.VISIT,
                visit.id(),
                visit.version(),
                visit.state().equals(CANCELLED),
                visit.title(),
                visit.purpose(),
                programme.stream().distinct().toList(),
                meetings.stream()
                        .flatMap(meeting -> meeting.interlocutors().stream())
                        .map(PersonReference::name)
                        .distinct()
                        .toList(),
                visit.hostAreas(),
                houses(meetings.stream().map(MeetingFacts::building)),
                visit.start());
    }

    /** A briefing by the facts of a message. */
    public static Occasion of(BriefingFacts briefing) {
        return new Occasion(
                OccasionKind.BRIEFING,
                briefing.id(),
                briefing.version(),
                briefing.state().equals(CANCELLED),
                briefing.title(),
                briefing.purpose(),
                Stream.of(briefing.building().name()).toList(),
                List.of(),
                briefing.hostAreas(),
                houses(Stream.of(briefing.building())),
                briefing.start().toLocalDate());
    }

    private static List<String> houses(Stream<BuildingFacts> buildings) {
        return buildings.flatMap(building -> Stream.ofNullable(building.organizationId())).distinct().toList();
    }
}
