package org.hemicycle.events.calendar;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Part;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.wording.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What the last edition of a visit says to one person, as calendar events with the least that they need: a delegate sees
 * their own meetings and who else of the delegation is in them, an interlocutor's office and an interpreter see only the
 * meetings they are in, and nobody sees an address.
 */
final class PersonalCalendar {

    /** How long what was cancelled stays, so that calendar clients, which ask seldom, see that it was cancelled. */
    static final Duration CANCELLED_STAYS = Duration.ofDays(30);

    private PersonalCalendar() {}

    /**
     * The events of one person; none before the visit was announced. What an edition dropped them from stays as cancelled
     * for a while, however it goes on without them.
     *
     * @param editions all that were told of the visit, the oldest first
     */
    static List<CalendarEvent> of(Visit visit, List<Edition> editions, String person, Wording wording, Instant now) {
        if (editions.isEmpty()) {
            return List.of();
        }
        var events = new ArrayList<CalendarEvent>();
        Part.inDelegation(editions, person).flatMap(part -> block(visit, part, wording, now)).ifPresent(events::add);
        Edition edition = editions.getLast();
        for (Meeting meeting : edition.programme().meetings()) {
            Part.inMeeting(editions, meeting.id(), person)
                    .filter(part -> part.dropped() == null ? stays(meeting, now) : part.droppedWithin(CANCELLED_STAYS, now))
                    .map(part -> event(visit, edition, part, own(part, person), wording, null))
                    .ifPresent(events::add);
        }
        return events;
    }

    /** Everything in the last edition of a visit, for staff. */
    static List<CalendarEvent> ofStaff(Visit visit, Wording wording, URI publicUrl, Instant now) {
        Edition edition = visit.published();
        if (edition == null) {
            return List.of();
        }
        URI page = publicUrl.resolve("/" + wording.language() + "/staff/visits/" + visit.id());
        var events = new ArrayList<CalendarEvent>();
        block(visit, edition, edition.sequence(), wording, page, now).ifPresent(events::add);
        for (Meeting meeting : edition.programme().meetings()) {
            if (stays(meeting, now)) {
                var lines = new ArrayList<String>();
                lines.add(edition.programme().title().in(wording.language()));
                lines.addAll(with(meeting, wording));
                lines.addAll(delegates(visit, meeting, null, wording));
                lines.addAll(how(meeting, wording));
                events.add(event(edition, meeting, meeting.sequence(), CalendarEvent.lines(lines), page, null, wording));
            }
        }
        return events;
    }

    /** One meeting for one of its people, asked to come, or told that it is cancelled or goes on without them. */
    static CalendarEvent invitation(Visit visit, Edition edition, Part<Meeting> part, Attendance own, String name, String email, Wording wording) {
        var attendee = new CalendarEvent.Attendee(name, email, own.role().word(), own.partstat().word());
        return event(visit, edition, part, own, wording, attendee);
    }

    /** What a person was told of their own part in a meeting. */
    static Attendance own(Part<Meeting> part, String person) {
        return part.last().attendance(person).orElseThrow();
    }

    private static boolean stays(Meeting meeting, Instant now) {
        return meeting.takesTime() || meeting.lastModified().isAfter(now.minus(CANCELLED_STAYS));
    }

    private static Optional<CalendarEvent> block(Visit visit, Part<Edition> part, Wording wording, Instant now) {
        Edition dropped = part.dropped();
        if (dropped == null) {
            return block(visit, part.last(), part.last().sequence() + part.turns(), wording, null, now);
        }
        return part.droppedWithin(CANCELLED_STAYS, now)
                ? Optional.of(block(visit, part.last(), part.last().sequence() + part.turns(), dropped.publishedAt(), "CANCELLED", wording, null))
                : Optional.empty();
    }

    private static Optional<CalendarEvent> block(Visit visit, Edition edition, int sequence, Wording wording, @Nullable URI page, Instant now) {
        String status = VisitCalendar.status(edition.standing().name());
        if (status.equals("CANCELLED") && edition.publishedAt().isBefore(now.minus(CANCELLED_STAYS))) {
            return Optional.empty();
        }
        return Optional.of(block(visit, edition, sequence, edition.publishedAt(), status, wording, page));
    }

    private static CalendarEvent block(
            Visit visit, Edition edition, int sequence, Instant lastModified, String status, Wording wording, @Nullable URI page) {
        var programme = edition.programme();
        return new CalendarEvent(
                visit.id().value(), sequence, lastModified,
                new CalendarEvent.Days(programme.window().start(), programme.window().end()), status,
                programme.title().in(wording.language()), null, programme.purpose().in(wording.language()), page, "visit", false, null, null);
    }

    private static CalendarEvent event(
            Visit visit, Edition edition, Part<Meeting> part, Attendance own, Wording wording, CalendarEvent.@Nullable Attendee attendee) {
        Meeting meeting = part.last();
        Edition dropped = part.dropped();
        if (dropped != null) {
            // Who comes instead is nothing to them any more.
            String title = dropped.programme().title().in(wording.language());
            return event(dropped, meeting.cancelled(dropped.publishedAt()), meeting.sequence() + part.turns(), title, null, attendee, wording);
        }
        var lines = new ArrayList<String>();
        lines.add(edition.programme().title().in(wording.language()));
        switch (own.kind()) {
            case DELEGATE -> {
                lines.addAll(with(meeting, wording));
                lines.addAll(delegates(visit, meeting, own.person(), wording));
            }
            case INTERPRETER -> lines.addAll(with(meeting, wording));
            // Delegates are not public; an office learns how many come, and their names from the visitor list.
            case INTERLOCUTOR -> lines.add(wording.say("feed.delegates", meeting.delegates().size()));
        }
        lines.addAll(how(meeting, wording));
        return event(edition, meeting, meeting.sequence() + part.turns(), CalendarEvent.lines(lines), null, attendee, wording);
    }

    private static CalendarEvent event(
            Edition edition, Meeting meeting, int sequence, String description, @Nullable URI page, CalendarEvent.@Nullable Attendee attendee,
            Wording wording) {
        String language = wording.language();
        String room = meeting.room() == null ? "" : wording.say("feed.room", meeting.room()) + ", ";
        return new CalendarEvent(
                edition.visitId() + "/" + meeting.id(), sequence, later(meeting.lastModified(), edition.publishedAt()),
                new CalendarEvent.Hours(meeting.time().start(), meeting.time().end(), meeting.place().timeZone()),
                Objects.requireNonNull(meeting.status(), "a meeting that no calendar knows").name(),
                meeting.summary().in(language),
                room + meeting.place().name().in(language) + ", " + meeting.place().address(),
                description, page, meeting.arrangement().classification().word(),
                meeting.arrangement().onRecord() == Arrangement.OnRecord.OFF, null, attendee);
    }

    private static List<String> with(Meeting meeting, Wording wording) {
        String names = meeting.interlocutors().stream().map(PersonReference::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? List.of() : List.of(wording.say("feed.with", names));
    }

    private static List<String> delegates(Visit visit, Meeting meeting, @Nullable String except, Wording wording) {
        String names = meeting.delegates().stream()
                .filter(delegate -> !delegate.equals(except))
                .flatMap(delegate -> visit.nameOfAnyone(delegate).stream())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? List.of() : List.of(wording.say("feed.people", names));
    }

    private static List<String> how(Meeting meeting, Wording wording) {
        var lines = new ArrayList<String>();
        Arrangement how = meeting.arrangement();
        if (how.language() != null) {
            lines.add(wording.say("feed.language", wording.languageName(how.language())));
        }
        if (how.interpretation() != Arrangement.Interpretation.NONE) {
            lines.add(wording.say("feed.interpretation", wording.word("interpretation", how.interpretation().name().toLowerCase(Locale.ROOT))));
        }
        if (how.onRecord() == Arrangement.OnRecord.OFF) {
            lines.add(wording.say("feed.offRecord"));
        }
        return lines;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
