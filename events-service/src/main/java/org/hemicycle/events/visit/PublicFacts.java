package org.hemicycle.events.visit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.VisitFacts;
import org.hemicycle.contracts.VisitMessage;

/** What the public may know of a visit, and the messages that tell it; delegates and internal meetings stay out. */
public final class PublicFacts {

    private PublicFacts() {}

    /** The public facts of a visit at a version. */
    public static VisitFacts of(Visit visit, long version) {
        return new VisitFacts(
                visit.id().value(),
                version,
                visit.state().name(),
                visit.title(),
                visit.purpose(),
                visit.hostAreas(),
                visit.window().start(),
                visit.window().end(),
                visit.timeZone().getId(),
                visit.meetings().stream().filter(Meeting::isPublic).map(PublicFacts::of).toList(),
                visit.cancellationReason());
    }

    /** The messages that an event owes to the public; none before the visit is announced, none for what is internal. */
    static List<VisitMessage> messages(VisitEvent event, long version) {
        Visit visit = event.after();
        if (!visit.isPublic()) {
            return List.of();
        }
        VisitFacts facts = of(visit, version);
        return switch (event) {
            case VisitEvent.Begun begun -> List.of();
            case VisitEvent.DelegatesNamed named -> List.of();
            case VisitEvent.Announced announced -> List.of(new VisitMessage.Announced(facts));
            case VisitEvent.Revised revised -> List.of(new VisitMessage.Revised(facts, revised.previousHostAreas()));
            case VisitEvent.Rescheduled(Visit after, Window previous) ->
                    List.of(new VisitMessage.Rescheduled(facts, previous.start(), previous.end()));
            case VisitEvent.Cancelled(Visit after, boolean wasPublic) ->
                    wasPublic ? List.of(new VisitMessage.Cancelled(facts)) : List.of();
            case VisitEvent.MeetingAdded(Visit after, Meeting meeting) ->
                    meeting.isPublic() ? List.of(new VisitMessage.MeetingAdded(facts, meeting.id())) : List.of();
            case VisitEvent.MeetingRescheduled(Visit after, Meeting meeting, Slot previous) ->
                    meeting.isPublic()
                            ? List.of(new VisitMessage.MeetingRescheduled(
                                    facts, meeting.id(), local(previous.start(), meeting), local(previous.end(), meeting)))
                            : List.of();
            case VisitEvent.MeetingRelocated(Visit after, Meeting meeting, var previous) ->
                    meeting.isPublic() ? List.of(new VisitMessage.MeetingRelocated(facts, meeting.id(), previous)) : List.of();
            case VisitEvent.MeetingCancelled(Visit after, Meeting meeting) ->
                    meeting.isPublic() ? List.of(new VisitMessage.MeetingCancelled(facts, meeting.id())) : List.of();
        };
    }

    private static MeetingFacts of(Meeting meeting) {
        return new MeetingFacts(
                meeting.id(),
                meeting.sequence(),
                meeting.status().name(),
                meeting.summary(),
                local(meeting.slot().start(), meeting),
                local(meeting.slot().end(), meeting),
                meeting.building(),
                meeting.interlocutors());
    }

    /** An instant as the clock on the wall of the meeting's building shows it. */
    static OffsetDateTime local(Instant instant, Meeting meeting) {
        return instant.atZone(ZoneId.of(meeting.building().timeZone())).toOffsetDateTime();
    }
}
