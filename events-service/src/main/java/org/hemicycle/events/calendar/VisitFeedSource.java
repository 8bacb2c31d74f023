package org.hemicycle.events.calendar;

import java.time.Clock;
import java.util.List;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.Visits;
import org.hemicycle.events.wording.Wording;
import org.springframework.stereotype.Component;

/** The people of visits and their calendars. */
@Component
class VisitFeedSource implements FeedSource {

    private final Visits visits;
    private final Clock clock;

    VisitFeedSource(Visits visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
    }

    @Override
    public String subjectKind() {
        return "visit";
    }

    @Override
    public List<CalendarEvent> events(String subjectId, String personId, Wording wording) {
        return visits.find(new VisitId(subjectId))
                .map(visit -> PersonalCalendar.of(visit.state(), personId, wording, clock.instant()))
                .orElse(List.of());
    }

    @Override
    public String name(String subjectId, Wording wording) {
        return visits.find(new VisitId(subjectId)).map(visit -> title(visit.state(), wording)).orElse("Hemicycle");
    }

    private static String title(Visit visit, Wording wording) {
        Edition edition = visit.published();
        return (edition == null ? visit.title() : edition.programme().title()).in(wording.language());
    }
}
