package org.hemicycle.events.calendar;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.briefing.BriefingId;
import org.hemicycle.events.briefing.BriefingState;
import org.hemicycle.events.briefing.Briefings;
import org.hemicycle.events.guest.Registration;
import org.hemicycle.events.guest.RegistrationState;
import org.hemicycle.events.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The guests of briefings and their calendars, which hold one event each. */
@Component
class BriefingFeedSource implements FeedSource {

    /** More than any registration takes, so that a reply shows which time and place it answers. */
    private static final int STEPS = 1000;

    private final Briefings briefings;
    private final Clock clock;

    BriefingFeedSource(Briefings briefings, Clock clock) {
        this.briefings = briefings;
        this.clock = clock;
    }

    @Override
    public String subjectKind() {
        return "briefing";
    }

    @Override
    public List<CalendarEvent> events(String subjectId, String personId, Wording wording) {
        return briefings.find(new BriefingId(subjectId))
                .map(found -> found.state())
                .filter(briefing -> briefing.state() != BriefingState.DRAFT && stays(briefing))
                .flatMap(briefing -> briefing.guests().of(personId).map(guest -> event(briefing, guest, wording, null))
                        .or(() -> briefing.hosts().of(personId).map(host -> ofHost(briefing, wording)))
                        .map(List::of))
                .orElse(List.of());
    }

    @Override
    public String name(String subjectId, Wording wording) {
        return briefings.find(new BriefingId(subjectId))
                .map(found -> found.state().subject().title().in(wording.language()))
                .orElse("Hemicycle");
    }

    private boolean stays(Briefing briefing) {
        return briefing.state() != BriefingState.CANCELLED
                || briefing.lastModified().isAfter(clock.instant().minus(PersonalCalendar.CANCELLED_STAYS));
    }

    /** What a sponsor or an interpreter has to come to. */
    private static CalendarEvent ofHost(Briefing briefing, Wording wording) {
        String status = briefing.state() == BriefingState.CANCELLED ? "CANCELLED" : "CONFIRMED";
        return event(briefing, briefing.sequence() * STEPS, briefing.lastModified(), status, wording, null);
    }

    /** What a guest has to come to, as an invitation where they are named as the attendee. */
    static CalendarEvent event(Briefing briefing, Registration guest, Wording wording, CalendarEvent.@Nullable Attendee attendee) {
        // A seat that is had or given back changes the status, and so the sequence (RFC 5546 §2.1.4).
        return event(briefing, briefing.sequence() * STEPS + guest.steps(), later(briefing, guest), status(briefing, guest), wording, attendee);
    }

    /** Which SEQUENCE of the briefing itself a guest was told, however far their own registration had come. */
    static int sequence(int told) {
        return told / STEPS;
    }

    private static CalendarEvent event(
            Briefing briefing, int sequence, Instant lastModified, String status, Wording wording, CalendarEvent.@Nullable Attendee attendee) {
        String language = wording.language();
        var session = briefing.session();
        String room = session.room() == null ? "" : wording.say("feed.room", session.room()) + ", ";
        var lines = new ArrayList<String>();
        lines.add(briefing.subject().purpose().in(language));
        var sponsor = briefing.hosts().sponsor();
        if (sponsor != null) {
            lines.add(wording.say("feed.with", sponsor.name()));
        }
        return new CalendarEvent(
                briefing.id().value(), sequence, lastModified,
                new CalendarEvent.Hours(session.slot().start(), session.slot().end(), session.building().timeZone()),
                status, briefing.subject().title().in(language),
                room + session.building().name().in(language) + ", " + session.building().address(),
                CalendarEvent.lines(lines), null, "briefing", false, null, attendee);
    }

    private static String status(Briefing briefing, Registration guest) {
        if (briefing.state() == BriefingState.CANCELLED) {
            return "CANCELLED";
        }
        return switch (guest.state()) {
            case RegistrationState.Invited invited -> "TENTATIVE";
            case RegistrationState.Unconfirmed unconfirmed -> "TENTATIVE";
            case RegistrationState.Requested requested -> "TENTATIVE";
            case RegistrationState.Waitlisted waitlisted -> "TENTATIVE";
            case RegistrationState.Offered offered -> "TENTATIVE";
            case RegistrationState.Confirmed confirmed -> "CONFIRMED";
            case RegistrationState.Attended attended -> "CONFIRMED";
            case RegistrationState.NoShow noShow -> "CONFIRMED";
            case RegistrationState.Declined declined -> "CANCELLED";
            case RegistrationState.Cancelled cancelled -> "CANCELLED";
        };
    }

    private static Instant later(Briefing briefing, Registration guest) {
        return guest.state().at().isAfter(briefing.lastModified()) ? guest.state().at() : briefing.lastModified();
    }
}
