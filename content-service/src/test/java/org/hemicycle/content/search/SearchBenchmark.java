package org.hemicycle.content.search;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.hemicycle.content.searchable.Entry;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an index with 100,000 invented entries in ten languages and asks it; {@code benchmarks/run search} calls it. It
 * asserts nothing.
 */
final class SearchBenchmark {

    private static final int ENTRIES = 100_000;
    private static final int VOCABULARY = 40_000;
    private static final int QUESTIONS = 500;
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "es", "it", "nl", "pl", "ro", "bg", "pt");
    private static final List<String> KINDS = List.of("article", "interview", "statement", "video", "visit", "briefing");
    private static final List<String> AREAS = List.of("BE", "FR", "DE", "PL", "IT", "ES", "NL", "RO", "GB", "EU");

    private final Random random = new Random(1);
    private final String[] vocabulary = new String[VOCABULARY];

    private SearchBenchmark() {
        for (int i = 0; i < VOCABULARY; i++) {
            var word = new StringBuilder();
            for (int j = 0, syllables = 2 + random.nextInt(3); j < syllables; j++) {
                word.append("bcdfglmnprstv".charAt(random.nextInt(13))).append("aeiou".charAt(random.nextInt(5)));
                if (random.nextInt(3) == 0) {
                    word.append("lnrst".charAt(random.nextInt(5)));
                }
            }
            vocabulary[i] = word.toString();
        }
    }

    /** Runs it; the argument is the file for the result. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("search-benchmark");
        var result = new SearchBenchmark().run(folder);
        String json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(result);
        Files.writeString(Path.of(arguments[0]), json + "\n");
        System.out.println(json);
        Files.delete(folder);
    }

    private Map<String, Object> run(Path folder) throws IOException {
        var result = new LinkedHashMap<String, Object>();
        result.put("metric", "search");
        result.put("what", ENTRIES + " entries of about 130 words in two languages each; one thread writes, one asks");
        long heapBefore = heap();
        try (var index = new Index(folder, new Words())) {
            long begin = System.nanoTime();
            long processorBegin = processor();
            for (int i = 0; i < ENTRIES; i++) {
                index.put(entry(i));
                if (i % 500 == 499) {
                    index.refresh();
                }
            }
            result.put("indexSeconds", seconds(System.nanoTime() - begin));
            result.put("indexProcessorSeconds", seconds(processor() - processorBegin));
            result.put("megabytesOnDisk", size(folder) >> 20);
            result.put("heapMegabytesHeld", (heap() - heapBefore) >> 20);

            var questions = new LinkedHashMap<String, Object>();
            questions.put("one word", asked(index, this::word, new Filter(null, null, null, null)));
            questions.put("three words", asked(index, () -> word() + " " + word() + " " + word(), new Filter(null, null, null, null)));
            questions.put("one word, filtered", asked(index, this::word, new Filter("visit", "BE", null, null)));
            questions.put("one word with a typo", asked(index, this::misspelt, new Filter(null, null, null, null)));
            questions.put("everything", asked(index, () -> "", new Filter(null, null, null, null)));
            result.put("milliseconds", questions);

            long[] found = new long[200];
            for (int i = 0; i < found.length; i++) {
                long from = System.nanoTime();
                index.put(entry(i));
                index.refresh();
                found[i] = System.nanoTime() - from;
            }
            result.put("millisecondsUntilAChangeIsFound", percentiles(found));
        }
        result.put("machine", Map.of(
                "processors", Runtime.getRuntime().availableProcessors(),
                "load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                "java", Runtime.version().toString(),
                "heapMegabytesAtMost", Runtime.getRuntime().maxMemory() >> 20));
        return result;
    }

    private Map<String, Object> asked(Index index, Supplier<String> question, Filter filter) {
        var times = new long[QUESTIONS];
        long hits = 0;
        for (int i = -QUESTIONS / 5; i < QUESTIONS; i++) {
            String typed = question.get();
            long from = System.nanoTime();
            var found = index.search(typed, filter, "en", 0, 20);
            if (i >= 0) {
                times[i] = System.nanoTime() - from;
                hits += found.total();
            }
        }
        var figures = new LinkedHashMap<String, Object>(percentiles(times));
        figures.put("hitsOnAverage", hits / QUESTIONS);
        return figures;
    }

    private Entry entry(int number) {
        String one = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        String other = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        var title = new LinkedHashMap<String, String>();
        var texts = new LinkedHashMap<String, String>();
        for (String language : List.of(one, other)) {
            title.put(language, words(6));
            texts.put(language, words(60));
        }
        return new Entry(
                "benchmark", "entry-" + number, 1, KINDS.get(random.nextInt(KINDS.size())), title, texts, List.of(),
                List.copyOf(title.keySet()), List.of(AREAS.get(random.nextInt(AREAS.size()))),
                (2000 + random.nextInt(27)) + "-05-04", null, null);
    }

    private String words(int count) {
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            words.add(word());
        }
        return String.join(" ", words);
    }

    /** The n-th word comes about 1/n as often as the first, as in real texts. */
    private String word() {
        return vocabulary[(int) Math.pow(VOCABULARY, random.nextDouble()) - 1];
    }

    private String misspelt() {
        var word = new StringBuilder(word());
        word.setCharAt(2, 'x');
        return word.toString();
    }

    private static Map<String, Object> percentiles(long[] nanoseconds) {
        Arrays.sort(nanoseconds);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("p50", milliseconds(nanoseconds[nanoseconds.length / 2]));
        figures.put("p99", milliseconds(nanoseconds[nanoseconds.length * 99 / 100]));
        return figures;
    }

    private static double milliseconds(long nanoseconds) {
        return Math.round(nanoseconds / 10_000.0) / 100.0;
    }

    private static double seconds(long nanoseconds) {
        return Math.round(nanoseconds / 100_000_000.0) / 10.0;
    }

    private static long processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
