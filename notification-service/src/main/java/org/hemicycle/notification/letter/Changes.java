package org.hemicycle.notification.letter;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.notification.letter.Draft.Fact;
import org.jspecify.annotations.Nullable;

/** Writes what changed in a programme, one fact per change, with what was so before. */
final class Changes {

    private final Wording wording;
    private final Calendar calendar;

    Changes(Wording wording) {
        this.wording = wording;
        this.calendar = new Calendar(wording);
    }

    /** The line of a mail about one change, or nothing where the change alone says too little for one. */
    @Nullable String subject(ProgrammeChange change) {
        LocalizedText summary = change.summary();
        return summary == null ? null : wording.say("edition." + known(change) + ".subject", text(summary));
    }

    /**
     * One change of a meeting or of the dates.
     *
     * @param timeZone IANA name of the zone for times where the change names no building
     */
    Fact fact(ProgrammeChange change, String timeZone) {
        String kind = known(change);
        LocalizedText summary = change.summary();
        String label = summary == null
                ? wording.say(kind.equals("dates-moved") ? "label.dates" : "label.programme")
                : wording.say("edition." + kind, text(summary));
        if (kind.equals("dates-moved")) {
            String now = days(change.start(), change.end());
            String before = days(change.previousStart(), change.previousEnd());
            return new Fact(label, before.isEmpty() ? null : wording.say("label.before", before), now);
        }
        BuildingFacts building = change.building();
        BuildingFacts previous = change.previousBuilding();
        String zone = building == null ? timeZone : building.timeZone();
        var now = new ArrayList<String>();
        var before = new ArrayList<String>();
        now.addAll(span(change.start(), change.end(), zone));
        before.addAll(span(change.previousStart(), change.previousEnd(), previous == null ? zone : previous.timeZone()));
        if (building != null) {
            now.add(place(building));
        }
        if (previous != null) {
            before.add(place(previous));
        }
        return new Fact(
                label,
                before.isEmpty() ? null : wording.say("label.before", String.join("; ", before)),
                now.isEmpty() ? wording.say("edition." + kind + ".lead") : String.join("; ", now));
    }

    /** A meeting of a programme that the reader sees for the first time. */
    Fact entry(ProgrammeChange change, String timeZone) {
        LocalizedText summary = change.summary();
        Fact fact = fact(change, timeZone);
        return summary == null ? fact : new Fact(text(summary), null, fact.now());
    }

    /** The same change under a name that says what it means to the reader; without what was so before. */
    static ProgrammeChange as(String kind, ProgrammeChange change) {
        return new ProgrammeChange(
                kind,
                change.meetingId(),
                change.summary(),
                change.start(),
                change.end(),
                change.building(),
                null,
                null,
                null);
    }

    /** A building with its address on one line. */
    String place(BuildingFacts building) {
        String name = text(building.name());
        return building.address().isBlank() ? name : name + ", " + building.address();
    }

    /** A newer sender may know kinds of change that this build does not. */
    private static String known(ProgrammeChange change) {
        return switch (change.kind()) {
            case "meeting-added", "meeting-moved", "meeting-relocated", "meeting-cancelled", "meeting-removed",
                    "meeting-dropped", "dates-moved", "text-changed", "areas-changed" -> change.kind();
            default -> "meeting-changed";
        };
    }

    private List<String> span(@Nullable OffsetDateTime start, @Nullable OffsetDateTime end, String zone) {
        return start == null || end == null ? List.of() : List.of(calendar.span(start, end, zone));
    }

    private String days(@Nullable OffsetDateTime first, @Nullable OffsetDateTime last) {
        return first == null || last == null ? "" : calendar.days(first.toLocalDate(), last.toLocalDate());
    }

    private String text(LocalizedText text) {
        return text.in(wording.language());
    }
}
