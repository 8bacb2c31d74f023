package org.hemicycle.web.briefing;

import gg.jte.models.runtime.JteModel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Problem;
import org.hemicycle.web.upstream.Refusals;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
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

/** The editor of one briefing: each form is one change, based on the revision of the plan that the person saw. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/briefings/{id}", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('briefings:write')")
class BriefingEditorController {

    private final Templates templates;
    private final BriefingsApi briefings;
    private final Upstreams upstreams;
    private final Directory directory;

    BriefingEditorController(Templates templates, BriefingsApi briefings, Upstreams upstreams, Directory directory) {
        this.templates = templates;
        this.briefings = briefings;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    @GetMapping
    JteModel editor(Page page, @PathVariable String id, @RequestParam(defaultValue = "") String done) {
        return shown(page, id, null, false, done, null);
    }

    @PostMapping("/description")
    ResponseEntity<?> describe(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("description", sent);
        BriefingListController.requireDescription(form, page);
        var description = new BriefingsApi.Description(
                form.texts("title"), form.texts("purpose"), form.all("hostAreas"), form.all("houses"),
                form.given("sponsor"), form.value("visibility"));
        return change(page, id, form, Map.of(), "described", version -> briefings.describe(id, version, description));
    }

    @PostMapping("/slot")
    ResponseEntity<?> move(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("slot", sent);
        BriefingListController.requireTimes(form, page);
        String day = form.value("day");
        var slot = new BriefingsApi.Slot(day + "T" + form.value("from"), day + "T" + form.value("to"), form.value("timeZone"));
        return change(page, id, form, BriefingListController.TIMES, "moved", version -> briefings.move(id, version, slot));
    }

    @PostMapping("/room")
    ResponseEntity<?> relocate(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("room", sent);
        var room = new BriefingsApi.Room(form.value("building"), form.given("room"));
        return change(page, id, form, Map.of("start", "room"), "moved", version -> briefings.relocate(id, version, room));
    }

    @PostMapping("/quotas")
    ResponseEntity<?> seat(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("quotas", sent);
        int capacity = BriefingListController.number(form, "capacity", page);
        var quotas = new LinkedHashMap<String, Integer>();
        for (String field : form.values().keySet()) {
            if (field.startsWith("quotas.") && !form.value(field).isEmpty()) {
                quotas.put(field.substring("quotas.".length()), BriefingListController.number(form, field, page));
            }
        }
        return change(page, id, form, Map.of(), "seats", version -> briefings.seat(id, version, new BriefingsApi.Seats(capacity, quotas)));
    }

    @PostMapping("/admission")
    ResponseEntity<?> admit(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("admission", sent);
        String until = "";
        try {
            // The instant is the one in the briefing's own zone; between two that the clocks show, the earlier is meant.
            until = LocalDateTime.of(LocalDate.parse(form.value("until.day")), LocalTime.parse(form.value("until.time")))
                    .atZone(ZoneId.of(form.value("timeZone"))).toInstant().toString();
        } catch (DateTimeException e) {
            form.refuse("until.day", page.say("slot.day.missing"));
        }
        var terms = new BriefingsApi.Terms(
                !form.has("registration", "invitation"), form.has("registration", "approval"), until,
                "PT" + BriefingListController.number(form, "offerHours", page) + "H",
                "PT" + BriefingListController.number(form, "limitHours", page) + "H", form.value("policy"));
        return change(page, id, form, Map.of("answerUntil", "until.day", "offerFor", "offerHours"), "terms",
                version -> briefings.admit(id, version, terms));
    }

    @PostMapping("/announcement")
    ResponseEntity<?> announce(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        return change(page, id, Form.sent("announcement", sent), Map.of(), "announced", version -> briefings.announce(id, version));
    }

    @PostMapping("/cancellation")
    ResponseEntity<?> cancel(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("cancellation", sent);
        var reason = form.texts("reason");
        return change(page, id, form, Map.of(), "cancelled",
                version -> briefings.cancel(id, version, new BriefingsApi.Cancellation(reason.isEmpty() ? null : reason)));
    }

    @PostMapping("/closing")
    ResponseEntity<?> close(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        return change(page, id, Form.sent("closing", sent), Map.of(), "closed", version -> briefings.close(id, version));
    }

    @PostMapping("/invitations")
    ResponseEntity<?> invite(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("invitations", sent);
        var invitations = new ArrayList<BriefingsApi.Invitation>();
        form.all("people").forEach(person -> invitations.add(new BriefingsApi.Invitation(person, null, null, null, null)));
        if (!form.value("name").isEmpty()) {
            invitations.add(new BriefingsApi.Invitation(
                    null, form.value("name"), form.given("group"), form.given("email"),
                    form.given("language")));
        }
        if (invitations.isEmpty()) {
            form.refuse("name", page.say("briefing.guest.missing"));
        }
        return change(page, id, form,
                Map.of("invitations.name", "name", "invitations.email", "email", "invitations.group", "group", "invitations", "people", "invitations.person", "people"),
                "invited#guests", version -> briefings.invite(id, version, new BriefingsApi.Invitations(invitations)));
    }

    @PostMapping("/registrations/{registration}/answer")
    ResponseEntity<?> answer(
            Page page, @PathVariable String id, @PathVariable String registration, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("guest", sent);
        Function<String, ResponseEntity<Void>> call = switch (form.value("do")) {
            case "approve" -> version -> briefings.decide(id, registration, version, new BriefingsApi.Approval(true));
            case "refuse" -> version -> briefings.decide(id, registration, version, new BriefingsApi.Approval(false));
            case "withdraw" -> version -> briefings.withdraw(id, registration, version);
            default -> version -> briefings.answer(id, registration, version, new BriefingsApi.Answered(form.value("do"), null, null));
        };
        return change(page, id, form, Map.of(), "answered#guests", call);
    }

    /** Shows the personal link of a guest once, to be sent by hand. */
    @PostMapping("/registrations/{registration}/link")
    ResponseEntity<?> link(Page page, @PathVariable String id, @PathVariable String registration) {
        String path = upstreams.ask(Upstream.EVENTS, () -> briefings.link(id, registration)).orThrow().page();
        return ResponseEntity.ok(shown(page.at("/staff/briefings/" + id), id, null, false, "", new BriefingBoard.Handed(registration, path)));
    }

    private Answer<Balance> balance(String id) {
        return upstreams.ask(Upstream.EVENTS, () -> briefings.balance(id));
    }

    private JteModel shown(
            Page page, String id, @Nullable Form typed, boolean stale, String done, BriefingBoard.@Nullable Handed link) {
        Briefing briefing = upstreams.ask(Upstream.EVENTS, () -> briefings.briefing(id)).orThrow();
        List<Registration> guests =
                upstreams.ask(Upstream.EVENTS, () -> briefings.registrations(id)).map(Registration.Listing::items).or(List.of());
        return templates.briefingEditor(
                page.at("/staff/briefings/" + id),
                new BriefingBoard(briefing, guests, balance(id).orNull(), typed, stale, done, link, BriefingBoard.Choices.of(page, directory)));
    }

    private ResponseEntity<?> change(
            Page page, String id, Form form, Map<String, String> fields, String done, Function<String, ResponseEntity<Void>> call) {
        String home = "/staff/briefings/" + id;
        if (form.isRefused()) {
            return ResponseEntity.badRequest().body(shown(page, id, form, false, "", null));
        }
        String version = "\"" + (form.value("version").matches("\\d{1,18}") ? form.value("version") : "0") + "\"";
        return switch (upstreams.tell(Upstream.EVENTS, () -> call.apply(version))) {
            case Given<String> given -> {
                int anchor = done.indexOf('#');
                String place = anchor < 0 ? "" : done.substring(anchor);
                yield SeeOther.to(page.to(home + "?done=" + (anchor < 0 ? done : done.substring(0, anchor)) + place));
            }
            case Silent<String> silent -> ResponseEntity.status(503).body(templates.staffAgain(page.at(home), form, page.path()));
            case Refused<String>(var problem) -> refused(page, id, form, fields, problem);
        };
    }

    private ResponseEntity<?> refused(Page page, String id, Form form, Map<String, String> fields, Problem problem) {
        if (problem.status() == 401 || problem.status() == 403) {
            throw Unanswered.refused(problem);
        }
        if (problem.status() == 412) {
            form.complain(page.say("briefing.stale"));
        } else {
            Refusals.tell(problem, form, page, fields);
        }
        return ResponseEntity.status(problem.status()).body(shown(page, id, form, problem.status() == 412, "", null));
    }
}
