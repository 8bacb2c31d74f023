package org.hemicycle.web.admin;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.subscriber.NotificationApi;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.ServiceApi;
import org.hemicycle.web.upstream.Services;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The administrator's page. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/admin", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('operations:read')")
class StatusController {

    private static final int LATEST = 10;

    private final Templates templates;
    private final Services services;
    private final NotificationApi notification;
    private final Upstreams upstreams;
    private final Running itself;

    StatusController(
            Templates templates,
            Services services,
            NotificationApi notification,
            Upstreams upstreams,
            @Value("${hemicycle.instance}") String instance,
            @Nullable BuildProperties build) {
        this.templates = templates;
        this.services = services;
        this.notification = notification;
        this.upstreams = upstreams;
        this.itself = new Running("web", "UP", instance, build == null ? null : build.getVersion());
    }

    @GetMapping("/status")
    JteModel status(Page page, @RequestParam(defaultValue = "") String done) {
        return templates.adminStatus(page.at("/admin/status"), now(), deadLetters(), done);
    }

    /** The part of the page that changes by itself, for who lets a script ask for it again. */
    @GetMapping("/status/live")
    JteModel live(Page page) {
        return templates.adminLive(page.at("/admin/status"), now());
    }

    @PostMapping("/dead-letters/{id}/replay")
    @PreAuthorize("hasAuthority('operations:write')")
    ResponseEntity<?> replay(Page page, @PathVariable String id) {
        String done = switch (upstreams.tell(Upstream.NOTIFICATION, () -> notification.replay(id))) {
            case Given<String> given -> "replayed";
            case Refused<String>(var problem) when problem.status() == 404 -> "replayed-before";
            case Refused<String>(var problem) -> throw Unanswered.refused(problem);
            case Silent<String>(var service) -> throw Unanswered.silent(service);
        };
        return SeeOther.to(page.to("/admin/status?done=" + done + "#dead-letters"));
    }

    private Now now() {
        var running = new ArrayList<Running>();
        running.add(itself);
        services.ask(StatusController::described, new Running("", null, null, null))
                .forEach((service, answer) -> running.add(answer.called(service.key())));
        Answer<List<Consumer>> consumers = upstreams.ask(Upstream.NOTIFICATION, notification::consumers);
        Answer<List<Notice>> notices =
                upstreams.ask(Upstream.NOTIFICATION, () -> notification.notices(LATEST)).map(Listing::items);
        return new Now(List.copyOf(running), consumers, notices);
    }

    private Answer<List<DeadLetter>> deadLetters() {
        return upstreams.ask(Upstream.NOTIFICATION, notification::deadLetters).map(Listing::items);
    }

    private static Running described(ServiceApi service) {
        var health = service.readiness().getBody();
        var info = service.info().getBody();
        return new Running(
                "",
                health == null ? null : health.status(),
                info == null ? null : info.instance(),
                info == null || info.build() == null ? null : info.build().version());
    }
}
