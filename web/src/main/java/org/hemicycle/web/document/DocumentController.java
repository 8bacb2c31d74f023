package org.hemicycle.web.document;

import gg.jte.models.runtime.JteModel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.visit.Delegate;
import org.hemicycle.web.visit.Meeting;
import org.hemicycle.web.visit.Visit;
import org.hemicycle.web.visit.Visits;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page from which the documents of a visit are taken; the files themselves come from events-service. */
@RestController
@PreAuthorize("hasAuthority('visits:write')")
class DocumentController {

    private final Templates templates;
    private final Visits visits;
    private final Directory directory;

    DocumentController(Templates templates, Visits visits, Directory directory) {
        this.templates = templates;
        this.visits = visits;
        this.directory = directory;
    }

    @GetMapping(path = Language.SEGMENT + "/staff/visits/{id}/documents", produces = MediaType.TEXT_HTML_VALUE)
    JteModel documents(Page page, @PathVariable String id, @RequestParam(defaultValue = "") String edition) {
        Visit visit = visits.visit(id).orThrow();
        boolean draft = visit.edition() == 0 || edition.equals("draft");
        return templates.documentDocuments(page, visit, directory.names(page), papers(visit, page), draft);
    }

    private static List<Paper> papers(Visit visit, Page page) {
        var papers = new ArrayList<Paper>();
        papers.add(new Paper("programme", "", ""));
        papers.add(new Paper("internal-programme", "", ""));
        visit.days().keySet().forEach(day -> papers.add(new Paper("day-sheet", page.shortDay(day), "&day=" + day)));
        papers.add(new Paper("delegate-list", "", ""));
        var houses = new LinkedHashMap<String, String>();
        visit.placed().stream()
                .filter(meeting -> !meeting.isCancelled())
                .map(Meeting::building)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .forEach(house -> houses.putIfAbsent(house.id(), page.in(house.name())));
        houses.forEach((house, name) -> papers.add(new Paper("visitor-list", name, "&building=" + encoded(house))));
        for (Delegate delegate : visit.delegates()) {
            String person = "&person=" + encoded(String.valueOf(delegate.id()));
            papers.add(new Paper("briefing-book", delegate.name(), person));
        }
        papers.add(new Paper("contact-sheet", "", ""));
        return papers;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
