package org.hemicycle.web.staff;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.EventsApi;
import org.hemicycle.web.visit.Visit;
import org.hemicycle.web.visit.Visits;
import org.jspecify.annotations.Nullable;
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

/** The editor of one visit: each form is one change, based on the version that the person saw. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/visits/{id}", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('visits:write')")
class EditorController {

    private static final Map<String, String> DAYS = Map.of("start", "window.start", "end", "window.end");
    private final Templates templates;
    private final Visits visits;
    private final EventsApi events;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Changes changes;

    EditorController(
            Templates templates,
            Visits visits,
            EventsApi events,
            Upstreams upstreams,
            Directory directory,
            Changes changes) {
        this.templates = templates;
        this.visits = visits;
        this.events = events;
        this.upstreams = upstreams;
        this.directory = directory;
        this.changes = changes;
    }

    @GetMapping
    JteModel editor(Page page, @PathVariable String id, @RequestParam(defaultValue = "") String done) {
        Answer<Visit> visit = visits.visit(id);
        return shown(page, visit.orThrow(), version(visit), null, false, done);
    }

    @PostMapping("/description")
    ResponseEntity<?> describe(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("description", sent);
        ListController.requireDescription(form, page);
        var description = new EventsApi.Description(form.texts("title"), form.texts("purpose"), form.all("hostAreas"));
        return change(page, id, form, Map.of(), "described", version -> events.describe(id, version, description));
    }

    @PostMapping("/window")
    ResponseEntity<?> setWindow(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("window", sent);
        ListController.requireDays(form, page);
        var days = new EventsApi.Days(form.value("window.start"), form.value("window.end"));
        return change(page, id, form, DAYS, "days", version -> events.setWindow(id, version, days));
    }

    @PostMapping("/announcement")
    ResponseEntity<?> announce(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("announcement", sent);
        return change(page, id, form, Map.of(), "announced", version -> events.announce(id, version));
    }

    @PostMapping("/cancellation")
    ResponseEntity<?> cancel(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("cancellation", sent);
        var reason = form.texts("reason");
        var cancellation = new EventsApi.Cancellation(reason.isEmpty() ? null : reason);
        return change(page, id, form, Map.of(), "cancelled", version -> events.cancel(id, version, cancellation));
    }

    @PostMapping("/meetings")
    ResponseEntity<?> addMeeting(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("meeting", sent);
        if (form.has("do", "find")) {
            Answer<Visit> visit = visits.visit(id);
            return ResponseEntity.ok(shown(page, visit.orThrow(), version(visit), form, false, ""));
        }
        if (form.texts("summary").isEmpty()) {
            form.refuse("summary", page.say("editor.text.missing"));
        }
        var unplaced = Forms.isWish(form);
        if (!unplaced) {
            requireBuilding(form, page);
            return slotted(page, id, form, "added#programme", (slot, version) ->
                    events.addMeeting(id, version, Forms.meeting(form, slot)));
        }
        return change(page, id, form, Slots.FIELDS, "added#tray", version ->
                events.addMeeting(id, version, Forms.meeting(form, null)));
    }

    /** Takes a meeting a step on in its lifecycle, or back. */
    @PostMapping("/meetings/{meeting}/state")
    ResponseEntity<?> enterMeeting(
            Page page,
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("state_" + meeting, sent);
        var step = new EventsApi.MeetingStep(form.value("state"), null);
        return change(page, id, form, Map.of(), "stage#meeting-" + meeting,
                version -> events.enterMeeting(id, meeting, version, step));
    }

    /** Holds one of the times that the other side offered. */
    @PostMapping("/meetings/{meeting}/offer")
    ResponseEntity<?> takeOffer(
            Page page,
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("offer_" + meeting, sent);
        var slot = new EventsApi.Slot(form.value("start"), form.value("end"));
        return change(page, id, form, Map.of(), "offer#meeting-" + meeting,
                version -> events.enterMeeting(id, meeting, version, new EventsApi.MeetingStep("HELD", slot)));
    }

    /** Lets a rule be broken, at one meeting or in the plan as a whole, for a reason. */
    @PostMapping("/waivers")
    ResponseEntity<?> waive(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("waiver", sent);
        if (form.value("reason").isEmpty()) {
            form.complain(page.say("waiver.reason.missing"));
        }
        String item = form.value("item");
        var waiver = new EventsApi.Waiver(form.value("rule"), item.isEmpty() ? null : item, form.value("reason"));
        return change(page, id, form, Map.of(), "waived" + (item.isEmpty() ? "#programme" : "#meeting-" + item),
                version -> events.waive(id, version, waiver));
    }

    /** Takes it back that a rule may be broken. */
    @PostMapping("/waivers/{waiver}")
    ResponseEntity<?> takeBack(
            Page page,
            @PathVariable String id,
            @PathVariable String waiver,
            @RequestParam MultiValueMap<String, String> sent) {
        return change(page, id, Form.sent("waiver", sent), Map.of(), "unwaived#programme",
                version -> events.takeBack(id, version, waiver));
    }

    /** Settles office, lead, asks and papers. */
    @PostMapping("/preparation")
    ResponseEntity<?> prepare(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("preparation", sent);
        var preparation = Forms.preparation(form);
        return change(page, id, form, Map.of(), "prepared#about", version -> events.prepare(id, version, preparation));
    }

    /** Takes the visit to the next state of its life. */
    @PostMapping("/state")
    ResponseEntity<?> enter(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("state", sent);
        return change(page, id, form, Map.of(), "state",
                version -> events.enter(id, version, new EventsApi.State(form.value("state"))));
    }

    @PostMapping("/meetings/{meeting}/slot")
    ResponseEntity<?> moveMeeting(
            Page page,
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("slot_" + meeting, sent);
        return slotted(page, id, form, "slot#meeting-" + meeting, (slot, version) -> {
            if (!form.has("do", "place")) {
                return events.moveMeeting(id, meeting, version, slot);
            }
            // A meeting from the tray needs its house before its time.
            String base = form.value("building").isEmpty()
                    ? version
                    : tag(events.moveMeetingTo(
                            id, meeting, version, new EventsApi.House(form.value("building"), null)), version);
            return events.enterMeeting(id, meeting, base, new EventsApi.MeetingStep("HELD", slot));
        });
    }

    @PostMapping("/meetings/{meeting}/cancellation")
    ResponseEntity<?> cancelMeeting(
            Page page,
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestParam MultiValueMap<String, String> sent) {
        return change(page, id, Form.sent("cancel_" + meeting, sent), Map.of(), "meeting-cancelled#meeting-" + meeting,
                version -> events.cancelMeeting(id, meeting, version));
    }

    private static void requireBuilding(Form form, Page page) {
        if (form.value("building").isEmpty()) {
            form.refuse("building", page.say("editor.building.missing"));
        }
    }

    /** A change with a slot in it; times are typed in the zone of the visit, so the visit is asked for first. */
    private ResponseEntity<?> slotted(
            Page page,
            String id,
            Form form,
            String done,
            BiFunction<EventsApi.Slot, String, ResponseEntity<Void>> call) {
        Answer<Visit> visit = visits.visit(id);
        if (visit.isSilent()) {
            return changes.later(page, form, home(id));
        }
        Slots.nudge(form);
        var slot = Slots.read(form, visit.orThrow().timeZone(), page);
        return change(page, id, form, Slots.FIELDS, done, version -> call.apply(slot.orElseThrow(), version));
    }

    /**
     * Sends a change and shows the editor again with what came of it.
     *
     * @param fields what fields of the request are called in the form, where the names differ
     * @param done what is said when it was done, with the place on the page to go to
     */
    private ResponseEntity<?> change(
            Page page,
            String id,
            Form form,
            Map<String, String> fields,
            String done,
            Function<String, ResponseEntity<Void>> call) {
        return changes.send(page, form, home(id), fields, home(id) + "?done=" + done, call,
                (refused, stale) -> {
                    Answer<Visit> visit = visits.visit(id);
                    return visit.map(value -> shown(page, value, version(visit), refused, stale, ""));
                });
    }

    private static String tag(ResponseEntity<?> saved, String before) {
        String tag = saved.getHeaders().getETag();
        return tag == null ? before : tag;
    }

    private static String home(String id) {
        return "/staff/visits/" + id;
    }

    private static String version(Answer<Visit> answer) {
        return answer instanceof Given<Visit>(var value, var tag)
                ? tag != null ? tag : Long.toString(value.version())
                : "0";
    }

    private JteModel shown(Page page, Visit visit, String version, @Nullable Form typed, boolean stale, String done) {
        if (typed != null) {
            visit.meetings().forEach(one ->
                    typed.locate("meetings." + one.id(), "meeting-" + one.id(), page.in(one.summary())));
        }
        Form meeting = typed != null && typed.name().equals("meeting") ? typed : Form.blank("meeting");
        var choices = DirectoryChoices.of(page, directory, visit.hostAreas(), meeting);
        return templates.staffEditor(
                page.at(home(visit.id())),
                new Editor(
                        visit, version, typed, stale, done, choices, directory.names(page),
                        Timeline.of(
                                visit,
                                upstreams.ask(Upstream.EVENTS, () -> events.violations(visit.id())),
                                upstreams.ask(Upstream.EVENTS, () -> events.itinerary(visit.id())))));
    }
}
