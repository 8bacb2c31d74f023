package org.hemicycle.events.calendar;

import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.delegate.People;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Editions;
import org.hemicycle.events.edition.Part;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitRefusal;
import org.hemicycle.events.visit.Visits;
import org.hemicycle.events.wording.Wording;
import org.springframework.stereotype.Component;

/** Invitations to single meetings of the last edition, each made out to one of its people (RFC 5546 §3.2.2, §3.2.5). */
@Component
public class Invitations {

    private final Visits visits;
    private final Editions editions;
    private final People people;
    private final CalendarText text;

    Invitations(Visits visits, Editions editions, People people, CalendarText text) {
        this.visits = visits;
        this.editions = editions;
        this.people = people;
        this.text = text;
    }

    /** Which SEQUENCE of a briefing itself a guest was told, however far their own registration had come. */
    public static int sequence(int told) {
        return BriefingFeedSource.sequence(told);
    }

    /**
     * The iCalendar object to attach to a mail: METHOD:REQUEST while the meeting takes place, METHOD:CANCEL afterwards and
     * once an edition goes on without the person. It names the person's address and nobody else's.
     *
     * @throws Refused VISIT_UNKNOWN, MEETING_UNKNOWN or ATTENDANCE_UNKNOWN (404); MEETING_NOT_PUBLISHED or ADDRESS_UNKNOWN (409)
     */
    public String invitation(VisitId visitId, String meetingId, String person) {
        Visit visit = visits.find(visitId)
                .orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + visitId + "."))
                .state();
        visit.meeting(meetingId);
        Edition edition = visit.published();
        if (edition == null || edition.programme().meeting(meetingId).isEmpty()) {
            throw new Refused(CalendarRefusal.MEETING_NOT_PUBLISHED, "The meeting is in no published edition yet.");
        }
        Part<Meeting> part = Part.inMeeting(editions.until(edition), meetingId, person)
                .orElseThrow(() -> new Refused(VisitRefusal.ATTENDANCE_UNKNOWN, "The meeting does not expect " + person + "."));
        // What they answered since is newer than the edition.
        Attendance own = visit.meeting(meetingId).attendance(person).orElse(PersonalCalendar.own(part, person));
        People.Addressee addressee = people.addressee(visit, person)
                .orElseThrow(() -> new Refused(VisitRefusal.ATTENDANCE_UNKNOWN, "The visit does not know " + person + "."));
        Contact contact = addressee.contact()
                .orElseThrow(() -> new Refused(CalendarRefusal.ADDRESS_UNKNOWN, "No address is known for " + addressee.name() + "."));
        return text.invitation(PersonalCalendar.invitation(
                visit, edition, part, own, addressee.name(), contact.email(), Wording.in(addressee.language())));
    }
}
