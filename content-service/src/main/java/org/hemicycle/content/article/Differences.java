package org.hemicycle.content.article;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a piece, so that a person can read it. */
final class Differences {

    /** A passage longer than this that changed is shown as removed and added as a whole: nobody reads it word by word. */
    private static final int MOST_WORDS = 1500;

    private Differences() {}

    /** What became of a part of a text. */
    enum Fate {
        STAYED,
        REMOVED,
        ADDED;

        /** As it is written in answers: {@code removed}. */
        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part of a text, with spaces and line breaks as they are. */
    record Part(Fate fate, String text) {}

    /**
     * A field that differs.
     *
     * @param field its name, such as {@code title}
     * @param language the language that differs, for texts
     * @param parts what stayed, was removed and was added, in the order of reading
     */
    record FieldDifference(String field, @Nullable String language, List<Part> parts) {}

    /** The fields that differ, in the order in which they are shown; none where nothing does. */
    static List<FieldDifference> between(Article before, Article after) {
        var found = new ArrayList<FieldDifference>();
        words(found, "title", before.title(), after.title());
        words(found, "summary", before.summary(), after.summary());
        words(found, "body", before.body(), after.body());
        whole(found, "kind", before.kind().wireName(), after.kind().wireName());
        whole(found, "language", before.language(), after.language());
        whole(found, "url", before.url(), after.url());
        whole(found, "outlet", before.outlet(), after.outlet());
        whole(found, "authors", String.join(", ", before.authors()), String.join(", ", after.authors()));
        whole(found, "publishedOn", day(before), day(after));
        whole(found, "areas", String.join(", ", before.areas()), String.join(", ", after.areas()));
        whole(found, "people", String.join(", ", before.people()), String.join(", ", after.people()));
        whole(found, "organizations", String.join(", ", before.organizations()), String.join(", ", after.organizations()));
        return found;
    }

    private static @Nullable String day(Article article) {
        return article.publishedOn() != null
                ? article.publishedOn().toString()
                : article.year() == null ? null : article.year().toString();
    }

    private static void words(
            List<FieldDifference> found, String field, @Nullable LocalizedText before, @Nullable LocalizedText after) {
        var languages = new LinkedHashSet<String>();
        for (LocalizedText text : Arrays.asList(after, before)) {
            if (text != null) {
                languages.addAll(text.texts().keySet());
            }
        }
        for (String language : languages) {
            String one = in(before, language);
            String other = in(after, language);
            if (!one.equals(other)) {
                found.add(new FieldDifference(field, language, parts(one, other)));
            }
        }
    }

    private static String in(@Nullable LocalizedText text, String language) {
        return text == null ? "" : text.texts().getOrDefault(language, "");
    }

    private static void whole(List<FieldDifference> found, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            var parts = new Parts();
            parts.add(Fate.REMOVED, before == null ? "" : before);
            parts.add(Fate.ADDED, after == null ? "" : after);
            found.add(new FieldDifference(field, null, parts.all()));
        }
    }

    /** The parts of two texts: by lines first, and by words within the lines that changed. */
    static List<Part> parts(String before, String after) {
        var parts = new Parts();
        walk(lines(before), lines(after), parts, (removed, added) -> {
            List<String> one = tokens(String.join("", removed));
            List<String> other = tokens(String.join("", added));
            if (one.size() + other.size() > MOST_WORDS) {
                parts.add(Fate.REMOVED, String.join("", one));
                parts.add(Fate.ADDED, String.join("", other));
            } else {
                walk(one, other, parts, (gone, fresh) -> {
                    parts.add(Fate.REMOVED, String.join("", gone));
                    parts.add(Fate.ADDED, String.join("", fresh));
                });
            }
        });
        return parts.all();
    }

    private interface Change {
        void between(List<String> removed, List<String> added);
    }

    private static void walk(List<String> before, List<String> after, Parts parts, Change change) {
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                continue;
            }
            parts.add(Fate.STAYED, String.join("", before.subList(at, delta.getSource().getPosition())));
            change.between(delta.getSource().getLines(), delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        parts.add(Fate.STAYED, String.join("", before.subList(at, before.size())));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private static List<String> tokens(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)"));
    }

    /** Parts as they come, neighbours of one fate together. */
    private static final class Parts {

        private final List<Part> all = new ArrayList<>();

        void add(Fate fate, String text) {
            if (text.isEmpty()) {
                return;
            }
            if (!all.isEmpty() && all.getLast().fate() == fate) {
                all.set(all.size() - 1, new Part(fate, all.getLast().text() + text));
            } else {
                all.add(new Part(fate, text));
            }
        }

        List<Part> all() {
            return List.copyOf(all);
        }
    }
}
