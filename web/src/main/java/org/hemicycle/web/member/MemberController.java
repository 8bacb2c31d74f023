package org.hemicycle.web.member;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page of the member organizations. */
@RestController
class MemberController {

    private final Templates templates;
    private final Directory directory;

    MemberController(Templates templates, Directory directory) {
        this.templates = templates;
        this.directory = directory;
    }

    @GetMapping(path = Language.SEGMENT + "/members", produces = MediaType.TEXT_HTML_VALUE)
    JteModel members(Page page) {
        var areas = directory.areas(page).or(List.of());
        return templates.memberMembers(
                page, directory.institutions().map(all -> Members.of(all, areas, page)), directory.names(page));
    }
}
