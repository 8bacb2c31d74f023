package org.hemicycle.events.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.contracts.VisitFacts;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.events.edition.Difference;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.Programme;
import org.jspecify.annotations.Nullable;

/**
 * What the public may know of a visit, and the messages that tell it; delegates and internal meetings stay out, and so
 * does whatever has not been published.
 */
public final class PublicFacts {

    private PublicFacts() {}

    /** The public facts of an announced visit: those of its last edition. */
    public static VisitFacts of(Visit visit, long version) {
        return of(visit.lastEdition(), version);
    }

    /** The public facts of an edition, told at a version of the visit. */
    static VisitFacts of(Edition edition, long version) {
        Programme programme = edition.programme();
        return new VisitFacts(
                edition.visitId(),
                version,
                edition.standing().name(),
                programme.title(),
                programme.purpose(),
                programme.hostAreas(),
                programme.window().start(),
                programme.window().end(),
                programme.timeZone().getId(),
                programme.meetings().stream().filter(Meeting::isPublic).map(PublicFacts::of).toList(),
                edition.cancellationReason());
    }

    /**
     * The messages that an event owes: to the public what it may know, and for each person who is concerned one that
     * names them. None for what has not been published, none for a person for whom nothing differs.
     *
     * @param version the version that the visit is saved as
     * @param near how close to now a meeting must be for its change to be urgent
     */
    static List<Message> messages(VisitEvent event, long version, Instant now, Duration near) {
        return switch (event) {
            case VisitEvent.Begun begun -> List.of();
            case VisitEvent.Planned planned -> List.of();
            case VisitEvent.MeetingPlanned planned -> List.of();
            case VisitEvent.Answered answered -> List.of();
            case VisitEvent.Stepped stepped -> List.of();
            case VisitEvent.Published(Visit after, Edition before, Edition edition) -> published(before, edition, version, now, near);
            case VisitEvent.CalledOff(Visit after, Edition before, Edition edition) -> before == null || edition == null
                    ? List.of()
                    : calledOff(before, edition, version);
        };
    }

    private static List<Message> published(@Nullable Edition before, Edition edition, long version, Instant now, Duration near) {
        var messages = new ArrayList<Message>();
        if (before == null) {
            messages.add(new VisitMessage.Announced(of(edition, version)));
        } else {
            List<ProgrammeChange> changes = Difference.ofThePublic(before, edition).told();
            if (!changes.isEmpty() || before.standing() != edition.standing()) {
                messages.add(new VisitMessage.EditionPublished(of(edition, version), edition.number(), changes, before.programme().hostAreas()));
            }
        }
        for (String person : Difference.people(before, edition)) {
            Difference difference = Difference.between(before, edition, person);
            if (!difference.told().isEmpty()) {
                boolean urgent = before != null && difference.isNear(now, near);
                messages.add(concerned(edition, person, "programme-changed", urgent));
            }
        }
        return messages;
    }

    private static List<Message> calledOff(Edition before, Edition edition, long version) {
        var messages = new ArrayList<Message>();
        boolean cancelled = edition.standing() == Edition.Standing.CANCELLED;
        messages.add(cancelled
                ? new VisitMessage.Cancelled(of(edition, version))
                : new VisitMessage.EditionPublished(of(edition, version), edition.number(), Difference.ofThePublic(before, edition).told(),
                        before.programme().hostAreas()));
        for (String person : Difference.people(null, before)) {
            if (!Difference.between(before, edition, person).isEmpty()) {
                messages.add(concerned(edition, person, cancelled ? "visit-cancelled" : "programme-changed", true));
            }
        }
        return messages;
    }

    private static PersonMessage.Concerned concerned(Edition edition, String person, String matter, boolean urgent) {
        return new PersonMessage.Concerned("visit", edition.visitId(), person, matter, edition.number(), urgent);
    }

    private static MeetingFacts of(Meeting meeting) {
        return new MeetingFacts(
                meeting.id(),
                meeting.sequence(),
                Objects.requireNonNull(meeting.status(), "a meeting that no calendar knows").name(),
                meeting.summary(),
                meeting.local(meeting.time().start()),
                meeting.local(meeting.time().end()),
                meeting.place(),
                meeting.interlocutors());
    }
}
