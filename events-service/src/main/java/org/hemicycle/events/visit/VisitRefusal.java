package org.hemicycle.events.visit;

import org.hemicycle.defaults.refusal.RefusalKind;

/** Every way in which scheduling can be refused, with its status. */
public enum VisitRefusal implements RefusalKind {
    VISIT_UNKNOWN(404, "There is no such visit, or it is not public."),
    MEETING_UNKNOWN(404, "The visit has no such meeting."),
    EDITION_UNKNOWN(404, "The visit has no edition of this number."),
    ATTENDANCE_UNKNOWN(404, "The meeting does not expect this person."),
    VISIT_ALREADY_ANNOUNCED(409, "The visit has been announced before."),
    VISIT_NOT_ANNOUNCED(409, "The visit has not been announced, so there is no edition to follow."),
    VISIT_ALREADY_CANCELLED(409, "The visit was cancelled and cannot be changed any more."),
    VISIT_ALREADY_HELD(409, "The visit's last day is over."),
    VISIT_ARCHIVED(409, "The visit is in the archive and cannot be changed any more."),
    VISIT_POSTPONED(409, "The visit is postponed; take it up again first."),
    STEP_IMPOSSIBLE(409, "The visit or meeting cannot come into this state from the one it is in."),
    CONDITIONS_NOT_MET(409, "Something is missing for the next step of the visit; the list says what."),
    PLAN_VIOLATES_RULES(409, "The plan breaks hard rules that nobody waived; the list says which, by meeting."),
    NOTHING_TO_PUBLISH(409, "Nothing differs from the last edition."),
    MEETING_ALREADY_CANCELLED(409, "The meeting was cancelled and cannot be changed any more."),
    MEETING_OVER(409, "The meeting is over, so an answer to it comes too late."),
    MEETING_NOT_OVER(409, "The meeting has not ended yet."),
    MEETINGS_OUTSIDE_WINDOW(409, "Meetings of the visit would lie outside its new days; move or cancel them first."),
    DELEGATE_STILL_EXPECTED(409, "A delegate who would leave the delegation still has meetings."),
    ASK_STILL_RAISED(409, "An ask that would be dropped is still raised by a meeting."),
    SLOT_OUTSIDE_WINDOW(422, "The meeting lies outside the days of the visit."),
    SLOT_MISSING(422, "The meeting needs a slot for this step."),
    SLOT_NOT_OFFERED(422, "The slot is not one of those that were offered."),
    BUILDING_MISSING(422, "The meeting needs a building for this step."),
    AREA_UNKNOWN(422, "The directory has no such area."),
    BUILDING_UNKNOWN(422, "The directory has no such building."),
    PERSON_UNKNOWN(422, "The directory has no such person."),
    PERSON_NAMED_TWICE(422, "A person is named twice for one meeting."),
    ASK_UNKNOWN(422, "The visit has no such ask."),
    ASK_NAMED_TWICE(422, "Two asks of the visit have the same id."),
    DELEGATE_UNKNOWN(422, "The visit has no such delegate."),
    DELEGATE_NAMED_TWICE(422, "A delegate is named twice."),
    DEPARTURE_BEFORE_ARRIVAL(422, "A delegate would leave before they arrive.");

    private final int status;
    private final String sentence;

    VisitRefusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
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
