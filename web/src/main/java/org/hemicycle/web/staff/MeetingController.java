package org.hemicycle.web.staff;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.Texts;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.visit.EventsApi;
import org.hemicycle.web.visit.Meeting;
import org.hemicycle.web.visit.Visit;
import org.hemicycle.web.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The page of one meeting: what it is, where, with whom, what they answered, and which times the other side offers. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/visits/{id}/meetings/{meeting}", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('visits:write')")
class MeetingController {

    /** How many offered times can be typed at once. */
    static final int OFFERS = 4;

    private final Templates templates;
    private final Visits visits;
    private final EventsApi events;
    private final Directory directory;
    private final Changes changes;

    MeetingController(Templates templates, Visits visits, EventsApi events, Directory directory, Changes changes) {
        this.templates = templates;
        this.visits = visits;
        this.events = events;
        this.directory = directory;
        this.changes = changes;
    }

    @GetMapping
    JteModel meeting(
            Page page, @PathVariable String id, @PathVariable String meeting, @RequestParam(defaultValue = "") String done) {
        Answer<Visit> visit = visits.visit(id);
        return shown(page, visit.orThrow(), version(visit), meeting, null, done);
    }

    @PostMapping("/details")
    ResponseEntity<?> describe(
            Page page,
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("details", sent);
        if (form.has("do", "find")) {
            Answer<Visit> visit = visits.visit(id);
            return ResponseEntity.ok(shown(page, visit.orThrow(), version(visit), meeting, form, ""));
        }
        if (form.texts("summary").isEmpty()) {
            form.refuse("summary", page.say("editor.text.missing"));
        }
        return change(page, id, meeting, form, "details",
                version -> events.describeMeeting(id, meeting, version, Forms.details(form)));
    }

    @PostMapping("/building")
    ResponseEntity<?> moveTo(
            Page page,
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("place", sent);
        if (form.value("building").isEmpty()) {
            form.refuse("building", page.say("editor.building.missing"));
        }
        var house = new EventsApi.House(form.value("building"), form.given("room"));
        return change(page, id, meeting, form, "building", version -> events.moveMeetingTo(id, meeting, version, house));
    }

    /** Notes the times that the other side offers; rows without a day are none. */
    @PostMapping("/offers")
    ResponseEntity<?> offer(
            Page page,
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("offers", sent);
        Answer<Visit> visit = visits.visit(id);
        if (visit.isSilent()) {
            return changes.later(page, form, home(id, meeting));
        }
        var slots = new ArrayList<EventsApi.Slot>();
        for (int row = 0; row < OFFERS; row++) {
            String at = "offers." + row + ".";
            if (!form.value(at + "from").isEmpty() || !form.value(at + "to").isEmpty()) {
                Slots.read(form, at, visit.orThrow().timeZone(), page).ifPresent(slots::add);
            }
        }
        if (slots.isEmpty() && !form.isRefused()) {
            form.refuse("offers.0.day", page.say("slot.day.missing"));
        }
        return change(page, id, meeting, form, "offers",
                version -> events.offer(id, meeting, version, new EventsApi.Offers(slots)));
    }

    @PostMapping("/attendances/{person}")
    ResponseEntity<?> note(
            Page page,
            @PathVariable String id,
            @PathVariable String meeting,
            @PathVariable String person,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("attendance_" + person, sent);
        var presence = new EventsApi.Presence(
                form.given("partstat"),
                form.given("delegatedTo"),
                form.given("onBehalfOf"),
                form.given("attended"));
        return change(page, id, meeting, form, "attendance",
                version -> events.note(id, meeting, person, version, presence));
    }

    private ResponseEntity<?> change(
            Page page,
            String id,
            String meeting,
            Form form,
            String done,
            Function<String, ResponseEntity<Void>> call) {
        return changes.send(page, form, home(id, meeting), Map.of(), home(id, meeting) + "?done=" + done, call,
                (refused, stale) -> {
                    Answer<Visit> visit = visits.visit(id);
                    return visit.map(value -> shown(page, value, version(visit), meeting, refused, ""));
                });
    }

    private JteModel shown(
            Page page, Visit visit, String version, String id, @Nullable Form typed, String done) {
        Meeting meeting = visit.meeting(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Form details = typed != null && typed.name().equals("details") ? typed : Forms.details(meeting);
        return templates.staffOneMeeting(
                page.at(home(visit.id(), id)),
                visit,
                meeting,
                version,
                details,
                typed,
                DirectoryChoices.of(page, directory, visit.hostAreas(), details),
                OFFERS,
                Texts.of(page.language()).find("done." + done));
    }

    private static String version(Answer<Visit> answer) {
        return answer instanceof Given<Visit>(var value, var tag)
                ? tag != null ? tag : Long.toString(value.version())
                : "0";
    }

    private static String home(String id, String meeting) {
        return "/staff/visits/" + id + "/meetings/" + meeting;
    }
}
