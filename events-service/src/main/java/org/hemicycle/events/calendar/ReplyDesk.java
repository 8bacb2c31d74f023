package org.hemicycle.events.calendar;

import java.time.Instant;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.delegate.People;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Editions;
import org.hemicycle.events.edition.Part;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Attendance.PartStat;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitAnswers;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitRefusal;
import org.hemicycle.events.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes replies to invitations and notes the answers of those who really gave them. */
@Service
class ReplyDesk {

    /** What became of a reply. */
    enum Outcome {
        /** The answer was noted. */
        NOTED,
        /** It says what was known. */
        UNCHANGED,
        /** It answers an invitation that a later one has replaced (RFC 5546 §2.1.5); the attendee will be asked again. */
        STALE,
        /** The attendee has answered again since. */
        OVERTAKEN
    }

    /** What became of a reply, without anybody's address. */
    record Noted(Outcome outcome, String visit, String meeting, String person, PartStat partstat) {}

    private final Visits visits;
    private final Editions editions;
    private final VisitAnswers answers;
    private final People people;

    ReplyDesk(Visits visits, Editions editions, VisitAnswers answers, People people) {
        this.visits = visits;
        this.editions = editions;
        this.answers = answers;
        this.people = people;
    }

    /**
     * Notes what a reply says.
     *
     * @throws Refused VISIT_UNKNOWN or MEETING_UNKNOWN (404) where the UID is none of ours, REPLY_ATTENDEE_UNKNOWN or REPLY_FORGED
     *     (422), and whatever the visit refuses
     */
    Noted take(Reply reply) {
        int host = reply.uid().lastIndexOf('@');
        String[] path = (host < 0 ? reply.uid() : reply.uid().substring(0, host)).split("/", 2);
        var id = new VisitId(path[0]);
        Visit visit = visits.find(id)
                .orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "The reply is to nothing that we sent."))
                .state();
        Edition edition = visit.published();
        Meeting told = edition == null || path.length < 2 ? null : edition.programme().meeting(path[1]).orElse(null);
        if (edition == null || told == null) {
            throw new Refused(VisitRefusal.MEETING_UNKNOWN, "The reply is to no meeting of the visit.");
        }
        Attendance own = attendee(visit, told, reply.attendee());
        if (own == null) {
            throw new Refused(CalendarRefusal.REPLY_ATTENDEE_UNKNOWN, "The meeting invited nobody at the address of the attendee.");
        }
        if (!reply.sender().equals(reply.attendee())) {
            throw new Refused(CalendarRefusal.REPLY_FORGED, "The message was not sent from the address of the attendee.");
        }
        int turns = Part.inMeeting(editions.until(edition), told.id(), own.person()).map(Part::turns).orElse(0);
        if (reply.sequence() < told.sequence() + turns) {
            return new Noted(Outcome.STALE, id.value(), told.id(), own.person(), own.partstat());
        }
        Attendance known = visit.meeting(told.id()).attendance(own.person()).orElse(own);
        Instant answered = known.respondedAt();
        if (answered != null && reply.stamp() != null && reply.stamp().isBefore(answered) && known.partstat() != reply.partstat()) {
            return new Noted(Outcome.OVERTAKEN, id.value(), told.id(), own.person(), known.partstat());
        }
        if (known.partstat() == reply.partstat() && known.partstat() != PartStat.DELEGATED) {
            return new Noted(Outcome.UNCHANGED, id.value(), told.id(), own.person(), known.partstat());
        }
        answers.answer(id, told.id(), own.person(), reply.partstat(), reply.delegatedTo());
        return new Noted(Outcome.NOTED, id.value(), told.id(), own.person(), reply.partstat());
    }

    private @Nullable Attendance attendee(Visit visit, Meeting meeting, String address) {
        for (Attendance one : meeting.attendances()) {
            String known = people.addressee(visit, one.person()).flatMap(People.Addressee::contact).map(Contact::email).orElse("");
            if (known.equalsIgnoreCase(address)) {
                return one;
            }
        }
        return null;
    }
}
