package org.hemicycle.events.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.briefing.BriefingId;
import org.hemicycle.events.briefing.Briefings;
import org.hemicycle.events.registration.MailedAnswers;
import org.hemicycle.events.calendar.Invitations;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.delegate.People;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Editions;
import org.hemicycle.events.edition.Part;
import org.hemicycle.events.guest.Registration;
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
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Noted(
            Outcome outcome, @Nullable String visit, @Nullable String meeting, @Nullable String briefing, String person, PartStat partstat) {

        static Noted of(Outcome outcome, VisitId visit, Meeting meeting, String person, PartStat partstat) {
            return new Noted(outcome, visit.value(), meeting.id(), null, person, partstat);
        }

        static Noted of(Outcome outcome, BriefingId briefing, String person, PartStat partstat) {
            return new Noted(outcome, null, null, briefing.value(), person, partstat);
        }
    }

    private final Visits visits;
    private final Editions editions;
    private final VisitAnswers answers;
    private final Briefings briefings;
    private final MailedAnswers mailed;
    private final People people;

    ReplyDesk(Visits visits, Editions editions, VisitAnswers answers, Briefings briefings, MailedAnswers mailed, People people) {
        this.visits = visits;
        this.editions = editions;
        this.answers = answers;
        this.briefings = briefings;
        this.mailed = mailed;
        this.people = people;
    }

    /**
     * Notes what a reply says.
     *
     * @throws Refused VISIT_UNKNOWN or MEETING_UNKNOWN (404) where the UID is none of ours, REPLY_ATTENDEE_UNKNOWN or REPLY_FORGED
     *     (422), and whatever the visit or briefing refuses
     */
    Noted take(Reply reply) {
        int host = reply.uid().lastIndexOf('@');
        String[] path = (host < 0 ? reply.uid() : reply.uid().substring(0, host)).split("/", 2);
        Briefing briefing = briefings.find(new BriefingId(path[0])).map(Versioned::state).orElse(null);
        if (briefing != null) {
            return take(reply, briefing);
        }
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
            throw new Refused(ReplyRefusal.REPLY_ATTENDEE_UNKNOWN, "The meeting invited nobody at the address of the attendee.");
        }
        requireTheirs(reply);
        int turns = Part.inMeeting(editions.until(edition), told.id(), own.person()).map(Part::turns).orElse(0);
        if (reply.sequence() < told.sequence() + turns) {
            return Noted.of(Outcome.STALE, id, told, own.person(), own.partstat());
        }
        Attendance known = visit.meeting(told.id()).attendance(own.person()).orElse(own);
        Instant answered = known.respondedAt();
        if (isOvertaken(reply, answered) && known.partstat() != reply.partstat()) {
            return Noted.of(Outcome.OVERTAKEN, id, told, own.person(), known.partstat());
        }
        if (known.partstat() == reply.partstat() && known.partstat() != PartStat.DELEGATED) {
            return Noted.of(Outcome.UNCHANGED, id, told, own.person(), known.partstat());
        }
        answers.answer(id, told.id(), own.person(), reply.partstat(), reply.delegatedTo());
        return Noted.of(Outcome.NOTED, id, told, own.person(), reply.partstat());
    }

    private Noted take(Reply reply, Briefing briefing) {
        Registration guest = mailed.guestAt(briefing, reply.attendee())
                .orElseThrow(() -> new Refused(ReplyRefusal.REPLY_ATTENDEE_UNKNOWN, "The briefing invited nobody at the address of the attendee."));
        requireTheirs(reply);
        String person = guest.guest().personId();
        PartStat known = PartStat.valueOf(guest.partstat().replace('-', '_'));
        if (Invitations.sequence(reply.sequence()) < briefing.sequence()) {
            return Noted.of(Outcome.STALE, briefing.id(), person, known);
        }
        Instant answered = guest.answeredAt();
        if (isOvertaken(reply, answered) && known != reply.partstat()) {
            return Noted.of(Outcome.OVERTAKEN, briefing.id(), person, known);
        }
        if (known == reply.partstat() && known != PartStat.DELEGATED) {
            return Noted.of(Outcome.UNCHANGED, briefing.id(), person, known);
        }
        mailed.answer(briefing.id(), person, reply.partstat(), reply.delegatedTo());
        return Noted.of(Outcome.NOTED, briefing.id(), person, reply.partstat());
    }

    /** A DTSTAMP has no fractions of a second (RFC 5545 §3.3.5), so that one of the same second is none the earlier. */
    private static boolean isOvertaken(Reply reply, @Nullable Instant answered) {
        return answered != null && reply.stamp() != null && reply.stamp().isBefore(answered.truncatedTo(ChronoUnit.SECONDS));
    }

    private static void requireTheirs(Reply reply) {
        if (!reply.sender().equals(reply.attendee())) {
            throw new Refused(ReplyRefusal.REPLY_FORGED, "The message was not sent from the address of the attendee.");
        }
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
