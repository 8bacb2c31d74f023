package org.hemicycle.content.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.hemicycle.content.search.MarkedText.Mark;
import org.hemicycle.content.searchable.Entry;
import org.jspecify.annotations.Nullable;

/** Marks the words of a question in texts, and picks the part of a text that shows them. */
final class Marker {

    private static final int READ = 20_000;
    private static final int SHOWN = 240;
    private static final int BEFORE_FIRST = 60;
    private static final int WORD = 40;

    private final Words words;
    private final Set<String> stems;
    private final Set<String> forms;
    private final List<String> beginnings;
    private final List<CharacterRunAutomaton> like;

    /** A word whose typos are forgiven, and how many of them. */
    record Like(String form, int typos) {

        CharacterRunAutomaton automaton() {
            int first = form.offsetByCodePoints(0, 1);
            var typed = new LevenshteinAutomata(form.substring(first), true);
            return new CharacterRunAutomaton(typed.toAutomaton(typos, form.substring(0, first)));
        }
    }

    Marker(Words words, Set<String> stems, Set<String> forms, List<String> beginnings, List<Like> like) {
        this.words = words;
        this.stems = stems;
        this.forms = forms;
        this.beginnings = beginnings;
        this.like = like.stream().map(Like::automaton).toList();
    }

    /** A title for a reader: in their language, unless the words asked for stand in that of another only. */
    MarkedText title(Map<String, String> texts, String reader) {
        String language = languageFor(texts, reader);
        return new MarkedText(shown(language), text(texts, language), marks(language, text(texts, language)));
    }

    /** The part of a text that shows the words asked for, or its beginning; nothing where there is no text. */
    @Nullable MarkedText excerpt(Map<String, String> texts, String reader) {
        if (texts.isEmpty()) {
            return null;
        }
        String language = languageFor(texts, reader);
        String text = text(texts, language);
        return cut(shown(language), text, marks(language, text));
    }

    private String languageFor(Map<String, String> texts, String reader) {
        String base = Words.base(reader);
        String usual = texts.containsKey(reader)
                ? reader
                : texts.containsKey(base) ? base : texts.keySet().iterator().next();
        if (!marks(usual, text(texts, usual)).isEmpty()) {
            return usual;
        }
        return texts.keySet().stream()
                .filter(language -> !marks(language, text(texts, language)).isEmpty())
                .findFirst()
                .orElse(usual);
    }

    private static String text(Map<String, String> texts, String language) {
        return texts.getOrDefault(language, "");
    }

    private static @Nullable String shown(String language) {
        return language.equals(Entry.NO_LANGUAGE) ? null : language;
    }

    /** Where the words stand in a text, each place once. */
    List<Mark> marks(String language, String text) {
        if (forms.isEmpty()) {
            return List.of();
        }
        String read = text.length() > READ ? text.substring(0, READ) : text;
        var found = new ArrayList<Mark>();
        for (var word : words.stems(language, read)) {
            if (stems.contains(word.form())) {
                found.add(new Mark(word.start(), word.end()));
            }
        }
        for (var word : words.asWritten(read)) {
            if (isAsked(word.form())) {
                found.add(new Mark(word.start(), word.end()));
            }
        }
        return apart(found);
    }

    private boolean isAsked(String form) {
        return forms.contains(form)
                || beginnings.stream().anyMatch(form::startsWith)
                || like.stream().anyMatch(automaton -> automaton.run(form));
    }

    /** The two readings of a text cut off articles differently, so places may cover each other. */
    private static List<Mark> apart(List<Mark> found) {
        found.sort(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end));
        var apart = new ArrayList<Mark>();
        for (Mark mark : found) {
            if (!apart.isEmpty() && mark.start() < apart.getLast().end()) {
                Mark last = apart.removeLast();
                apart.add(new Mark(last.start(), Math.max(last.end(), mark.end())));
            } else {
                apart.add(mark);
            }
        }
        return apart;
    }

    private static MarkedText cut(@Nullable String language, String text, List<Mark> marks) {
        String line = text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
        int from = marks.isEmpty() ? 0 : wordAt(line, Math.max(0, marks.getFirst().start() - BEFORE_FIRST));
        int to = line.length() - from <= SHOWN ? line.length() : endOfWord(line, from + SHOWN, from);
        String before = from == 0 ? "" : "… ";
        String after = to == line.length() ? "" : " …";
        int moved = before.length() - from;
        var kept = marks.stream()
                .filter(mark -> mark.start() >= from && mark.end() <= to)
                .map(mark -> new Mark(mark.start() + moved, mark.end() + moved))
                .toList();
        return new MarkedText(language, before + line.substring(from, to) + after, kept);
    }

    /** The beginning of the first word at or after a place; the place itself within a word without end. */
    private static int wordAt(String line, int place) {
        if (place == 0) {
            return 0;
        }
        int blank = line.indexOf(' ', place - 1);
        return blank < 0 || blank - place > WORD ? wholeCharacter(line, place) : blank + 1;
    }

    private static int endOfWord(String line, int place, int from) {
        int blank = line.lastIndexOf(' ', place);
        return blank <= from || place - blank > WORD ? wholeCharacter(line, place) : blank;
    }

    private static int wholeCharacter(String line, int place) {
        return Character.isLowSurrogate(line.charAt(place)) ? place - 1 : place;
    }
}
