package org.hemicycle.web.visit;

import gg.jte.models.runtime.JteModel;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The public page of a visit. */
@RestController
class VisitController {

    private final Templates templates;
    private final Visits visits;
    private final Directory directory;
    private final EventData eventData;

    VisitController(Templates templates, Visits visits, Directory directory, EventData eventData) {
        this.templates = templates;
        this.visits = visits;
        this.directory = directory;
        this.eventData = eventData;
    }

    @GetMapping(path = Language.SEGMENT + "/visits/{id}", produces = MediaType.TEXT_HTML_VALUE)
    JteModel visit(Page page, @PathVariable String id) {
        Visit visit = visits.visit(id).orThrow();
        return templates.visitVisit(page, visit, directory.names(page), eventData.of(visit, page));
    }
}
