package org.hemicycle.content.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pl.PolishAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * How texts are cut into words, and which words count as the same.
 *
 * <p>Every text is read twice: as it is written, without capitals and accents, so that a name is found in any language,
 * and by the stems of its own language, where there is a stemmer for it. A stem bears its language before it,
 * {@code fr|parlement}, because the same letters are other words elsewhere.
 */
final class Words {

    private static final Map<String, Supplier<Analyzer>> STEMMERS = Map.ofEntries(
            Map.entry("bg", BulgarianAnalyzer::new),
            Map.entry("ca", CatalanAnalyzer::new),
            Map.entry("cs", CzechAnalyzer::new),
            Map.entry("da", DanishAnalyzer::new),
            Map.entry("de", GermanAnalyzer::new),
            Map.entry("el", GreekAnalyzer::new),
            Map.entry("en", EnglishAnalyzer::new),
            Map.entry("es", SpanishAnalyzer::new),
            Map.entry("et", EstonianAnalyzer::new),
            Map.entry("eu", BasqueAnalyzer::new),
            Map.entry("fi", FinnishAnalyzer::new),
            Map.entry("fr", FrenchAnalyzer::new),
            Map.entry("ga", IrishAnalyzer::new),
            Map.entry("gl", GalicianAnalyzer::new),
            Map.entry("hu", HungarianAnalyzer::new),
            Map.entry("hy", ArmenianAnalyzer::new),
            Map.entry("it", ItalianAnalyzer::new),
            Map.entry("lt", LithuanianAnalyzer::new),
            Map.entry("lv", LatvianAnalyzer::new),
            Map.entry("nl", DutchAnalyzer::new),
            Map.entry("no", NorwegianAnalyzer::new),
            Map.entry("nb", NorwegianAnalyzer::new),
            Map.entry("nn", NorwegianAnalyzer::new),
            Map.entry("pl", PolishAnalyzer::new),
            Map.entry("pt", PortugueseAnalyzer::new),
            Map.entry("ro", RomanianAnalyzer::new),
            Map.entry("ru", RussianAnalyzer::new),
            Map.entry("sv", SwedishAnalyzer::new),
            Map.entry("tr", TurkishAnalyzer::new));

    /** Articles and pronouns that French, Italian, Catalan and Irish write onto the word after them. */
    private static final CharArraySet WRITTEN_ON = new CharArraySet(
            List.of(
                    "l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "lorsqu", "puisqu", "quoiqu", "all", "dall",
                    "dell", "nell", "sull", "un", "gl", "agl", "dagl", "degl", "negl", "sugl", "coll", "b"),
            true);

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    /** Half a character, over which the tokenizer would lose the word before it. */
    private static final Pattern WITHOUT_PARTNER = Pattern.compile("\\p{Cs}");
    private static final char BETWEEN = '|';

    private final Analyzer asWritten = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var words = new StandardTokenizer();
            return new TokenStreamComponents(
                    words, new ElisionFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)), WRITTEN_ON));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new LowerCaseFilter(in);
        }
    };

    /** Made when the first text of the language comes: some bring tables of megabytes with them. */
    private final Map<String, Analyzer> stemmers = new ConcurrentHashMap<>();

    /**
     * A word of a text.
     *
     * @param form the form by which it is compared
     * @param start where it begins in the text, in UTF-16 units
     * @param end where it ends, excluded
     */
    record Word(String form, int start, int end) {}

    /** The words of a text as they are written, without capitals and accents. */
    List<Word> asWritten(String text) {
        return read(asWritten, text, "");
    }

    /** The stems of a text in a language, without words such as "the"; none where the language has no stemmer. */
    List<Word> stems(String language, String text) {
        String base = base(language);
        return stemmer(base).map(stemmer -> read(stemmer, text, base + BETWEEN)).orElse(List.of());
    }

    /** Whether there is a stemmer for a language. */
    static boolean stems(String language) {
        return STEMMERS.containsKey(base(language));
    }

    /** The language of a tag without its country: {@code nl} for {@code nl-BE}. */
    static String base(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }

    private Optional<Analyzer> stemmer(String base) {
        Supplier<Analyzer> maker = STEMMERS.get(base);
        return maker == null ? Optional.empty() : Optional.of(stemmers.computeIfAbsent(base, none -> maker.get()));
    }

    private static List<Word> read(Analyzer analyzer, String text, String before) {
        var words = new ArrayList<Word>();
        try (TokenStream tokens = analyzer.tokenStream("", WITHOUT_PARTNER.matcher(text).replaceAll(" "))) {
            var form = tokens.addAttribute(CharTermAttribute.class);
            var place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String plain = withoutMarks(form.toString());
                if (!plain.isEmpty()) {
                    words.add(new Word(before + plain, place.startOffset(), place.endOffset()));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
        return words;
    }

    private static String withoutMarks(String word) {
        char[] letters = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("").toCharArray();
        char[] folded = new char[4 * letters.length];
        int length = ASCIIFoldingFilter.foldToASCII(letters, 0, folded, 0, letters.length);
        return new String(folded, 0, length);
    }
}
