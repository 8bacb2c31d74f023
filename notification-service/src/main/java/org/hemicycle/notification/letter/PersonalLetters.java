package org.hemicycle.notification.letter;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.contracts.PersonalFacts;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.notification.letter.Draft.Action;
import org.hemicycle.notification.letter.Draft.Fact;

/** Writes to one person what concerns them, with the way to their own page. */
final class PersonalLetters {

    private final Wording wording;
    private final Calendar calendar;
    private final Changes changes;
    private final String publicUrl;

    PersonalLetters(Wording wording, String publicUrl) {
        this.wording = wording;
        this.calendar = new Calendar(wording);
        this.changes = new Changes(wording);
        this.publicUrl = publicUrl;
    }

    /**
     * A letter about a matter.
     *
     * @param since the version that they were told last; who was told none gets a programme and not its changes
     */
    Draft about(String matter, PersonalFacts person, long since) {
        String title = person.title().in(wording.language());
        boolean first = matter.equals("programme-changed") && since == 0;
        String key = "person." + (first ? "programme-first" : matter);
        var paragraphs = new ArrayList<String>();
        paragraphs.add(wording.say("person.greeting", person.name()));
        paragraphs.add(wording.say(key + ".lead"));
        var facts = new ArrayList<Fact>();
        // Where all of it is off, what each meeting would have been is of no use.
        List<ProgrammeChange> programme = matter.endsWith("-cancelled")
                ? List.of()
                : person.changes().stream().map(PersonalLetters::theirs).toList();
        for (ProgrammeChange change : programme) {
            facts.add(first && change.kind().equals("meeting-added")
                    ? changes.entry(change, person.timeZone())
                    : changes.fact(change, person.timeZone()));
        }
        OffsetDateTime start = person.start();
        OffsetDateTime end = person.end();
        if (start != null && end != null) {
            facts.add(new Fact(wording.say("label.time"), null, calendar.span(start, end, person.timeZone())));
        }
        String place = person.place();
        if (place != null && !place.isBlank()) {
            facts.add(new Fact(wording.say("label.place"), null, place));
        }
        OffsetDateTime answerUntil = person.answerUntil();
        if (answerUntil != null) {
            facts.add(new Fact(
                    wording.say("label.answer-until"), null, calendar.moment(answerUntil, ZoneId.of(person.timeZone()))));
        }
        for (PersonalFacts.Line line : person.lines()) {
            facts.add(new Fact(label(line.label()), null, line.value().in(wording.language())));
        }
        var footer = new ArrayList<Action>();
        String feed = person.calendar();
        if (feed != null && !feed.isBlank()) {
            footer.add(new Action(wording.say("footer.calendar"), publicUrl + feed));
        }
        return new Draft(
                wording.language(),
                subject(key, title, first ? List.of() : programme),
                title,
                paragraphs,
                facts,
                "",
                List.of(),
                new Action(wording.say(answerUntil == null ? "action.page" : "action.answer"), publicUrl + person.page()),
                wording.say("reason.person"),
                footer);
    }

    private String subject(String key, String title, List<ProgrammeChange> programme) {
        String one = programme.size() == 1 ? changes.subject(programme.getFirst()) : null;
        return one != null ? one : wording.say(key + ".subject", title);
    }

    /** A meeting may go on without them, so it is not called cancelled to them. */
    private static ProgrammeChange theirs(ProgrammeChange change) {
        return change.kind().equals("meeting-cancelled") ? Changes.as("meeting-dropped", change) : change;
    }

    /** A label of a line that is not in the wording is a newer sender's: its value says enough by itself. */
    private String label(String key) {
        return wording.knows("line." + key) ? wording.say("line." + key) : wording.say("line.other");
    }
}
