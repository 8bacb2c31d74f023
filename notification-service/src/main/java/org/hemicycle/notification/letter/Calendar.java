package org.hemicycle.notification.letter;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.hemicycle.defaults.wording.FirstOfMonth;

/** Writes days and times as a reader of one language expects them, in the zone of the place and with that zone named. */
final class Calendar {

    private final Wording wording;
    private final DateTimeFormatter day;
    private final DateTimeFormatter month;
    private final DateTimeFormatter time;
    private final DateTimeFormatter zoneName;

    Calendar(Wording wording) {
        this.wording = wording;
        Locale locale = wording.locale();
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
        month = DateTimeFormatter.ofPattern("LLLL yyyy", locale);
        time = DateTimeFormatter.ofPattern("HH:mm", locale);
        zoneName = new java.time.format.DateTimeFormatterBuilder()
                .appendZoneText(TextStyle.FULL)
                .toFormatter(locale);
    }

    String day(LocalDate date) {
        return FirstOfMonth.in(date.format(day), wording.locale());
    }

    /** A day, month or year, as precisely as it is given (ISO 8601-1 §5.2.2). */
    String partial(String date) {
        return switch (date.length()) {
            case 4 -> Year.parse(date).toString();
            case 7 -> YearMonth.parse(date).format(month);
            default -> day(LocalDate.parse(date));
        };
    }

    String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? day(first) : wording.say("days", day(first), day(last));
    }

    /** A moment with its zone, as a deadline is named. */
    String moment(OffsetDateTime moment, ZoneId zone) {
        ZonedDateTime at = moment.atZoneSameInstant(zone);
        return wording.say(
                "moment",
                day(at.toLocalDate()),
                at.format(time),
                wording.say("zone", at.format(zoneName), zone.getId()));
    }

    String span(OffsetDateTime start, OffsetDateTime end, String timeZone) {
        ZoneId zone = ZoneId.of(timeZone);
        ZonedDateTime from = start.atZoneSameInstant(zone);
        ZonedDateTime to = end.atZoneSameInstant(zone);
        String zoneText = wording.say("zone", from.format(zoneName), zone.getId());
        if (from.toLocalDate().equals(to.toLocalDate())) {
            return wording.say("span", day(from.toLocalDate()), from.format(time), to.format(time), zoneText);
        }
        return wording.say(
                "span.days",
                day(from.toLocalDate()),
                from.format(time),
                day(to.toLocalDate()),
                to.format(time),
                zoneText);
    }
}
