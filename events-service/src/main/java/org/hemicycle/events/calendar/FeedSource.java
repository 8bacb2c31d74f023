package org.hemicycle.events.calendar;

import java.util.List;
import org.hemicycle.events.wording.Wording;

/** What one kind of subject puts into the calendar of one person. */
interface FeedSource {

    /** The kind of subject, as personal links name it: {@code visit} or {@code briefing}. */
    String subjectKind();

    /**
     * The events of a person; none where there is nothing to come to.
     *
     * @param subjectId the id of the visit or briefing
     * @param personId the person as the subject knows them
     */
    List<CalendarEvent> events(String subjectId, String personId, Wording wording);

    /** What the person's calendar is called. */
    String name(String subjectId, Wording wording);
}
