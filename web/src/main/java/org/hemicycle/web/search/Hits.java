package org.hemicycle.web.search;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What content-service found.
 *
 * @param items the hits, the best first
 * @param next what to ask for the following page, if there is one
 * @param total how many hits there are
 * @param complete whether everything has been read since the service started
 * @param similar whether the hits only have words like those asked for
 * @param counts how many hits each value of a filter would give
 */
public record Hits(
        List<Hit> items, @Nullable String next, int total, boolean complete, boolean similar, Counts counts) {

    @SuppressWarnings("NullAway") // content-service may leave out an empty list.
    public Hits {
        items = items == null ? List.of() : List.copyOf(items);
        counts = counts == null ? new Counts(null, null, null, null) : counts;
    }

    /** How many hits each value of each filter would give. */
    public record Counts(List<Count> kinds, List<Count> areas, List<Count> languages, List<Count> years) {

        @SuppressWarnings("NullAway") // content-service may leave out an empty list.
        public Counts {
            kinds = kinds == null ? List.of() : List.copyOf(kinds);
            areas = areas == null ? List.of() : List.copyOf(areas);
            languages = languages == null ? List.of() : List.copyOf(languages);
            years = years == null ? List.of() : List.copyOf(years);
        }
    }

    /** How many hits a value of a filter would give. */
    public record Count(String value, int hits) {}

    /**
     * One hit.
     *
     * @param kind what it is, such as {@code interview} or {@code visit}
     * @param id its id
     * @param title what it is called
     * @param excerpt what it says around the words asked for
     * @param areas codes of the areas that it concerns
     * @param languages the languages that it can be read in
     * @param date its day or year
     * @param url where it can be read, if elsewhere
     * @param state {@code verify}, {@code sample} or {@code cancelled}
     */
    public record Hit(
            String kind,
            String id,
            Marked title,
            @Nullable Marked excerpt,
            List<String> areas,
            List<String> languages,
            @Nullable String date,
            @Nullable String url,
            @Nullable String state) {

        @SuppressWarnings("NullAway") // content-service may leave out an empty list.
        public Hit {
            areas = areas == null ? List.of() : List.copyOf(areas);
            languages = languages == null ? List.of() : List.copyOf(languages);
        }

        /** Whether nobody has checked it yet. */
        public boolean isUnverified() {
            return "verify".equals(state);
        }

        /** Whether it does not take place. */
        public boolean isCancelled() {
            return "cancelled".equals(state);
        }

        /** The day that it stands under, where it is known to the day. */
        public @Nullable LocalDate day() {
            try {
                return date == null ? null : LocalDate.parse(date);
            } catch (DateTimeParseException onlyAYear) {
                return null;
            }
        }
    }

    /**
     * A text with the places of the words that were asked for.
     *
     * @param language the language that it is in, if it is in one
     */
    public record Marked(@Nullable String language, String text, List<Mark> marks) {

        @SuppressWarnings("NullAway") // content-service may leave out an empty list.
        public Marked {
            marks = marks == null ? List.of() : List.copyOf(marks);
        }

        /** The text piece by piece; a mark that does not fit the text is left out. */
        public List<Piece> pieces() {
            var pieces = new ArrayList<Piece>();
            int at = 0;
            for (Mark mark : marks) {
                if (mark.start() < at || mark.end() <= mark.start() || mark.end() > text.length()) {
                    continue;
                }
                if (mark.start() > at) {
                    pieces.add(new Piece(text.substring(at, mark.start()), false));
                }
                pieces.add(new Piece(text.substring(mark.start(), mark.end()), true));
                at = mark.end();
            }
            if (at < text.length()) {
                pieces.add(new Piece(text.substring(at), false));
            }
            return pieces;
        }
    }

    /** A place in a text, in UTF-16 units, its end excluded. */
    public record Mark(int start, int end) {}

    /** A part of a text that is marked as a whole or not at all. */
    public record Piece(String text, boolean marked) {}
}
