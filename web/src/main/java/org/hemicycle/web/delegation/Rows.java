package org.hemicycle.web.delegation;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hemicycle.web.calendar.WallClock;
import org.hemicycle.web.calendar.WallClock.Never;
import org.hemicycle.web.calendar.WallClock.Once;
import org.hemicycle.web.calendar.WallClock.Twice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.visit.Delegate;
import org.hemicycle.web.visit.Visit;
import org.jspecify.annotations.Nullable;

/** The rows of the form in which a delegation is named. */
public final class Rows {

    private static final int MOST = 60;
    private static final int BLANK = 2;

    private Rows() {}

    /** The rows as they are stored; arrival and departure on the clock of the visit's zone. */
    static Form stored(Visit visit) {
        var form = Form.blank("delegates");
        for (int row = 0; row < visit.delegates().size(); row++) {
            Delegate delegate = visit.delegates().get(row);
            String at = "delegates." + row;
            form.with(at + ".id", String.valueOf(delegate.id()))
                    .with(at + ".name", delegate.name())
                    .with(at + ".role", String.valueOf(delegate.role()))
                    .with(at + ".organization", delegate.organization() == null ? "" : delegate.organization())
                    .with(at + ".languages", String.join(", ", delegate.languages()))
                    .with(at + ".arrival", local(delegate.arrival(), visit.timeZone()))
                    .with(at + ".departure", local(delegate.departure(), visit.timeZone()));
        }
        return form;
    }

    private static String local(@Nullable OffsetDateTime moment, ZoneId zone) {
        return moment == null ? "" : moment.atZoneSameInstant(zone).toLocalDateTime().toString();
    }

    /** How many rows the form shows: those filled in, and some blank ones. */
    public static int count(Form form) {
        int filled = 0;
        for (int row = 0; row < MOST; row++) {
            if (!form.value("delegates." + row + ".name").isEmpty()) {
                filled = row + 1;
            }
        }
        return Math.min(filled + BLANK, MOST);
    }

    /** The delegates that were typed; a row without a name is no delegate. */
    static List<Delegate> read(Form form, ZoneId zone, Page page) {
        var delegates = new ArrayList<Delegate>();
        for (int row = 0; row < MOST; row++) {
            String at = "delegates." + row;
            String name = form.value(at + ".name");
            if (name.isEmpty()) {
                continue;
            }
            form.locate(at + ".arrival", form.id(at) + ".arrival", name);
            form.locate(at + ".departure", form.id(at) + ".departure", name);
            String id = form.value(at + ".id");
            String organization = form.value(at + ".organization");
            var languages = Arrays.stream(form.value(at + ".languages").split("[,;\\s]+"))
                    .filter(tag -> !tag.isEmpty())
                    .toList();
            delegates.add(new Delegate(
                    id.isEmpty() ? null : id,
                    name,
                    form.value(at + ".role"),
                    organization.isEmpty() ? null : organization,
                    languages,
                    moment(form, at + ".arrival", zone, page),
                    moment(form, at + ".departure", zone, page),
                    null,
                    null));
        }
        return delegates;
    }

    private static @Nullable OffsetDateTime moment(Form form, String field, ZoneId zone, Page page) {
        if (form.value(field).isEmpty()) {
            return null;
        }
        LocalDateTime time;
        try {
            time = LocalDateTime.parse(form.value(field));
        } catch (DateTimeException notATime) {
            form.refuse(field, page.say("delegates.time.wrong"));
            return null;
        }
        return switch (WallClock.read(time, zone)) {
            case Once(var moment) -> moment;
            // Nobody's journey hangs on which of the two it is, and the earlier one keeps nobody waiting at a door.
            case Twice(var first, var second) -> first;
            case Never(var from, var to) -> {
                form.refuse(field, page.say(
                        "slot.time.never", time.toLocalTime(), zone.getId(), from.toLocalTime(), to.toLocalTime()));
                yield null;
            }
        };
    }
}
