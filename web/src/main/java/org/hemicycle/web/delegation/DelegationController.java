package org.hemicycle.web.delegation;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hemicycle.web.access.AccessApi;
import org.hemicycle.web.access.AccessApi.Papers;
import org.hemicycle.web.area.Area;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.delegation.DelegationApi.Contact;
import org.hemicycle.web.delegation.DelegationApi.Needs;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.page.Texts;
import org.hemicycle.web.staff.Changes;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.Delegate;
import org.hemicycle.web.visit.EventsApi;
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

/** The delegation of a visit as a whole, and the page of one person in it. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/visits/{id}/delegates", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('visits:write')")
class DelegationController {

    private static final Map<String, String> FIELDS = Map.of(
            "delegates.name", "delegates", "delegates.role", "delegates", "delegates.languages", "delegates",
            "delegates.organization", "delegates", "delegates.arrival", "delegates", "delegates.departure", "delegates");

    private final Templates templates;
    private final Visits visits;
    private final EventsApi events;
    private final DelegationApi delegation;
    private final AccessApi access;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Changes changes;

    DelegationController(
            Templates templates,
            Visits visits,
            EventsApi events,
            DelegationApi delegation,
            AccessApi access,
            Upstreams upstreams,
            Directory directory,
            Changes changes) {
        this.templates = templates;
        this.visits = visits;
        this.events = events;
        this.delegation = delegation;
        this.access = access;
        this.upstreams = upstreams;
        this.directory = directory;
        this.changes = changes;
    }

    @GetMapping
    JteModel all(Page page, @PathVariable String id, @RequestParam(defaultValue = "") String done) {
        Answer<Visit> visit = visits.visit(id);
        return shown(page, visit.orThrow(), version(visit), null, done);
    }

    @PostMapping
    ResponseEntity<?> name(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("delegates", sent);
        Answer<Visit> visit = visits.visit(id);
        if (visit.isSilent()) {
            return changes.later(page, form, home(id));
        }
        List<Delegate> delegates = Rows.read(form, visit.orThrow().timeZone(), page);
        return changes.send(page, form, home(id), FIELDS, home(id) + "?done=delegates",
                version -> events.nameDelegates(id, version, new EventsApi.Delegation(delegates)),
                (refused, stale) -> {
                    Answer<Visit> now = visits.visit(id);
                    return now.map(value -> shown(page, value, version(now), refused, ""));
                });
    }

    @GetMapping("/{delegate}")
    JteModel one(
            Page page, @PathVariable String id, @PathVariable String delegate, @RequestParam(defaultValue = "") String done) {
        return person(page, id, delegate, null, done).orThrow();
    }

    @PostMapping("/{delegate}/contact")
    ResponseEntity<?> keepContact(
            Page page,
            @PathVariable String id,
            @PathVariable String delegate,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("contact", sent);
        if (!form.value("email").matches("[^@\\s]+@[^@\\s]+")) {
            form.refuse("email", page.say("subscribe.email.wrong"));
        }
        var contact = new Contact(
                form.value("email"), form.value("language"), form.value("timeZone"), form.given("eraseOn"));
        return kept(page, id, delegate, form, "contact",
                version -> delegation.keepContact(id, delegate, contact));
    }

    @PostMapping("/{delegate}/needs")
    ResponseEntity<?> keepNeeds(
            Page page,
            @PathVariable String id,
            @PathVariable String delegate,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("needs", sent);
        if (!form.value("eraseOn").matches("\\d{4}-\\d{2}-\\d{2}")) {
            form.refuse("eraseOn", page.say("slot.day.missing"));
        }
        var needs = new Needs(form.given("dietary"), form.given("access"), form.value("eraseOn"));
        return kept(page, id, delegate, form, "needs", version -> delegation.keepNeeds(id, delegate, needs));
    }

    @PostMapping("/{delegate}/papers")
    ResponseEntity<?> keepPapers(
            Page page,
            @PathVariable String id,
            @PathVariable String delegate,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("papers", sent);
        if (!form.value("eraseOn").matches("\\d{4}-\\d{2}-\\d{2}")) {
            form.refuse("eraseOn", page.say("slot.day.missing"));
        }
        var papers = new Papers(
                form.given("fullName"),
                form.given("birthDate"),
                form.given("nationality"),
                form.given("documentNumber"),
                form.value("eraseOn"));
        return kept(page, id, delegate, form, "papers", version -> access.keepPapers(id, delegate, papers));
    }

    /** Forgets something of a person before its day; what is gone already is as it should be. */
    @PostMapping("/{delegate}/{what}/erasure")
    ResponseEntity<?> erase(Page page, @PathVariable String id, @PathVariable String delegate, @PathVariable String what) {
        Answer<String> erased = upstreams.tell(Upstream.EVENTS, () -> switch (what) {
            case "contact" -> delegation.eraseContact(id, delegate);
            case "needs" -> delegation.eraseNeeds(id, delegate);
            case "papers" -> access.erasePapers(id, delegate);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
        if (!erased.isRefused(404)) {
            erased.orThrow();
        }
        return SeeOther.to(page.to(home(id) + "/" + delegate + "?done=erased"));
    }

    private ResponseEntity<?> kept(
            Page page,
            String id,
            String delegate,
            Form form,
            String done,
            Function<String, ResponseEntity<Void>> call) {
        String here = home(id) + "/" + delegate;
        return changes.send(page, form, here, Map.of(), here + "?done=" + done, call,
                (refused, stale) -> person(page, id, delegate, refused, ""));
    }

    private Answer<JteModel> person(Page page, String id, String delegate, @Nullable Form typed, String done) {
        return visits.visit(id).map(visit -> {
            Delegate who = visit.delegate(delegate).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            Answer<Contact> contact = upstreams.ask(Upstream.EVENTS, () -> delegation.contact(id, delegate));
            Answer<Needs> needs = upstreams.ask(Upstream.EVENTS, () -> delegation.needs(id, delegate));
            Answer<Papers> papers = upstreams.ask(Upstream.EVENTS, () -> access.papers(id, delegate));
            String eraseOn = visit.window().end().plusDays(14).toString();
            return templates.delegationPerson(
                    page.at(home(id) + "/" + delegate),
                    visit,
                    who,
                    contact,
                    typed(typed, stored(contact.or(
                            new Contact(null, page.language().tag(), visit.timeZone().getId(), null)))),
                    needs,
                    typed(typed, stored(needs.or(new Needs(null, null, eraseOn)))),
                    papers,
                    typed(typed, stored(papers.or(new Papers(null, null, null, null, eraseOn)))),
                    zones(visit),
                    Texts.of(page.language()).find("done." + done));
        });
    }

    private static Form typed(@Nullable Form typed, Form stored) {
        return typed != null && typed.name().equals(stored.name()) ? typed : stored;
    }

    private static Form stored(Papers papers) {
        return Form.blank("papers")
                .with("fullName", papers.fullName() == null ? "" : papers.fullName())
                .with("birthDate", papers.birthDate() == null ? "" : papers.birthDate())
                .with("nationality", papers.nationality() == null ? "" : papers.nationality())
                .with("documentNumber", papers.documentNumber() == null ? "" : papers.documentNumber())
                .with("eraseOn", papers.eraseOn() == null ? "" : papers.eraseOn());
    }

    private static Form stored(Contact contact) {
        return Form.blank("contact")
                .with("email", contact.email() == null ? "" : contact.email())
                .with("language", contact.language() == null ? "" : contact.language())
                .with("timeZone", contact.timeZone() == null ? "" : contact.timeZone())
                .with("eraseOn", contact.eraseOn() == null ? "" : contact.eraseOn());
    }

    private static Form stored(Needs needs) {
        return Form.blank("needs")
                .with("dietary", needs.dietary() == null ? "" : needs.dietary())
                .with("access", needs.access() == null ? "" : needs.access())
                .with("eraseOn", needs.eraseOn() == null ? "" : needs.eraseOn());
    }

    private List<Choice> zones(Visit visit) {
        return Stream.concat(
                        Stream.of(visit.timeZone().getId()),
                        directory.areas().or(List.of()).stream().map(Area::timeZone).filter(zone -> zone != null).sorted())
                .distinct()
                .map(zone -> Choice.of(zone, zone))
                .toList();
    }

    private JteModel shown(Page page, Visit visit, String version, @Nullable Form typed, String done) {
        return templates.delegationDelegation(
                page.at(home(visit.id())),
                visit,
                version,
                typed == null ? Rows.stored(visit) : typed,
                directory.names(page),
                Texts.of(page.language()).find("done." + done));
    }

    private static String version(Answer<Visit> answer) {
        return answer instanceof Given<Visit>(var value, var tag)
                ? tag != null ? tag : Long.toString(value.version())
                : "0";
    }

    private static String home(String id) {
        return "/staff/visits/" + id + "/delegates";
    }
}
