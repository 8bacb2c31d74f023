package org.hemicycle.events.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Source;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.contracts.VisitFacts;
import org.springframework.stereotype.Component;

/**
 * Writes announced visits as one iCalendar object: an all-day block per visit and an event per public meeting.
 *
 * <p>{@code UID} never changes, {@code SEQUENCE} rises when start, end, place or status changes (RFC 5545 §3.8.7.4), and
 * what was cancelled stays as {@code STATUS:CANCELLED}.
 */
@Component
class VisitCalendar {

    /** How long a calendar client may wait before it asks again (RFC 7986 §5.7). */
    private static final Duration REFRESH = Duration.ofHours(1);

    private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();

    /** A visit with what the calendar needs beside its public facts. */
    record Entry(VisitFacts visit, int sequence, Instant lastModified) {}

    /**
     * The calendar as text, in UTF-8 with CRLF and folded lines.
     *
     * @param entries the visits it shows
     * @param language the language of summaries, as far as there is one
     * @param name what the calendar is called
     * @param address where it is served, which also stands in each UID
     * @param publicUrl the public address, for links to the visits' pages
     */
    String write(List<Entry> entries, String language, String name, URI address, URI publicUrl) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Hemicycle//Visits//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(new XProperty("NAME", name));
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
        calendar.add(new Source(new ParameterList(), address.toString()));

        var zonesUsed = new TreeSet<String>();
        entries.forEach(entry -> entry.visit().meetings().forEach(meeting -> zonesUsed.add(meeting.building().timeZone())));
        for (String zone : zonesUsed) {
            TimeZone known = zones.getTimeZone(zone);
            if (known != null) {
                calendar.add(known.getVTimeZone());
            }
        }
        for (Entry entry : entries) {
            calendar.add(visit(entry, language, publicUrl));
            for (MeetingFacts meeting : entry.visit().meetings()) {
                calendar.add(meeting(entry, meeting, language, publicUrl));
            }
        }
        var text = new StringWriter();
        try {
            new CalendarOutputter(true).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static VEvent visit(Entry entry, String language, URI publicUrl) {
        VisitFacts visit = entry.visit();
        var event = new VEvent(false);
        event.add(new Uid(visit.id() + "@" + publicUrl.getHost()));
        event.add(new DtStamp(entry.lastModified()));
        event.add(new LastModified(entry.lastModified()));
        event.add(new Sequence(entry.sequence()));
        event.add(new DtStart<>(visit.start()));
        event.add(new DtEnd<>(visit.end().plusDays(1)));
        event.add(new Summary(visit.title().in(language)));
        event.add(new Description(visit.purpose().in(language)));
        event.add(new Status("CANCELLED".equals(visit.state()) ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED));
        event.add(new Transp(Transp.VALUE_TRANSPARENT));
        event.add(new Url(page(visit, language, publicUrl)));
        return event;
    }

    private VEvent meeting(Entry entry, MeetingFacts meeting, String language, URI publicUrl) {
        VisitFacts visit = entry.visit();
        // A zone younger than the library's data is written as UTC: the same instant, without a definition to refer to.
        ZoneId zone = zones.getTimeZone(meeting.building().timeZone()) == null
                ? ZoneOffset.UTC
                : ZoneId.of(meeting.building().timeZone());
        var event = new VEvent(false);
        event.add(new Uid(visit.id() + "/" + meeting.id() + "@" + publicUrl.getHost()));
        event.add(new DtStamp(entry.lastModified()));
        event.add(new LastModified(entry.lastModified()));
        event.add(new Sequence(meeting.sequence()));
        event.add(new DtStart<>(meeting.start().atZoneSameInstant(zone)));
        event.add(new DtEnd<>(meeting.end().atZoneSameInstant(zone)));
        event.add(new Summary(meeting.summary().in(language)));
        event.add(new Location(meeting.building().name().in(language) + ", " + meeting.building().address()));
        String with = meeting.interlocutors().stream().map(PersonReference::name).collect(Collectors.joining(", "));
        event.add(new Description(visit.title().in(language) + (with.isEmpty() ? "" : "\n" + with)));
        event.add(new Status(meeting.status()));
        event.add(new Url(page(visit, language, publicUrl)));
        return event;
    }

    static URI page(VisitFacts visit, String language, URI publicUrl) {
        return publicUrl.resolve("/" + language + "/visits/" + visit.id());
    }
}
