package org.hemicycle.web.calendar;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.visit.Visit;
import org.hemicycle.web.visit.Visits;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public calendar: the visits to come, month by month. */
@RestController
class CalendarController {

    private final Templates templates;
    private final Visits visits;
    private final Directory directory;
    private final Clock clock;

    CalendarController(Templates templates, Visits visits, Directory directory, Clock clock) {
        this.templates = templates;
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping(path = Language.SEGMENT + "/calendar", produces = MediaType.TEXT_HTML_VALUE)
    JteModel calendar(Page page, @RequestParam(defaultValue = "") String area) {
        Answer<SequencedMap<YearMonth, List<Visit>>> months =
                visits.upcoming(area.isBlank() ? null : area).map(this::byMonth);
        return templates.calendarCalendar(page, area, months, directory.areas(page), directory.names(page));
    }

    /** A visit that has already begun stands in this month, where people look for it. */
    private SequencedMap<YearMonth, List<Visit>> byMonth(List<Visit> upcoming) {
        var months = new TreeMap<YearMonth, List<Visit>>();
        for (Visit visit : upcoming) {
            var now = YearMonth.now(clock.withZone(visit.timeZone()));
            var begins = YearMonth.from(visit.window().start());
            months.computeIfAbsent(begins.isBefore(now) ? now : begins, month -> new ArrayList<>()).add(visit);
        }
        return months;
    }
}
