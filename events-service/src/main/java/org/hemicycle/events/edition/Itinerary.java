package org.hemicycle.events.edition;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingStatus;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Visibility;
import org.hemicycle.events.programme.Window;
import org.jspecify.annotations.Nullable;

/**
 * What an edition says to one reader: a person, the public, or staff who see everything.
 *
 * @param days the days of the visit, for whom they matter
 * @param timeZone the zone that the days are counted in
 * @param text title and purpose, for whom a change of them is news
 * @param hostAreas the areas, likewise
 * @param delegates the delegation, for staff
 * @param stops the meetings that take place, in the order of their start
 */
public record Itinerary(
        @Nullable Window days,
        ZoneId timeZone,
        @Nullable Text text,
        List<String> hostAreas,
        List<String> delegates,
        List<Stop> stops) {

    /** Title and purpose. */
    public record Text(LocalizedText title, LocalizedText purpose) {}

    /**
     * A meeting as its reader needs to know it; two that are equal are the same news.
     *
     * @param meetingId its id
     * @param slot when it is
     * @param building where it is
     * @param status tentative or confirmed
     * @param people for staff everybody with their part, for the public the interlocutors, for a person their own part
     * @param visibility who may know of it, for staff
     */
    public record Stop(
            String meetingId,
            LocalizedText summary,
            Slot slot,
            BuildingFacts building,
            @Nullable String room,
            @Nullable MeetingStatus status,
            @Nullable String language,
            Arrangement.Interpretation interpretation,
            Arrangement.OnRecord onRecord,
            List<String> people,
            @Nullable Visibility visibility) {

        private static Stop of(Meeting meeting, List<String> people, boolean everything) {
            Arrangement arrangement = meeting.arrangement();
            return new Stop(meeting.id(), meeting.summary(), meeting.time(), meeting.place(), meeting.room(), meeting.status(),
                    arrangement.language(), arrangement.interpretation(), arrangement.onRecord(), people,
                    everything ? arrangement.visibility() : null);
        }

        /** A public reader learns neither the room nor how it is held. */
        private static Stop ofPublic(Meeting meeting) {
            return new Stop(meeting.id(), meeting.summary(), meeting.time(), meeting.place(), null, meeting.status(), null,
                    Arrangement.Interpretation.NONE, Arrangement.OnRecord.PUBLIC,
                    meeting.interlocutors().stream().map(PersonReference::name).toList(), null);
        }
    }

    /** What one person is expected at; the days too where they travel with the delegation. */
    public static Itinerary of(Edition edition, String person) {
        boolean travels = edition.takesPlace() && edition.delegates().contains(person);
        return new Itinerary(travels ? edition.programme().window() : null, edition.programme().timeZone(), null, List.of(), List.of(),
                stops(edition, meeting -> meeting.attendance(person).isPresent(),
                        meeting -> Stop.of(meeting, meeting.attendance(person).stream().map(one -> one.role().word()).toList(), false)));
    }

    /** What everybody may know. */
    public static Itinerary ofThePublic(Edition edition) {
        return new Itinerary(edition.programme().window(), edition.programme().timeZone(), text(edition), edition.programme().hostAreas(),
                List.of(), stops(edition, Meeting::isPublic, Stop::ofPublic));
    }

    /** Everything that was told to anybody. */
    public static Itinerary ofStaff(Edition edition) {
        return new Itinerary(edition.programme().window(), edition.programme().timeZone(), text(edition), edition.programme().hostAreas(),
                edition.delegates(), stops(edition, meeting -> true, meeting -> Stop.of(meeting, everybody(meeting), true)));
    }

    /** What somebody knows who has been told nothing. */
    static Itinerary blank(ZoneId timeZone) {
        return new Itinerary(null, timeZone, null, List.of(), List.of(), List.of());
    }

    private static Text text(Edition edition) {
        return new Text(edition.programme().title(), edition.programme().purpose());
    }

    private static List<String> everybody(Meeting meeting) {
        return meeting.attendances().stream().map(one -> one.person() + " " + one.role().word()).sorted().toList();
    }

    private static List<Stop> stops(Edition edition, Predicate<Meeting> which, Function<Meeting, Stop> stop) {
        return edition.programme().meetings().stream().filter(Meeting::takesTime).filter(which).map(stop).toList();
    }
}
