package org.hemicycle.events.visit;

import java.util.Locale;
import org.hemicycle.defaults.refusal.RefusalKind;

/** Every way in which scheduling can be refused, with its status. */
public enum VisitRefusal implements RefusalKind {
    VISIT_UNKNOWN(404, "There is no such visit, or it is not public."),
    MEETING_UNKNOWN(404, "The visit has no such meeting."),
    PERSON_IN_TWO_PLACES(409, "A delegate or interlocutor would be in two places at the same time."),
    VISIT_ALREADY_ANNOUNCED(409, "The visit has been announced before."),
    VISIT_ALREADY_CANCELLED(409, "The visit was cancelled and cannot be changed any more."),
    VISIT_ALREADY_HELD(409, "The visit's last day is over."),
    MEETING_ALREADY_CANCELLED(409, "The meeting was cancelled and cannot be changed any more."),
    MEETINGS_OUTSIDE_WINDOW(409, "Meetings of the visit would lie outside its new days; move or cancel them first."),
    DELEGATE_STILL_EXPECTED(409, "A delegate who would leave the delegation still has meetings."),
    DATES_OUT_OF_ORDER(422, "The days of the visit are out of order or too many."),
    TIMES_OUT_OF_ORDER(422, "The meeting does not end after it starts, or lasts longer than a day."),
    SLOT_OUTSIDE_WINDOW(422, "The meeting lies outside the days of the visit."),
    AREA_UNKNOWN(422, "The directory has no such area."),
    BUILDING_UNKNOWN(422, "The directory has no such building."),
    PERSON_UNKNOWN(422, "The directory has no such person."),
    DELEGATE_UNKNOWN(422, "The visit has no such delegate."),
    DELEGATE_NAMED_TWICE(422, "A delegate is named twice."),
    TIME_ZONE_UNKNOWN(422, "The time zone is not in the IANA database.");

    private final int status;
    private final String sentence;

    VisitRefusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
