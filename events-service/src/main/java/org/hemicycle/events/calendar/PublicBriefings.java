package org.hemicycle.events.calendar;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.briefing.BriefingState;
import org.hemicycle.events.wording.Wording;

/** Announced briefings as the public calendar shows them: without the room and without anybody's name. */
final class PublicBriefings {

    private PublicBriefings() {}

    /** The events of public briefings; what was called off stays for a while as {@code STATUS:CANCELLED}. */
    static List<CalendarEvent> events(List<Briefing> announced, Wording wording, URI publicUrl, Instant now) {
        return announced.stream()
                .filter(briefing -> briefing.state() != BriefingState.CANCELLED
                        || briefing.lastModified().isAfter(now.minus(PersonalCalendar.CANCELLED_STAYS)))
                .map(briefing -> event(briefing, wording, publicUrl))
                .toList();
    }

    private static CalendarEvent event(Briefing briefing, Wording wording, URI publicUrl) {
        String language = wording.language();
        var slot = briefing.session().slot();
        BuildingFacts building = briefing.session().building();
        return new CalendarEvent(
                briefing.id().value(), briefing.sequence(), briefing.lastModified(),
                new CalendarEvent.Hours(slot.start(), slot.end(), building.timeZone()),
                briefing.state() == BriefingState.CANCELLED ? "CANCELLED" : "CONFIRMED", briefing.subject().title().in(language),
                building.name().in(language) + ", " + building.address(), briefing.subject().purpose().in(language),
                publicUrl.resolve("/" + language + "/briefings/" + briefing.id()), "briefing", false, null, null);
    }
}
