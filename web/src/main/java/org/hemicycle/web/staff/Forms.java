package org.hemicycle.web.staff;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.visit.Delegate;
import org.hemicycle.web.visit.Meeting;
import org.hemicycle.web.visit.Visit;

/** The forms of the editor, filled with what is stored. */
final class Forms {

    private static final int MOST_DELEGATES = 60;

    private Forms() {}

    /** A form of a visit by its name; the forms of a meeting are called {@code slot_<meeting>} and so on. */
    static Form stored(String name, Visit visit) {
        int cut = name.indexOf('_');
        if (cut > 0) {
            var form = Form.blank(name);
            visit.meeting(name.substring(cut + 1)).ifPresent(meeting -> fill(form, meeting, visit));
            return form;
        }
        return switch (name) {
            case "description" ->
                Form.blank(name)
                        .with("title", visit.title())
                        .with("purpose", visit.purpose())
                        .with("hostAreas", visit.hostAreas());
            case "window" ->
                Form.blank(name)
                        .with("window.start", visit.window().start().toString())
                        .with("window.end", visit.window().end().toString());
            case "delegates" -> delegates(visit);
            case "meeting" ->
                Form.blank(name)
                        .with("day", visit.window().start().toString())
                        .with("visibility", "public")
                        .with("delegates", visit.delegates().stream().map(delegate -> String.valueOf(delegate.id())).toList());
            default -> Form.blank(name);
        };
    }

    private static void fill(Form form, Meeting meeting, Visit visit) {
        ZoneId zone = visit.timeZone();
        var start = meeting.start().atZoneSameInstant(zone);
        var end = meeting.end().atZoneSameInstant(zone);
        form.with("day", start.toLocalDate().toString())
                .with("from", start.toLocalTime().toString())
                .with("to", end.toLocalTime().toString());
        if (meeting.building() != null) {
            form.with("building", meeting.building().id());
        }
    }

    private static Form delegates(Visit visit) {
        var form = Form.blank("delegates");
        for (int row = 0; row < visit.delegates().size(); row++) {
            Delegate delegate = visit.delegates().get(row);
            String at = "delegates." + row;
            form.with(at + ".id", String.valueOf(delegate.id()))
                    .with(at + ".name", delegate.name())
                    .with(at + ".role", String.valueOf(delegate.role()))
                    .with(at + ".languages", String.join(", ", delegate.languages()));
        }
        return form;
    }

    /** How many rows a form of delegates shows: those filled in, and three empty ones. */
    static int rows(Form form) {
        int filled = 0;
        for (int row = 0; row < MOST_DELEGATES; row++) {
            if (!form.value("delegates." + row + ".name").isEmpty()) {
                filled = row + 1;
            }
        }
        return Math.min(filled + 3, MOST_DELEGATES);
    }

    /** The delegates that were typed; a row without a name is no delegate. */
    static List<Delegate> delegates(Form form) {
        var delegates = new ArrayList<Delegate>();
        for (int row = 0; row < MOST_DELEGATES; row++) {
            String at = "delegates." + row;
            String name = form.value(at + ".name");
            if (name.isEmpty()) {
                continue;
            }
            String id = form.value(at + ".id");
            var languages = Arrays.stream(form.value(at + ".languages").split("[,;\\s]+"))
                    .filter(tag -> !tag.isEmpty())
                    .toList();
            delegates.add(new Delegate(id.isEmpty() ? null : id, name, form.value(at + ".role"), languages));
        }
        return delegates;
    }
}
