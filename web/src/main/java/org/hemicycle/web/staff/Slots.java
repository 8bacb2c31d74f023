package org.hemicycle.web.staff;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hemicycle.web.calendar.WallClock;
import org.hemicycle.web.calendar.WallClock.Never;
import org.hemicycle.web.calendar.WallClock.Once;
import org.hemicycle.web.calendar.WallClock.Twice;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.visit.EventsApi.Slot;

/** Reads the day and the two wall-clock times of a form as moments, and asks back where they are none or two. */
final class Slots {

    /** What the fields of a slot are called in the form. */
    static final Map<String, String> FIELDS = Map.of("start", "from", "end", "to");

    private Slots() {}

    /** A press on "earlier" or "later" moves both times by a quarter of an hour before they are read. */
    static void nudge(Form form) {
        int minutes = switch (form.value("do")) {
            case "earlier" -> -15;
            case "later" -> 15;
            default -> 0;
        };
        if (minutes == 0) {
            return;
        }
        try {
            LocalDate day = LocalDate.parse(form.value("day"));
            LocalDateTime from = day.atTime(LocalTime.parse(form.value("from"))).plusMinutes(minutes);
            LocalDateTime to = day.atTime(LocalTime.parse(form.value("to"))).plusMinutes(minutes);
            form.with("day", from.toLocalDate().toString())
                    .with("from", from.toLocalTime().toString())
                    .with("to", to.toLocalTime().toString());
        } catch (DateTimeException unreadable) {
            // What is wrong with it is said when it is read.
            return;
        }
    }

    /** The slot that was typed; nothing when the form now says what is wrong with it. */
    static Optional<Slot> read(Form form, ZoneId zone, Page page) {
        return read(form, "", zone, page);
    }

    /** The slot that was typed into fields that begin with a prefix. */
    static Optional<Slot> read(Form form, String prefix, ZoneId zone, Page page) {
        LocalDate day;
        try {
            day = LocalDate.parse(form.value(prefix + "day"));
        } catch (DateTimeException notADay) {
            form.refuse(prefix + "day", page.say("slot.day.missing"));
            return Optional.empty();
        }
        var start = moment(form, prefix + "from", day, zone, page);
        var end = moment(form, prefix + "to", day, zone, page);
        return start.isEmpty() || end.isEmpty()
                ? Optional.empty()
                : Optional.of(new Slot(written(start.get()), written(end.get())));
    }

    private static Optional<OffsetDateTime> moment(Form form, String field, LocalDate day, ZoneId zone, Page page) {
        LocalTime time;
        try {
            time = LocalTime.parse(form.value(field));
        } catch (DateTimeException notATime) {
            form.refuse(field, page.say("slot.time.missing"));
            return Optional.empty();
        }
        return switch (WallClock.read(LocalDateTime.of(day, time), zone)) {
            case Once(var moment) -> Optional.of(moment);
            case Never(var from, var to) -> {
                form.refuse(field, page.say("slot.time.never", time, zone.getId(), from.toLocalTime(), to.toLocalTime()));
                yield Optional.empty();
            }
            case Twice(var first, var second) -> {
                String question = field + ".offset";
                form.ask(question, List.of(
                        Choice.of(first.getOffset().getId(), page.say("slot.time.first", time, first.getOffset())),
                        Choice.of(second.getOffset().getId(), page.say("slot.time.second", time, second.getOffset()))));
                String chosen = form.value(question);
                var moment = Stream.of(first, second)
                        .filter(one -> one.getOffset().getId().equals(chosen))
                        .findFirst();
                if (moment.isEmpty()) {
                    form.refuse(field, page.say("slot.time.twice", time, zone.getId()));
                }
                yield moment;
            }
        };
    }

    /** In UTC, because an offset would claim to be that of the building, and people type the visit's time. */
    private static String written(OffsetDateTime moment) {
        return moment.toInstant().toString();
    }
}
