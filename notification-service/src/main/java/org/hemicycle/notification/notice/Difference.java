package org.hemicycle.notification.notice;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hemicycle.contracts.BriefingFacts;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.contracts.VisitFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a reader who was told one state of public facts must be told to know a later one, however many changes lie
 * between them.
 */
final class Difference {

    private Difference() {}

    /** The changes from one state of a visit to another, meetings in the order of the later programme. */
    static List<ProgrammeChange> between(VisitFacts before, VisitFacts now) {
        var changes = new ArrayList<ProgrammeChange>();
        if (!before.title().equals(now.title()) || !before.purpose().equals(now.purpose())) {
            changes.add(new ProgrammeChange("text-changed", null, null, null, null, null, null, null, null));
        }
        if (!new HashSet<>(before.hostAreas()).equals(new HashSet<>(now.hostAreas()))) {
            changes.add(new ProgrammeChange("areas-changed", null, null, null, null, null, null, null, null));
        }
        if (!before.start().equals(now.start()) || !before.end().equals(now.end())) {
            changes.add(new ProgrammeChange(
                    "dates-moved",
                    null,
                    null,
                    dayOf(now.start(), now),
                    dayOf(now.end(), now),
                    null,
                    dayOf(before.start(), before),
                    dayOf(before.end(), before),
                    null));
        }
        Map<String, MeetingFacts> known = before.meetings().stream()
                .filter(Difference::takesPlace)
                .collect(Collectors.toMap(MeetingFacts::id, Function.identity()));
        for (MeetingFacts meeting : now.meetings()) {
            MeetingFacts told = known.get(meeting.id());
            if (takesPlace(meeting)) {
                ProgrammeChange change = told == null ? added(meeting) : changed(told, meeting);
                if (change != null) {
                    changes.add(change);
                }
                known.remove(meeting.id());
            }
        }
        // What is left of the programme as it was told takes place no more, or not in public.
        before.meetings().stream()
                .filter(meeting -> known.containsKey(meeting.id()))
                .forEach(meeting -> changes.add(change("meeting-cancelled", meeting, null, null, null)));
        return List.copyOf(changes);
    }

    /** Whether two states of a briefing are the same to a reader. */
    static boolean none(BriefingFacts before, BriefingFacts now) {
        return before.state().equals(now.state())
                && before.title().equals(now.title())
                && before.purpose().equals(now.purpose())
                && before.kind().equals(now.kind())
                && new HashSet<>(before.hostAreas()).equals(new HashSet<>(now.hostAreas()))
                && before.start().isEqual(now.start())
                && before.end().isEqual(now.end())
                && before.building().id().equals(now.building().id())
                && java.util.Objects.equals(before.room(), now.room());
    }

    private static ProgrammeChange added(MeetingFacts meeting) {
        return change("meeting-added", meeting, null, null, null);
    }

    private static @Nullable ProgrammeChange changed(MeetingFacts before, MeetingFacts now) {
        boolean moved = !before.start().isEqual(now.start()) || !before.end().isEqual(now.end());
        boolean relocated = !before.building().id().equals(now.building().id());
        if (moved) {
            return change("meeting-moved", now, before.start(), before.end(), relocated ? before : null);
        }
        if (relocated) {
            return change("meeting-relocated", now, null, null, before);
        }
        // Whether it is held provisionally or confirmed is for calendars; nobody plans their day by it.
        boolean same = before.summary().equals(now.summary())
                && new HashSet<>(before.interlocutors()).equals(new HashSet<>(now.interlocutors()));
        return same ? null : change("meeting-changed", now, null, null, null);
    }

    private static ProgrammeChange change(
            String kind,
            MeetingFacts meeting,
            @Nullable OffsetDateTime previousStart,
            @Nullable OffsetDateTime previousEnd,
            @Nullable MeetingFacts previousPlace) {
        return new ProgrammeChange(
                kind,
                meeting.id(),
                meeting.summary(),
                meeting.start(),
                meeting.end(),
                meeting.building(),
                previousStart,
                previousEnd,
                previousPlace == null ? null : previousPlace.building());
    }

    private static boolean takesPlace(MeetingFacts meeting) {
        return !meeting.status().equals("CANCELLED");
    }

    private static OffsetDateTime dayOf(LocalDate day, VisitFacts visit) {
        return day.atStartOfDay(ZoneId.of(visit.timeZone())).toOffsetDateTime();
    }
}
