package org.hemicycle.events.calendar;

import java.time.Clock;
import java.util.List;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Editions;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.Visits;
import org.hemicycle.events.wording.Wording;
import org.springframework.stereotype.Component;

/** The people of visits and their calendars. */
@Component
class VisitFeedSource implements FeedSource {

    private final Visits visits;
    private final Editions editions;
    private final Clock clock;

    VisitFeedSource(Visits visits, Editions editions, Clock clock) {
        this.visits = visits;
        this.editions = editions;
        this.clock = clock;
    }

    @Override
    public String subjectKind() {
        return "visit";
    }

    @Override
    public List<CalendarEvent> events(String subjectId, String personId, Wording wording) {
        return visits.find(new VisitId(subjectId))
                .map(visit -> visit.state())
                .map(visit -> PersonalCalendar.of(visit, told(visit), personId, wording, clock.instant()))
                .orElse(List.of());
    }

    @Override
    public String name(String subjectId, Wording wording) {
        return visits.find(new VisitId(subjectId)).map(visit -> title(visit.state(), wording)).orElse("Hemicycle");
    }

    private List<Edition> told(Visit visit) {
        Edition last = visit.published();
        return last == null ? List.of() : editions.until(last);
    }

    private static String title(Visit visit, Wording wording) {
        Edition edition = visit.published();
        return (edition == null ? visit.title() : edition.programme().title()).in(wording.language());
    }
}
