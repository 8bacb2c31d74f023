package org.hemicycle.content.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.hemicycle.defaults.refusal.Refused;

/**
 * What somebody typed into the search, as words.
 *
 * <p>There are no operators: a quotation mark, a star or a bracket parts words and does nothing else. A hit has every
 * word, save those like "the" that some language takes for no word at all. The last word may be the beginning of one,
 * since the reader may still be typing.
 */
final class Question {

    /** How many characters a question may have. */
    static final int LONGEST = 300;

    private static final int MOST_WORDS = 32;
    private static final int LETTERS_OF_A_BEGINNING = 3;
    private static final int LETTERS_FOR_ONE_TYPO = 4;
    private static final int LETTERS_FOR_TWO_TYPOS = 8;
    private static final int WORDS_LIKE_ONE = 20;

    private final List<Asked> words;

    private record Asked(String form, Set<String> stems, boolean common, boolean last) {

        boolean mayBeBeginning() {
            return last && form.length() >= LETTERS_OF_A_BEGINNING;
        }

        int typos() {
            int letters = form.codePointCount(0, form.length());
            return letters < LETTERS_FOR_ONE_TYPO ? 0 : letters < LETTERS_FOR_TWO_TYPOS ? 1 : 2;
        }
    }

    private Question(List<Asked> words) {
        this.words = words;
    }

    /**
     * Reads a question.
     *
     * @param languages the languages that there are texts in
     * @throws Refused QUERY_TOO_LONG (400) where it has too many characters or words
     */
    static Question asked(String typed, Words reading, Collection<String> languages) {
        if (typed.length() > LONGEST) {
            throw tooLong();
        }
        var found = reading.asWritten(typed);
        if (found.size() > MOST_WORDS) {
            throw tooLong();
        }
        var words = new ArrayList<Asked>();
        for (int i = 0; i < found.size(); i++) {
            var word = found.get(i);
            String written = typed.substring(word.start(), word.end());
            var stems = new LinkedHashSet<String>();
            boolean common = false;
            for (String language : languages) {
                var inLanguage = reading.stems(language, written);
                common |= inLanguage.isEmpty() && Words.stems(language);
                inLanguage.forEach(stem -> stems.add(stem.form()));
            }
            words.add(new Asked(word.form(), stems, common, i == found.size() - 1));
        }
        return new Question(words);
    }

    private static Refused tooLong() {
        return new Refused(SearchRefusal.QUERY_TOO_LONG, SearchRefusal.QUERY_TOO_LONG.sentence(), "q");
    }

    /** Whether there is no word in it, so that everything is asked for. */
    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether typos can be forgiven in some word. */
    boolean canBeSimilar() {
        return words.stream().anyMatch(word -> word.typos() > 0);
    }

    /**
     * The question to the index.
     *
     * @param similar whether words that differ by a letter, or by two in a long word, will do; never in the first letter
     */
    Query query(boolean similar) {
        if (words.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        boolean nothingElse = words.stream().allMatch(Asked::common);
        var all = new BooleanQuery.Builder();
        for (Asked word : words) {
            all.add(query(word, similar), word.common() && !nothingElse ? Occur.SHOULD : Occur.MUST);
        }
        return all.build();
    }

    private static Query query(Asked word, boolean similar) {
        var ways = new ArrayList<Query>();
        ways.add(new BoostQuery(new TermQuery(new Term(Index.TITLE, word.form())), 5));
        ways.add(new BoostQuery(new TermQuery(new Term(Index.TEXT, word.form())), 1.5f));
        if (!word.stems().isEmpty()) {
            ways.add(new BoostQuery(stems(Index.TITLE_STEMS, word), 4));
            ways.add(stems(Index.TEXT_STEMS, word));
        }
        if (word.mayBeBeginning()) {
            ways.add(new PrefixQuery(new Term(Index.TITLE, word.form())));
            ways.add(new BoostQuery(new PrefixQuery(new Term(Index.TEXT, word.form())), 0.3f));
        }
        if (similar && word.typos() > 0) {
            ways.add(new BoostQuery(like(Index.TITLE, word), 2));
            ways.add(new BoostQuery(like(Index.TEXT, word), 0.6f));
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    /** The stems of all languages weigh as one word: it is the same word, whatever it is in. */
    private static Query stems(String field, Asked word) {
        var stems = new SynonymQuery.Builder(field);
        word.stems().forEach(stem -> stems.addTerm(new Term(field, stem)));
        return stems.build();
    }

    private static Query like(String field, Asked word) {
        return new FuzzyQuery(new Term(field, word.form()), word.typos(), 1, WORDS_LIKE_ONE, true);
    }

    /** What marks the words of the question in a text. */
    Marker marker(Words reading, boolean similar) {
        var stems = new HashSet<String>();
        var forms = new HashSet<String>();
        var beginnings = new ArrayList<String>();
        var like = new ArrayList<Marker.Like>();
        boolean nothingElse = words.stream().allMatch(Asked::common);
        for (Asked word : words) {
            if (word.common() && !nothingElse) {
                continue;
            }
            stems.addAll(word.stems());
            forms.add(word.form());
            if (word.mayBeBeginning()) {
                beginnings.add(word.form());
            }
            if (similar && word.typos() > 0) {
                like.add(new Marker.Like(word.form(), word.typos()));
            }
        }
        return new Marker(reading, stems, forms, beginnings, like);
    }
}
