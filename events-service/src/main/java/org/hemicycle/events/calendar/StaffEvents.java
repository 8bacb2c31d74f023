package org.hemicycle.events.calendar;

import java.util.List;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.wording.Wording;

/** Further events that only staff see in their calendar, such as access deadlines. */
interface StaffEvents {

    /** The events that belong to a visit. */
    List<CalendarEvent> of(Visit visit, Wording wording);
}
