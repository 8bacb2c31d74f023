package org.hemicycle.web.staff;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Refusals;
import org.hemicycle.web.upstream.Unanswered;
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
    private static final Map<String, String> DELEGATES = Map.of(
            "delegates.name", "delegates", "delegates.role", "delegates", "delegates.languages", "delegates");

    private final Templates templates;
    private final Visits visits;
    private final EventsApi events;
    private final Upstreams upstreams;
    private final Directory directory;

    EditorController(Templates templates, Visits visits, EventsApi events, Upstreams upstreams, Directory directory) {
        this.templates = templates;
        this.visits = visits;
        this.events = events;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    @GetMapping
    JteModel editor(Page page, @PathVariable String id, @RequestParam(defaultValue = "") String done) {
        return shown(page, visits.visit(id), null, false, done);
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

    @PostMapping("/delegates")
    ResponseEntity<?> nameDelegates(
            Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("delegates", sent);
        var delegation = new EventsApi.Delegation(Forms.delegates(form));
        return change(page, id, form, DELEGATES, "delegates#delegates",
                version -> events.nameDelegates(id, version, delegation));
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
            return ResponseEntity.ok(shown(page, visits.visit(id), form, false, ""));
        }
        if (form.texts("summary").isEmpty()) {
            form.refuse("summary", page.say("editor.text.missing"));
        }
        requireBuilding(form, page);
        return slotted(page, id, form, "added#programme", (slot, version) -> events.addMeeting(
                id,
                version,
                new EventsApi.NewMeeting(
                        form.texts("summary"),
                        slot.start(),
                        slot.end(),
                        form.value("building"),
                        form.all("interlocutors"),
                        form.all("delegates"),
                        form.value("visibility"))));
    }

    @PostMapping("/meetings/{meeting}/slot")
    ResponseEntity<?> moveMeeting(
            Page page,
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestParam MultiValueMap<String, String> sent) {
        return slotted(page, id, Form.sent("slot_" + meeting, sent), "slot#meeting-" + meeting,
                (slot, version) -> events.moveMeeting(id, meeting, version, slot));
    }

    @PostMapping("/meetings/{meeting}/building")
    ResponseEntity<?> moveMeetingTo(
            Page page,
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("building_" + meeting, sent);
        requireBuilding(form, page);
        var house = new EventsApi.House(form.value("building"));
        return change(page, id, form, Map.of(), "building#meeting-" + meeting,
                version -> events.moveMeetingTo(id, meeting, version, house));
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
            return again(page, id, form);
        }
        var slot = Slots.read(form, visit.orThrow().timeZone(), page);
        return change(page, id, form, Slots.FIELDS, done, version -> call.apply(slot.orElseThrow(), version));
    }

    /**
     * Sends a change, unless the form was refused already, and shows the editor again with what came of it.
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
        if (form.isRefused()) {
            return refused(page, id, form, 400, false);
        }
        String version = form.value("version").matches("\\d{1,18}") ? form.value("version") : "0";
        return switch (upstreams.tell(Upstream.EVENTS, () -> call.apply("\"" + version + "\""))) {
            case Given<String> given ->
                ResponseEntity.status(303)
                        .header("Location", page.to("/staff/visits/" + id + "?done=" + done))
                        .build();
            case Silent<String> silent -> again(page, id, form);
            case Refused<String>(var problem) when problem.status() == 401 || problem.status() == 403 ->
                throw Unanswered.refused(problem);
            case Refused<String>(var problem) when problem.status() == 412 -> {
                form.complain(page.say("editor.stale"));
                yield refused(page, id, form, 412, true);
            }
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, fields);
                if (problem.visit() != null) {
                    form.pointTo(page.to("/staff/visits/" + problem.visit() + "#meeting-"
                            + Objects.requireNonNullElse(problem.meeting(), "")));
                }
                yield refused(page, id, form, problem.status(), false);
            }
        };
    }

    private ResponseEntity<?> refused(Page page, String id, Form form, int status, boolean stale) {
        Answer<Visit> visit = visits.visit(id);
        return visit.isSilent()
                ? again(page, id, form)
                : ResponseEntity.status(status).body(shown(page, visit, form, stale, ""));
    }

    /** Nothing typed is lost while events-service is away: it waits in the page. */
    private ResponseEntity<?> again(Page page, String id, Form form) {
        return ResponseEntity.status(503).body(templates.staffAgain(page.at("/staff/visits/" + id), form, page.path()));
    }

    private JteModel shown(Page page, Answer<Visit> answer, @Nullable Form typed, boolean stale, String done) {
        Visit visit = answer.orThrow();
        String version = answer instanceof Given<Visit>(var value, var tag) && tag != null
                ? tag
                : Long.toString(visit.version());
        if (typed != null) {
            visit.meetings().forEach(one ->
                    typed.locate("meetings." + one.id(), "meeting-" + one.id(), page.in(one.summary())));
        }
        Form meeting = typed != null && typed.name().equals("meeting") ? typed : Form.blank("meeting");
        var choices = DirectoryChoices.of(page, directory, visit.hostAreas(), meeting);
        return templates.staffEditor(
                page.at("/staff/visits/" + visit.id()),
                new Editor(visit, version, typed, stale, done, choices, directory.names(page)));
    }
}
