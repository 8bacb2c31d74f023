package org.hemicycle.events.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Days of which a parliament's calendar says something.
 *
 * @param firstDay the first day, in the parliament's time zone
 * @param lastDay the last day, included
 * @param kind what they are
 * @param summary what the calendar calls them, if anything
 * @param start when it begins, the first midnight where whole days were given
 * @param end when it ends, not included
 */
public record Sitting(LocalDate firstDay, LocalDate lastDay, Kind kind, @Nullable String summary, Instant start, Instant end) {

    /** What a parliament does on a day. */
    public enum Kind {
        /** The house sits. */
        PLENARY,
        /** Committees meet. */
        COMMITTEE,
        /** Groups meet. */
        GROUP,
        /** Members are in their constituencies or travel. */
        CONSTITUENCY,
        /** Nobody meets. */
        RECESS,
        /** Parliament works, without a word on how. */
        SITTING,
        /** Something that the words of the calendar do not tell. */
        OTHER;

        /** Whether members are in the house. */
        public boolean inSession() {
            return this == PLENARY || this == COMMITTEE || this == GROUP || this == SITTING;
        }
    }

    /** Words by which calendars in English, French and German name a kind; the first row that fits is taken. */
    private static final List<Words> WORDS = List.of(
            new Words(Kind.RECESS, "recess", "no sitting", "not sitting", "sitzungsfrei", "parlamentsferien", "suspension", "vacances",
                    "interruption", "intersession", "adjourn", "closed", "fermeture"),
            new Words(Kind.CONSTITUENCY, "constituency", "external parliamentary", "circonscription", "wahlkreis", "turquoise", "green week"),
            new Words(Kind.PLENARY, "plenary", "plénière", "pleniere", "plenum", "plenar", "part-session", "séance publique", "seance publique"),
            new Words(Kind.COMMITTEE, "committee", "commission", "ausschuss", "ausschüsse"),
            new Words(Kind.GROUP, "group", "groupe", "fraktion"),
            new Words(Kind.SITTING, "sitting", "sitzung", "session", "in session", "siège", "séance"));

    private record Words(Kind kind, List<String> words) {
        Words(Kind kind, String... words) {
            this(kind, List.of(words));
        }
    }

    /** The kind that a calendar's own words mean. */
    public static Kind kind(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(lower)) {
                return kind;
            }
        }
        return WORDS.stream()
                .filter(row -> row.words().stream().anyMatch(lower::contains))
                .map(Words::kind)
                .findFirst()
                .orElse(Kind.OTHER);
    }
}
