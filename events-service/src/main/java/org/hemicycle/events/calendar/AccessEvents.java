package org.hemicycle.events.calendar;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hemicycle.events.access.AccessBoard;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.wording.Wording;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The deadlines of buildings in the calendar of staff, one for each building and day, until everybody was submitted. */
@Component
class AccessEvents implements StaffEvents {

    /** A deadline has no length; this much of a calendar can be seen. */
    private static final Duration SHOWN = Duration.ofMinutes(15);

    private record Door(String building, LocalDate firstDay) {}

    private final AccessBoard board;
    private final URI publicUrl;
    private final Clock clock;

    AccessEvents(AccessBoard board, @Value("${hemicycle.public-url}") URI publicUrl, Clock clock) {
        this.board = board;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public List<CalendarEvent> of(Visit visit, Wording wording) {
        Instant now = clock.instant();
        var doors = new LinkedHashMap<Door, List<AccessBoard.Entry>>();
        for (AccessBoard.Entry entry : board.entries(visit)) {
            if (entry.deadline() != null && !entry.state(now).inTime()) {
                doors.computeIfAbsent(new Door(entry.building().id(), entry.firstDay()), door -> new ArrayList<>()).add(entry);
            }
        }
        return doors.entrySet().stream().map(door -> event(visit, door, wording)).toList();
    }

    private CalendarEvent event(Visit visit, Map.Entry<Door, List<AccessBoard.Entry>> door, Wording wording) {
        AccessBoard.Entry one = door.getValue().getFirst();
        String zone = one.building().timeZone();
        Instant deadline = Objects.requireNonNull(one.deadline());
        String summary = wording.say("feed.deadline", one.building().name().in(wording.language()));
        var lines = new ArrayList<String>();
        lines.add(visit.title().in(wording.language()));
        lines.add(wording.say("access.until", wording.moment(deadline.atZone(ZoneId.of(zone)))));
        door.getValue().forEach(entry -> lines.add(entry.delegate().name()));
        // The versions of the requests rise with every change of the deadline, so the largest does as well.
        long sequence = door.getValue().stream().mapToLong(AccessBoard.Entry::version).max().orElse(0);
        return new CalendarEvent(
                visit.id() + "/access/" + door.getKey().building() + "/" + door.getKey().firstDay(), (int) sequence, visit.lastModified(),
                new CalendarEvent.Hours(deadline.minus(SHOWN), deadline, zone), "CONFIRMED", summary, null, CalendarEvent.lines(lines),
                publicUrl.resolve("/" + wording.language() + "/staff/visits/" + visit.id() + "/access"), "deadline", true,
                new CalendarEvent.Alarm(Period.ofDays(1), wording.say("feed.alarm")), null);
    }
}
