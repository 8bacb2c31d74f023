package org.hemicycle.content.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.hemicycle.content.search.SearchAnswer.Hit;
import org.hemicycle.content.searchable.Entry;
import tools.jackson.databind.json.JsonMapper;

/**
 * An index of entries in a folder of this instance's own, gone when it closes.
 *
 * <p>One thread writes, any number search; what was written is found after {@link #refresh}.
 */
final class Index implements AutoCloseable {

    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String TITLE_STEMS = "title.stems";
    static final String TEXT_STEMS = "text.stems";
    static final String KIND = "kind";
    static final String AREA = "area";
    static final String LANGUAGE = "language";
    static final String YEAR = "year";

    private static final String KEY = "key";
    private static final String SOURCE = "source";
    private static final String VERSION = "version";
    private static final String DATE = "date";
    private static final String ENTRY = "entry";

    private static final int YEAR_DIGITS = 4;
    private static final double MEMORY_MEGABYTES = 16;
    private static final int CLAUSES = 16_384;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final FieldType WORDS = words();

    static {
        // A question of 32 words in thirty languages, each word with twenty like it, has more than the usual 1024.
        IndexSearcher.setMaxClauseCount(CLAUSES);
    }

    private final Words words;
    private final Scratch scratch;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Set<String> languages = ConcurrentHashMap.newKeySet();

    /** An empty index in a new folder inside a folder. */
    Index(Path folder, Words words) {
        this.words = words;
        try {
            scratch = Scratch.in(folder);
            var config = new IndexWriterConfig(new KeywordAnalyzer()).setRAMBufferSizeMB(MEMORY_MEGABYTES);
            config.setCommitOnClose(false);
            writer = new IndexWriter(scratch.directory(), config);
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be opened", e);
        }
    }

    private static FieldType words() {
        var type = new FieldType();
        type.setTokenized(true);
        // No positions: a hit has all words, wherever they stand.
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    /** Puts an entry in the place of an older one of the same record. */
    void put(Entry entry) {
        String key = key(entry.source(), entry.id());
        var document = new Document();
        document.add(new StringField(KEY, key, Field.Store.NO));
        document.add(new SortedDocValuesField(KEY, new BytesRef(key)));
        document.add(new StringField(SOURCE, entry.source(), Field.Store.NO));
        document.add(new NumericDocValuesField(VERSION, entry.version()));
        document.add(new StoredField(ENTRY, JSON.writeValueAsBytes(entry)));
        if (entry.date() != null) {
            document.add(new SortedDocValuesField(DATE, new BytesRef(entry.date())));
            if (entry.date().length() >= YEAR_DIGITS) {
                filtered(document, YEAR, List.of(entry.date().substring(0, YEAR_DIGITS)));
            }
        }
        filtered(document, KIND, List.of(entry.kind()));
        filtered(document, AREA, entry.areas());
        filtered(document, LANGUAGE, entry.languages());
        entry.title().forEach((language, text) -> read(document, TITLE, TITLE_STEMS, language, text));
        entry.texts().forEach((language, text) -> read(document, TEXT, TEXT_STEMS, language, text));
        entry.names().forEach(name -> read(document, TEXT, TEXT_STEMS, Entry.NO_LANGUAGE, name));
        try {
            writer.updateDocument(new Term(KEY, key), document);
        } catch (IOException e) {
            throw new UncheckedIOException("an entry cannot be written", e);
        }
    }

    private static void filtered(Document document, String field, List<String> values) {
        for (String value : Set.copyOf(values)) {
            document.add(new StringField(field, value, Field.Store.NO));
            document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
        }
    }

    private void read(Document document, String asWritten, String stems, String language, String text) {
        document.add(new Field(asWritten, new Read(words.asWritten(text)), WORDS));
        if (Words.stems(language)) {
            languages.add(Words.base(language));
            document.add(new Field(stems, new Read(words.stems(language, text)), WORDS));
        }
    }

    /** Takes an entry out, if it is there. */
    void remove(String source, String id) {
        try {
            writer.deleteDocuments(new Term(KEY, key(source, id)));
        } catch (IOException e) {
            throw new UncheckedIOException("an entry cannot be removed", e);
        }
    }

    /** Lets searches see what was written until now. */
    void refresh() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be read", e);
        }
    }

    /** The version in which searches see a record, if they see it. */
    OptionalLong version(String source, String id) {
        return reading(searcher -> {
            var term = new Term(KEY, key(source, id));
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                var found = leaf.reader().postings(term);
                if (found == null) {
                    continue;
                }
                var live = leaf.reader().getLiveDocs();
                for (int document = found.nextDoc(); document != Integer.MAX_VALUE; document = found.nextDoc()) {
                    if (live == null || live.get(document)) {
                        var versions = DocValues.getNumeric(leaf.reader(), VERSION);
                        return versions.advanceExact(document) ? OptionalLong.of(versions.longValue()) : OptionalLong.empty();
                    }
                }
            }
            return OptionalLong.empty();
        });
    }

    /** The ids of a source that the index has heard of; some of them may be gone already. */
    Set<String> ids(String source) {
        return reading(searcher -> {
            var ids = new HashSet<String>();
            var keys = MultiTerms.getTerms(searcher.getIndexReader(), KEY);
            if (keys == null) {
                return ids;
            }
            String start = key(source, "");
            TermsEnum each = keys.iterator();
            if (each.seekCeil(new BytesRef(start)) == TermsEnum.SeekStatus.END) {
                return ids;
            }
            for (BytesRef key = each.term(); key != null; key = each.next()) {
                String name = key.utf8ToString();
                if (!name.startsWith(start)) {
                    break;
                }
                ids.add(name.substring(start.length()));
            }
            return ids;
        });
    }

    /** How many entries searches see. */
    int size() {
        return reading(searcher -> searcher.getIndexReader().numDocs());
    }

    /**
     * The answer to a question.
     *
     * @param typed what was typed
     * @param filter which hits are wanted
     * @param reader the language that titles are wanted in
     * @param from how many hits to leave out
     * @param limit how many hits to show at most
     */
    Found search(String typed, Filter filter, String reader, int from, int limit) {
        var question = Question.asked(typed, words, languages);
        return reading(searcher -> {
            var tally = tally(searcher, question.query(false), filter);
            boolean similar = tally.isEmpty() && question.canBeSimilar();
            if (similar) {
                tally = tally(searcher, question.query(true), filter);
            }
            var marker = question.marker(words, similar);
            var hits = tally.total() <= from
                    ? new ScoreDoc[0]
                    : searcher.search(narrowed(question.query(similar), filter), from + limit, order(question)).scoreDocs;
            var shown = new ArrayList<Hit>();
            var stored = searcher.storedFields();
            for (int i = from; i < hits.length; i++) {
                BytesRef entry = stored.document(hits[i].doc).getBinaryValue(ENTRY);
                shown.add(hit(
                        JSON.readValue(entry.bytes, entry.offset, entry.length, Entry.class), marker, reader));
            }
            return new Found(shown, tally.total(), similar && !tally.isEmpty(), tally.counts());
        });
    }

    /** What was found in the index. */
    record Found(List<Hit> hits, int total, boolean similar, SearchAnswer.Counts counts) {}

    private static Tally tally(IndexSearcher searcher, Query query, Filter filter) throws IOException {
        var tally = new Tally(filter);
        searcher.search(query, tally);
        return tally;
    }

    private static Query narrowed(Query query, Filter filter) {
        var all = new BooleanQuery.Builder().add(query, Occur.MUST);
        filter.values().forEach((field, value) ->
                value.ifPresent(wanted -> all.add(new TermQuery(new Term(field, wanted)), Occur.FILTER)));
        return all.build();
    }

    /** Undated ones come last; the key makes the order the same on every instance. */
    private static Sort order(Question question) {
        var key = new SortField(KEY, SortField.Type.STRING);
        return question.isEmpty()
                ? new Sort(new SortField(DATE, SortField.Type.STRING, true), key)
                : new Sort(SortField.FIELD_SCORE, key);
    }

    private static Hit hit(Entry entry, Marker marker, String reader) {
        return new Hit(
                entry.kind(),
                entry.id(),
                marker.title(entry.title(), reader),
                marker.excerpt(entry.texts(), reader),
                entry.languages(),
                entry.areas(),
                entry.date(),
                entry.url(),
                entry.state());
    }

    private static String key(String source, String id) {
        return source + ":" + id;
    }

    private interface Reading<T> {
        T over(IndexSearcher searcher) throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.over(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.rollback();
            scratch.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be closed", e);
        }
    }

    /** Words that were read before, as the index takes them. */
    private static final class Read extends TokenStream {

        private final List<Words.Word> words;
        private final CharTermAttribute form = addAttribute(CharTermAttribute.class);
        private int next;

        Read(List<Words.Word> words) {
            this.words = words;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            next = 0;
        }

        @Override
        public boolean incrementToken() {
            if (next == words.size()) {
                return false;
            }
            clearAttributes();
            form.append(words.get(next++).form());
            return true;
        }
    }
}
