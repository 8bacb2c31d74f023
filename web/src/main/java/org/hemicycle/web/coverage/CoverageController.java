package org.hemicycle.web.coverage;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The map and the tables of the coverage. */
@RestController
class CoverageController {

    private final Templates templates;
    private final CoverageApi content;
    private final Upstreams upstreams;
    private final Clock clock;

    CoverageController(Templates templates, CoverageApi content, Upstreams upstreams, Clock clock) {
        this.templates = templates;
        this.content = content;
        this.upstreams = upstreams;
        this.clock = clock;
    }

    /**
     * The whole coverage as of today in UTC, in which content-service counts too.
     *
     * @throws Unanswered when content-service is silent
     */
    @GetMapping(path = Language.SEGMENT + "/coverage", produces = MediaType.TEXT_HTML_VALUE)
    JteModel coverage(Page page) {
        Coverage coverage = upstreams.ask(Upstream.CONTENT, content::coverage).orThrow();
        return templates.coverageCoverage(page, Chart.of(coverage, page, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }
}
