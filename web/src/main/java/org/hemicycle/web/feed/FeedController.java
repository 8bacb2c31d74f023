package org.hemicycle.web.feed;

import gg.jte.models.runtime.JteModel;
import org.hemicycle.web.feed.FeedsApi.Links;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.page.Texts;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.Visit;
import org.hemicycle.web.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages that show secret addresses and renew them. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('visits:write')")
class FeedController {

    private static final String MINE = "/staff/feeds";

    private final Templates templates;
    private final FeedsApi feeds;
    private final Visits visits;
    private final Upstreams upstreams;

    FeedController(Templates templates, FeedsApi feeds, Visits visits, Upstreams upstreams) {
        this.templates = templates;
        this.feeds = feeds;
        this.visits = visits;
        this.upstreams = upstreams;
    }

    /** Shown on being asked for only: somebody may look over the reader's shoulder, or share a screen. */
    @GetMapping("/feeds")
    JteModel mine(Page page) {
        return templates.feedMine(page, null, null);
    }

    @PostMapping("/feeds")
    ResponseEntity<?> showMine(Page page) {
        return mine(page, null);
    }

    @PostMapping("/feeds/renewal")
    ResponseEntity<?> renewMine(Page page) {
        upstreams.tell(Upstream.EVENTS, feeds::takeMineBack).orThrow();
        return mine(page, page.say("done.feed-renewed"));
    }

    @GetMapping("/visits/{id}/people/{person}/links")
    ResponseEntity<?> links(
            Page page, @PathVariable String id, @PathVariable String person, @RequestParam(defaultValue = "") String done) {
        Visit visit = visits.visit(id).orThrow();
        Links links = upstreams.ask(Upstream.EVENTS, () -> feeds.links(id, person)).orThrow();
        return secret(templates.feedLinks(page, visit, person, links, Texts.of(page.language()).find("done." + done)));
    }

    @PostMapping("/visits/{id}/people/{person}/links/renewal")
    ResponseEntity<?> renew(Page page, @PathVariable String id, @PathVariable String person) {
        upstreams.tell(Upstream.EVENTS, () -> feeds.takeBack(id, person)).orThrow();
        return SeeOther.to(page.to("/staff/visits/" + id + "/people/" + person + "/links?done=links-renewed"));
    }

    private ResponseEntity<?> mine(Page page, @Nullable String done) {
        String path = upstreams.ask(Upstream.EVENTS, feeds::mine).orThrow().path();
        return secret(templates.feedMine(page.at(MINE), path, done));
    }

    private static ResponseEntity<?> secret(JteModel model) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).header("Referrer-Policy", "no-referrer").body(model);
    }
}
