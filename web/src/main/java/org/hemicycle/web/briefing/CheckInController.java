package org.hemicycle.web.briefing;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Refusals;
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

/**
 * The door, made for a phone: a QR code opens this page with its token, a code can be typed, a name can be found.
 *
 * <p>A scan opens a page and a page must not change anything, so the one tap that checks the guest in stays.
 */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/briefings/{id}/check-in", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('briefings:write')")
class CheckInController {

    private final Templates templates;
    private final BriefingsApi briefings;
    private final Upstreams upstreams;

    CheckInController(Templates templates, BriefingsApi briefings, Upstreams upstreams) {
        this.templates = templates;
        this.briefings = briefings;
        this.upstreams = upstreams;
    }

    @GetMapping
    JteModel door(
            Page page, @PathVariable String id, @RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String find) {
        return shown(page, id, Form.blank("door").with("token", token).with("find", find), null);
    }

    @PostMapping
    ResponseEntity<?> checkIn(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("door", sent);
        String name = form.given("name");
        var walkIn = name == null ? null : new BriefingsApi.Invitation(null, name, form.given("group"), null, null);
        var checkIn = new BriefingsApi.CheckIn(
                form.given("token"), form.given("code"),
                form.given("registration"), walkIn, form.given("substitute"));
        return switch (upstreams.ask(Upstream.EVENTS, () -> briefings.checkIn(id, checkIn))) {
            case Given<BriefingsApi.CheckedIn>(var done, var version) -> ResponseEntity.ok(shown(page, id, Form.blank("door"), done));
            case Refused<BriefingsApi.CheckedIn>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of("walkIn.name", "name", "walkIn.group", "group"));
                yield ResponseEntity.status(problem.status()).body(shown(page, id, form, null));
            }
            case Silent<BriefingsApi.CheckedIn> silent ->
                ResponseEntity.status(503).body(templates.staffAgain(page, form, page.path()));
        };
    }

    private JteModel shown(Page page, String id, Form form, BriefingsApi.@Nullable CheckedIn done) {
        Briefing briefing = upstreams.ask(Upstream.EVENTS, () -> briefings.briefing(id)).orThrow();
        List<Registration> guests =
                upstreams.ask(Upstream.EVENTS, () -> briefings.registrations(id)).map(Registration.Listing::items).or(List.of());
        Balance balance = upstreams.ask(Upstream.EVENTS, () -> briefings.balance(id)).orNull();
        String wanted = form.value("find").toLowerCase(Locale.ROOT);
        var found = guests.stream()
                .filter(guest -> guest.isExpected() && guest.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        return templates.briefingDoor(page, briefing, form, found, balance == null ? List.of() : balance.groups(page), done);
    }
}
