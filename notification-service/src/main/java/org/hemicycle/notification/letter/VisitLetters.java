package org.hemicycle.notification.letter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.contracts.VisitFacts;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.letter.Draft.Action;
import org.hemicycle.notification.letter.Draft.Entry;
import org.hemicycle.notification.letter.Draft.Fact;
import org.jspecify.annotations.Nullable;

/** Writes what a visit's message means to a reader: the whole visit when it is announced, the difference afterwards. */
final class VisitLetters {

    private final Wording wording;
    private final Calendar calendar;
    private final Changes changes;
    private final String publicUrl;

    VisitLetters(Wording wording, String publicUrl) {
        this.wording = wording;
        this.calendar = new Calendar(wording);
        this.changes = new Changes(wording);
        this.publicUrl = publicUrl;
    }

    Draft about(VisitMessage message) {
        VisitFacts visit = message.visit();
        return switch (message) {
            case VisitMessage.Announced announced ->
                draft("visit.announced", visit, text(visit.title()), visitFacts(visit), true);
            case VisitMessage.EditionPublished published -> edition(published);
            case VisitMessage.Cancelled cancelled -> {
                var facts = new ArrayList<Fact>();
                LocalizedText reason = visit.cancellationReason();
                if (reason != null) {
                    facts.add(now("label.reason", text(reason)));
                }
                facts.add(now("label.dates", calendar.days(visit.start(), visit.end())));
                facts.add(now("label.areas", wording.areas(visit.hostAreas())));
                yield draft("visit.cancelled", visit, text(visit.title()), facts, false);
            }
        };
    }

    private Draft edition(VisitMessage.EditionPublished published) {
        VisitFacts visit = published.visit();
        String title = text(visit.title());
        boolean postponed = visit.state().equals("POSTPONED");
        var facts = new ArrayList<Fact>();
        boolean datesMoved = false;
        List<ProgrammeChange> programme =
                published.changes().stream().map(change -> shown(change, visit)).toList();
        for (ProgrammeChange change : programme) {
            datesMoved |= change.kind().equals("dates-moved");
            switch (change.kind()) {
                case "text-changed" -> facts.add(now("label.purpose", text(visit.purpose())));
                case "areas-changed" -> facts.add(areas(published.previousHostAreas(), visit.hostAreas()));
                default -> facts.add(changes.fact(change, visit.timeZone()));
            }
        }
        Draft draft = draft(
                postponed ? "visit.postponed" : datesMoved ? "visit.rescheduled" : "visit.edition",
                visit,
                title,
                facts,
                datesMoved && !postponed);
        // A single change is said in the list of mails already.
        String one = programme.size() == 1 && !postponed ? changes.subject(programme.getFirst()) : null;
        return one == null ? draft : draft.withSubject(one);
    }

    /** A meeting that left the public programme without being cancelled is not called so. */
    private static ProgrammeChange shown(ProgrammeChange change, VisitFacts visit) {
        boolean left = change.kind().equals("meeting-cancelled")
                && visit.meetings().stream().noneMatch(meeting -> meeting.id().equals(change.meetingId()));
        return left ? Changes.as("meeting-removed", change) : change;
    }

    private Draft draft(String key, VisitFacts visit, String about, List<Fact> facts, boolean withProgramme) {
        var paragraphs = new ArrayList<String>();
        paragraphs.add(wording.say(key + ".lead", text(visit.title())));
        if (withProgramme && visit.meetings().isEmpty()) {
            paragraphs.add(wording.say("programme.empty"));
        }
        return new Draft(
                wording.language(),
                wording.say(key + ".subject", about),
                about,
                paragraphs,
                facts,
                wording.say("programme"),
                withProgramme ? programme(visit) : List.of(),
                new Action(
                        wording.say("action.visit"), publicUrl + "/" + wording.language() + "/visits/" + visit.id()),
                wording.say("reason.subject", wording.say("kind.visit"), wording.areas(visit.hostAreas())),
                Letters.footer(wording));
    }

    private List<Fact> visitFacts(VisitFacts visit) {
        return List.of(
                now("label.purpose", text(visit.purpose())),
                now("label.dates", calendar.days(visit.start(), visit.end())),
                now("label.areas", wording.areas(visit.hostAreas())));
    }

    private List<Entry> programme(VisitFacts visit) {
        return visit.meetings().stream()
                .sorted(Comparator.comparing(meeting -> meeting.start().toInstant()))
                .map(this::entry)
                .toList();
    }

    private Entry entry(MeetingFacts meeting) {
        var lines = new ArrayList<String>();
        lines.add(time(meeting));
        lines.add(place(meeting.building()));
        if (!meeting.interlocutors().isEmpty()) {
            lines.add(wording.say(
                    "meeting.with",
                    String.join(
                            ", ",
                            meeting.interlocutors().stream()
                                    .map(person -> person.name())
                                    .toList())));
        }
        @Nullable String cancelled = meeting.status().equals("CANCELLED") ? wording.say("meeting.is-cancelled") : null;
        return new Entry(text(meeting.summary()), lines, cancelled, null);
    }

    private Fact areas(List<String> before, List<String> now) {
        return before.equals(now)
                ? now("label.areas", wording.areas(now))
                : changed("label.areas", wording.areas(before), wording.areas(now));
    }

    private Fact now(String label, String value) {
        return new Fact(wording.say(label), null, value);
    }

    private Fact changed(String label, String before, String now) {
        return new Fact(wording.say(label), wording.say("label.before", before), now);
    }

    private String time(MeetingFacts meeting) {
        return calendar.span(meeting.start(), meeting.end(), meeting.building().timeZone());
    }

    private String place(BuildingFacts building) {
        return changes.place(building);
    }

    private String text(LocalizedText text) {
        return text.in(wording.language());
    }
}
