package org.hemicycle.web.staff;

import java.time.ZoneId;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.visit.EventsApi;
import org.hemicycle.web.visit.Meeting;
import org.hemicycle.web.visit.Visit;
import org.jspecify.annotations.Nullable;

/** The forms of the editor, filled with what is stored. */
final class Forms {

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
            case "meeting" ->
                Form.blank(name)
                        .with("day", visit.window().start().toString())
                        .with("visibility", "public")
                        .with("state", "CONFIRMED")
                        .with("classification", "meeting")
                        .with("priority", "should")
                        .with("interpretation", "none")
                        .with("onRecord", "public")
                        .with("delegates", visit.delegates().stream().map(delegate -> String.valueOf(delegate.id())).toList());
            default -> Form.blank(name);
        };
    }

    /** Whether a new meeting is to be only wished for or asked for, so that it needs neither time nor place. */
    static boolean isWish(Form form) {
        return form.has("state", "WISHED") || form.has("state", "REQUESTED");
    }

    /** The meeting that was typed; without a slot it waits in the tray. */
    static EventsApi.NewMeeting meeting(Form form, EventsApi.@Nullable Slot slot) {
        return new EventsApi.NewMeeting(
                form.texts("summary"),
                slot == null ? null : slot.start(),
                slot == null ? null : slot.end(),
                orNull(form, "building"),
                form.all("interlocutors"),
                form.all("delegates"),
                form.value("visibility"),
                orNull(form, "state"),
                slot == null && form.value("durationMinutes").matches("\\d{1,4}")
                        ? Integer.valueOf(form.value("durationMinutes"))
                        : null,
                orNull(form, "room"),
                orNull(form, "classification"),
                orNull(form, "priority"),
                orNull(form, "language"),
                orNull(form, "interpretation"),
                orNull(form, "onRecord"));
    }

    private static @Nullable String orNull(Form form, String field) {
        String value = form.value(field);
        return value.isEmpty() ? null : value;
    }

    private static void fill(Form form, Meeting meeting, Visit visit) {
        ZoneId zone = visit.timeZone();
        if (meeting.isPlaced()) {
            var start = meeting.from().atZoneSameInstant(zone);
            var end = meeting.to().atZoneSameInstant(zone);
            form.with("day", start.toLocalDate().toString())
                    .with("from", start.toLocalTime().toString())
                    .with("to", end.toLocalTime().toString());
        } else {
            form.with("day", visit.window().start().toString());
        }
        if (meeting.building() != null) {
            form.with("building", meeting.building().id());
        }
    }
}
