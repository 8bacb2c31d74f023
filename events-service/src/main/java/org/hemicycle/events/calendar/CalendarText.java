package org.hemicycle.events.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Related;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Action;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Clazz;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Source;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;

/**
 * Writes events as one iCalendar object, in UTF-8 with CRLF and folded lines.
 *
 * <p>{@code UID} never changes, {@code SEQUENCE} rises when start, end, place or status changes (RFC 5545 §3.8.7.4), and
 * a time stands in its zone with the definition of it.
 */
@Component
class CalendarText {

    private static final int LONGEST_LINE = 75;
    /** How long a calendar client may wait before it asks again (RFC 7986 §5.7). */
    private static final Duration REFRESH = Duration.ofHours(1);

    private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();
    private final String host;
    private final String organizer;

    CalendarText(
            @org.springframework.beans.factory.annotation.Value("${hemicycle.public-url}") URI publicUrl,
            @org.springframework.beans.factory.annotation.Value("${CALENDAR_ORGANIZER:${MAIL_FROM:calendar@localhost}}") String organizer) {
        this.host = publicUrl.getHost();
        // MAIL_FROM may stand with a name before it: Hemicycle <calendar@example.org>
        int bracket = organizer.indexOf('<');
        this.organizer = bracket < 0 ? organizer.strip() : organizer.substring(bracket + 1, organizer.indexOf('>', bracket)).strip();
    }

    /** The host that stands in every UID. */
    String host() {
        return host;
    }

    /**
     * A feed (METHOD:PUBLISH).
     *
     * @param name what the calendar is called
     * @param address where it is served
     */
    String feed(List<CalendarEvent> events, String name, URI address) {
        Calendar calendar = calendar(ImmutableMethod.PUBLISH);
        calendar.add(new XProperty("NAME", name));
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
        calendar.add(new Source(new ParameterList(), address.toString()));
        return text(calendar, events);
    }

    /** An invitation to one event, or its cancellation (RFC 5546 §3.2.2 and §3.2.5), for the attendee that it names. */
    String invitation(CalendarEvent event) {
        return text(calendar(event.cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST), List.of(event));
    }

    private static Calendar calendar(Method method) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Hemicycle//Visits//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        return calendar;
    }

    private String text(Calendar calendar, List<CalendarEvent> events) {
        var zonesUsed = new TreeSet<String>();
        for (CalendarEvent event : events) {
            if (event.time() instanceof CalendarEvent.Hours hours) {
                zonesUsed.add(hours.zone());
            }
        }
        if (events.isEmpty()) {
            // A calendar must have something in it (RFC 5545 §3.4), and some readers refuse one that has not.
            zonesUsed.add("Europe/Brussels");
        }
        for (String zone : zonesUsed) {
            TimeZone known = zones.getTimeZone(zone);
            if (known != null) {
                calendar.add(known.getVTimeZone());
            }
        }
        events.forEach(event -> calendar.add(event(event)));
        var text = new StringWriter();
        try {
            // Unchecked here: the library knows no NAME (RFC 7986 §5.1) and would warn of it in each feed; a test checks the rest.
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(text.toString().replace("\r\n ", ""));
    }

    /** Lines of at most 75 octets (RFC 5545 §3.1); the library counts characters, so that accents make its lines too long. */
    private static String folded(String unfolded) {
        var folded = new StringBuilder(unfolded.length() + 64);
        int octets = 0;
        for (int i = 0; i < unfolded.length(); ) {
            int c = unfolded.codePointAt(i);
            i += Character.charCount(c);
            int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (c == '\r' || c == '\n') {
                octets = 0;
            } else if (octets + size > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1 + size;
            } else {
                octets += size;
            }
            folded.appendCodePoint(c);
        }
        return folded.toString();
    }

    private VEvent event(CalendarEvent event) {
        var component = new VEvent(false);
        component.add(new Uid(event.uid() + "@" + host));
        component.add(new DtStamp(event.lastModified()));
        component.add(new LastModified(event.lastModified()));
        component.add(new Sequence(event.sequence()));
        switch (event.time()) {
            case CalendarEvent.Days(var first, var last) -> {
                component.add(new DtStart<>(first));
                component.add(new DtEnd<>(last.plusDays(1)));
                component.add(new Transp(Transp.VALUE_TRANSPARENT));
            }
            case CalendarEvent.Hours(var start, var end, String name) -> {
                // A zone younger than the library's data is written as UTC: the same instant, without a definition to refer to.
                ZoneId zone = zones.getTimeZone(name) == null ? ZoneOffset.UTC : ZoneId.of(name);
                component.add(new DtStart<>(start.atZone(zone)));
                component.add(new DtEnd<>(end.atZone(zone)));
            }
        }
        component.add(new Summary(event.summary()));
        if (event.location() != null) {
            component.add(new Location(event.location()));
        }
        if (!event.description().isEmpty()) {
            component.add(new Description(event.description()));
        }
        component.add(new Status(event.status()));
        component.add(new Categories(event.category()));
        if (event.discreet()) {
            component.add(new Clazz(Clazz.VALUE_PRIVATE));
        }
        if (event.page() != null) {
            component.add(new Url(event.page()));
        }
        // Whatever METHOD a calendar has, each of its events says who keeps it (RFC 5546 §3.2.1).
        component.add(new Organizer(new ParameterList(List.of(new Cn("Hemicycle"))), URI.create("mailto:" + organizer)));
        CalendarEvent.Attendee asked = event.attendee();
        if (asked != null) {
            component.add(new Attendee(attendeeParameters(asked, event.cancelled()), URI.create("mailto:" + asked.email())));
        }
        CalendarEvent.Alarm alarm = event.alarm();
        if (alarm != null && !event.cancelled()) {
            var reminder = new VAlarm();
            reminder.add(new Action(Action.VALUE_DISPLAY));
            // Said though it is the default (RFC 5545 §3.2.14): not every reader assumes it.
            reminder.add(new Trigger(new ParameterList(List.of(Related.START)), alarm.before().negated()));
            reminder.add(new Description(alarm.text()));
            component.add(reminder);
        }
        return component;
    }

    private static ParameterList attendeeParameters(CalendarEvent.Attendee asked, boolean cancelled) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(CuType.INDIVIDUAL);
        parameters.add(new Role(asked.role()));
        parameters.add(new PartStat(asked.partstat()));
        if (!cancelled) {
            parameters.add(Rsvp.TRUE);
        }
        parameters.add(new Cn(asked.name()));
        return new ParameterList(parameters);
    }
}
