package org.hemicycle.web.staff;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.visit.EventsApi;
import org.hemicycle.web.visit.Meeting;
import org.hemicycle.web.visit.Visit;
import org.jspecify.annotations.Nullable;

/** The forms of the editor, filled with what is stored. */
final class Forms {

    private static final int MOST_ROWS = 20;

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
            case "preparation" -> preparation(visit);
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
                form.given("building"),
                form.all("interlocutors"),
                form.all("delegates"),
                form.all("asks").isEmpty() ? null : form.all("asks"),
                form.value("visibility"),
                form.given("state"),
                slot == null && form.value("durationMinutes").matches("\\d{1,4}")
                        ? Integer.valueOf(form.value("durationMinutes"))
                        : null,
                form.given("room"),
                form.given("classification"),
                form.given("priority"),
                form.given("language"),
                form.given("interpretation"),
                tags(form, "interpretedFrom").isEmpty() ? null : tags(form, "interpretedFrom"),
                tags(form, "interpretedInto").isEmpty() ? null : tags(form, "interpretedInto"),
                form.given("onRecord"));
    }

    /** The preparation that was typed; an ask without words and a paper without an address are none. */
    static Visit.Preparation preparation(Form form) {
        var asks = new ArrayList<Visit.Ask>();
        var papers = new ArrayList<Visit.Paper>();
        for (int row = 0; row < MOST_ROWS; row++) {
            var texts = form.texts("asks." + row);
            if (!texts.isEmpty()) {
                asks.add(new Visit.Ask(form.given("asks." + row + ".id"), LocalizedText.of(texts)));
            }
            String url = form.value("documents." + row + ".url");
            if (!url.isEmpty()) {
                String title = form.value("documents." + row + ".title");
                papers.add(new Visit.Paper(title.isEmpty() ? url : title, url));
            }
        }
        return new Visit.Preparation(
                form.given("office"), form.given("lead"), form.given("leadContact"), asks, papers);
    }

    private static Form preparation(Visit visit) {
        var form = Form.blank("preparation");
        var known = visit.preparation();
        if (known == null) {
            return form;
        }
        form.with("office", Objects.requireNonNullElse(known.office(), ""))
                .with("lead", Objects.requireNonNullElse(known.lead(), ""))
                .with("leadContact", Objects.requireNonNullElse(known.leadContact(), ""));
        for (int row = 0; row < known.asks().size(); row++) {
            form.with("asks." + row + ".id", String.valueOf(known.asks().get(row).id()))
                    .with("asks." + row, known.asks().get(row).text());
        }
        for (int row = 0; row < known.documents().size(); row++) {
            form.with("documents." + row + ".title", known.documents().get(row).title())
                    .with("documents." + row + ".url", known.documents().get(row).url());
        }
        return form;
    }

    /** How many rows of a kind a form shows: those filled in, and a blank one. */
    static int rows(Form form, String kind, String field) {
        int filled = 0;
        for (int row = 0; row < MOST_ROWS; row++) {
            String at = kind + "." + row;
            if (!form.value(at + field).isEmpty() || !form.texts(at).isEmpty()) {
                filled = row + 1;
            }
        }
        return Math.min(filled + 1, MOST_ROWS);
    }

    /** What a meeting is, as it is stored. */
    static Form details(Meeting meeting) {
        return Form.blank("details")
                .with("summary", meeting.summary())
                .with("interlocutors", meeting.interlocutors().stream().map(Meeting.Interlocutor::id).toList())
                .with("delegates", meeting.delegates())
                .with("asks", meeting.asks())
                .with("classification", Objects.requireNonNullElse(meeting.classification(), ""))
                .with("language", Objects.requireNonNullElse(meeting.language(), ""))
                .with("interpretation", Objects.requireNonNullElse(meeting.interpretation(), ""))
                .with("interpretedFrom", String.join(", ", meeting.interpretedFrom()))
                .with("interpretedInto", String.join(", ", meeting.interpretedInto()))
                .with("onRecord", Objects.requireNonNullElse(meeting.onRecord(), ""))
                .with("pinned", Boolean.toString(meeting.pinned()))
                .with("priority", Objects.requireNonNullElse(meeting.priority(), ""))
                .with("visibility", Objects.requireNonNullElse(meeting.visibility(), "internal"));
    }

    /** What a meeting is to be, as it was typed. */
    static EventsApi.Details details(Form form) {
        return new EventsApi.Details(
                form.texts("summary"),
                form.all("interlocutors"),
                form.all("delegates"),
                form.all("asks"),
                form.given("classification"),
                form.given("language"),
                form.given("interpretation"),
                tags(form, "interpretedFrom"),
                tags(form, "interpretedInto"),
                form.given("onRecord"),
                form.has("pinned", "true"),
                form.given("priority"),
                form.given("visibility"));
    }

    private static List<String> tags(Form form, String field) {
        return Stream.of(form.value(field).split("[,;\\s]+")).filter(tag -> !tag.isEmpty()).toList();
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
