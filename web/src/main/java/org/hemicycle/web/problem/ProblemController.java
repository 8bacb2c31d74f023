package org.hemicycle.web.problem;

import gg.jte.models.runtime.JteModel;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The pages of refusals, all and one. */
@RestController
class ProblemController {

    private final Templates templates;
    private final RefusalLists lists;

    ProblemController(Templates templates, RefusalLists lists) {
        this.templates = templates;
        this.lists = lists;
    }

    @GetMapping(path = "/problems", produces = MediaType.TEXT_HTML_VALUE)
    JteModel all(Page page) {
        return templates.problemProblems(page, lists.all(), lists.missing());
    }

    @GetMapping(path = "/problems/{name}", produces = MediaType.TEXT_HTML_VALUE)
    JteModel one(Page page, @PathVariable String name) {
        return lists.all().stream()
                .filter(refusal -> refusal.name().equals(name))
                .findFirst()
                .map(refusal -> templates.problemProblem(page, refusal))
                .orElseThrow(() -> new ResponseStatusException(
                        lists.missing().isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.SERVICE_UNAVAILABLE));
    }
}
