package org.hemicycle.notification.letter;

import java.util.ArrayList;
import java.util.List;
import org.hemicycle.contracts.BriefingFacts;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.notification.letter.Draft.Action;
import org.hemicycle.notification.letter.Draft.Fact;
import org.jspecify.annotations.Nullable;

/** Writes what a briefing's message means to a reader, with what was so before where that is known. */
final class BriefingLetters {

    private final Wording wording;
    private final Calendar calendar;
    private final Changes changes;
    private final String publicUrl;

    BriefingLetters(Wording wording, String publicUrl) {
        this.wording = wording;
        this.calendar = new Calendar(wording);
        this.changes = new Changes(wording);
        this.publicUrl = publicUrl;
    }

    Draft about(BriefingMessage message) {
        BriefingFacts briefing = message.briefing();
        return switch (message) {
            case BriefingMessage.Announced announced -> draft("briefing.announced", briefing, facts(briefing, null));
            case BriefingMessage.Changed changed ->
                draft("briefing.changed", briefing, facts(briefing, changed.previous()));
            case BriefingMessage.Cancelled cancelled -> {
                var facts = new ArrayList<Fact>();
                LocalizedText reason = briefing.cancellationReason();
                if (reason != null) {
                    facts.add(new Fact(wording.say("label.reason"), null, text(reason)));
                }
                facts.add(new Fact(wording.say("label.time"), null, time(briefing)));
                facts.add(new Fact(wording.say("label.place"), null, place(briefing)));
                yield draft("briefing.cancelled", briefing, facts);
            }
        };
    }

    private List<Fact> facts(BriefingFacts now, @Nullable BriefingFacts before) {
        BriefingFacts old = before == null ? now : before;
        return List.of(
                fact("label.purpose", text(old.purpose()), text(now.purpose())),
                fact("label.kind", kind(old), kind(now)),
                fact("label.time", time(old), time(now)),
                fact("label.place", place(old), place(now)),
                fact("label.areas", wording.areas(old.hostAreas()), wording.areas(now.hostAreas())));
    }

    private Fact fact(String label, String before, String now) {
        return new Fact(
                wording.say(label), before.equals(now) ? null : wording.say("label.before", before), now);
    }

    private Draft draft(String key, BriefingFacts briefing, List<Fact> facts) {
        String title = text(briefing.title());
        return new Draft(
                wording.language(),
                wording.say(key + ".subject", title),
                title,
                List.of(wording.say(key + ".lead")),
                facts,
                "",
                List.of(),
                new Action(
                        wording.say("action.briefing"),
                        publicUrl + "/" + wording.language() + "/briefings/" + briefing.id()),
                wording.say("reason.subject", wording.say("kind.briefing"), wording.areas(briefing.hostAreas())),
                Letters.footer(wording));
    }

    private String time(BriefingFacts briefing) {
        return calendar.span(briefing.start(), briefing.end(), briefing.building().timeZone());
    }

    private String place(BriefingFacts briefing) {
        String place = changes.place(briefing.building());
        String room = briefing.room();
        return room == null || room.isBlank() ? place : wording.say("place.room", place, room);
    }

    private String kind(BriefingFacts briefing) {
        return wording.say(briefing.kind().equals("cross-border") ? "briefing.cross-border" : "briefing.cross-party");
    }

    private String text(LocalizedText text) {
        return text.in(wording.language());
    }
}
