package org.hemicycle.events.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.Programme;
import org.hemicycle.events.wording.Wording;

/**
 * Which clocks the times of a document are read on.
 *
 * <p>Where every place shows what the visit's own clock shows, the zone is named once; where one does not, each time names
 * its own. Brussels and Paris are two zones and one clock, so it is the offset that decides, not the name.
 */
final class Clocks {

    private final Programme programme;
    private final boolean several;

    private Clocks(Programme programme, boolean several) {
        this.programme = programme;
        this.several = several;
    }

    /** The clocks of a programme, as far as the meetings that a reader is shown tell. */
    static Clocks of(Programme programme, List<Meeting> shown) {
        return new Clocks(programme, shown.stream().anyMatch(meeting -> differ(meeting, programme.timeZone())));
    }

    private static boolean differ(Meeting meeting, ZoneId home) {
        Instant start = meeting.time().start();
        return !zone(meeting).getRules().getOffset(start).equals(home.getRules().getOffset(start));
    }

    /** The zone of a meeting's place. */
    static ZoneId zone(Meeting meeting) {
        return ZoneId.of(meeting.place().timeZone());
    }

    /** The visit's own clock, by which arrivals and departures are told; with its change where that falls into the visit. */
    static String home(Programme programme, Wording wording) {
        ZoneId home = programme.timeZone();
        Instant start = programme.window().start().atStartOfDay(home).toInstant();
        String clock = wording.clock(home, start);
        ZoneOffsetTransition change = home.getRules().nextTransition(start);
        LocalDate changed = change == null ? null : change.getDateTimeBefore().toLocalDate();
        return changed == null || changed.isAfter(programme.window().end())
                ? clock
                : wording.say("times.changing", clock, wording.date(changed), wording.offset(change.getOffsetAfter()));
    }

    /** What a document says once of all its times. */
    String said(Wording wording) {
        return several ? wording.say("times.ofPlaces") : home(programme, wording);
    }

    /** What stands behind the time of a meeting, nothing where the document has said it once for all. */
    String mark(Meeting meeting, Wording wording) {
        return several ? " (" + wording.clock(zone(meeting), meeting.time().start()) + ")" : "";
    }
}
