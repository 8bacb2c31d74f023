package org.hemicycle.web.home;

import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import org.hemicycle.web.area.ContentApi;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Assets;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.Visit;
import org.hemicycle.web.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The front page: what comes next, what was said lately, which areas there are. */
@RestController
class HomeController {

    private static final int FEW = 5;

    private final Templates templates;
    private final Visits visits;
    private final Directory directory;
    private final ContentApi content;
    private final Upstreams upstreams;
    private final Assets assets;

    HomeController(
            Templates templates,
            Visits visits,
            Directory directory,
            ContentApi content,
            Upstreams upstreams,
            Assets assets) {
        this.templates = templates;
        this.visits = visits;
        this.directory = directory;
        this.content = content;
        this.upstreams = upstreams;
        this.assets = assets;
    }

    @GetMapping("/")
    ResponseEntity<Void> inTheReadersLanguage(
            @RequestHeader(value = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String wish) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/" + Language.accepted(wish).tag() + "/")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** Where browsers look for a picture on pages that name none, such as those of the gateway. */
    @GetMapping("/favicon.ico")
    ResponseEntity<Void> picture() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, assets.of("mark.svg"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .build();
    }

    @GetMapping(Language.SEGMENT)
    ResponseEntity<Void> withTheSlash(@PathVariable String language) {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, "/" + language + "/")
                .build();
    }

    @GetMapping(path = Language.SEGMENT + "/", produces = MediaType.TEXT_HTML_VALUE)
    JteModel home(Page page) {
        var upcoming = visits.upcoming(null)
                .map(all -> all.stream().filter(Visit::isAnnounced).limit(FEW).toList());
        var articles = upstreams.ask(Upstream.CONTENT, () -> content.articles(null, null, null, null, FEW))
                .map(listing -> listing.items().stream().limit(FEW).toList());
        return templates.homeHome(page, upcoming, articles, directory.areas(page), directory.names(page));
    }
}
