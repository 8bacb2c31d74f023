package org.hemicycle.events.calendar;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.contracts.VisitFacts;

/** Announced visits as the public calendar shows them: an all-day block per visit and an event per public meeting. */
final class VisitCalendar {

    private VisitCalendar() {}

    /** A visit with what the calendar needs beside its public facts. */
    record Entry(VisitFacts visit, int sequence, Instant lastModified) {}

    /** Which events a public calendar shows. */
    enum Kind {
        VISITS,
        MEETINGS,
        BRIEFINGS,
        ALL
    }

    /**
     * The events of announced visits; what was cancelled stays as {@code STATUS:CANCELLED}.
     *
     * @param language the language of summaries, as far as there is one
     * @param publicUrl the public address, for links to the visits' pages
     */
    static List<CalendarEvent> events(List<Entry> entries, Kind kind, String language, URI publicUrl) {
        var events = new ArrayList<CalendarEvent>();
        for (Entry entry : entries) {
            if (kind != Kind.MEETINGS) {
                events.add(visit(entry, language, publicUrl));
            }
            if (kind != Kind.VISITS) {
                entry.visit().meetings().forEach(meeting -> events.add(meeting(entry, meeting, language, publicUrl)));
            }
        }
        return events;
    }

    private static CalendarEvent visit(Entry entry, String language, URI publicUrl) {
        VisitFacts visit = entry.visit();
        return new CalendarEvent(
                visit.id(), entry.sequence(), entry.lastModified(), new CalendarEvent.Days(visit.start(), visit.end()),
                status(visit.state()), visit.title().in(language), null, visit.purpose().in(language), page(visit, language, publicUrl),
                "visit", false, null, null);
    }

    private static CalendarEvent meeting(Entry entry, MeetingFacts meeting, String language, URI publicUrl) {
        VisitFacts visit = entry.visit();
        String with = meeting.interlocutors().stream().map(PersonReference::name).collect(Collectors.joining(", "));
        return new CalendarEvent(
                visit.id() + "/" + meeting.id(), meeting.sequence(), entry.lastModified(),
                new CalendarEvent.Hours(meeting.start().toInstant(), meeting.end().toInstant(), meeting.building().timeZone()),
                meeting.status(), meeting.summary().in(language),
                meeting.building().name().in(language) + ", " + meeting.building().address(),
                CalendarEvent.lines(List.of(visit.title().in(language), with)), page(visit, language, publicUrl), "meeting", false, null, null);
    }

    /** A visit that was put off has no days to come to, so calendars show it as cancelled until it has new ones. */
    static String status(String standing) {
        return standing.equals("CANCELLED") || standing.equals("POSTPONED") ? "CANCELLED" : "CONFIRMED";
    }

    static URI page(VisitFacts visit, String language, URI publicUrl) {
        return page(visit.id(), language, publicUrl);
    }

    static URI page(String visitId, String language, URI publicUrl) {
        return publicUrl.resolve("/" + language + "/visits/" + visitId);
    }
}
