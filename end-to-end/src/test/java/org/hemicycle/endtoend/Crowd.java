package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A thousand readers who signed up and confirmed through the public API: four hundred are told about visits to Portugal,
 * the others like something else or somewhere else. No other test writes about these areas.
 */
final class Crowd {

    /** The area that {@link #CONCERNED} of them follow. */
    static final String AREA = "PT";

    static final int SIZE = 1_000;
    static final int CONCERNED = 400;

    private static final int AT_ONCE = 4;
    private static final List<String> LANGUAGES = List.of("en", "fr", "de");

    /** One reader, and what they asked for. */
    record Reader(String address, String language, String area, String kind) {

        boolean isConcerned() {
            return area.equals(AREA) && kind.equals("visit");
        }

        String signUp() {
            return """
                    {"email":"%s","language":"%s","areas":["%s"],"kinds":["%s"],"cadence":"now"}"""
                    .formatted(address, language, area, kind);
        }
    }

    private final List<Reader> readers;
    private final Map<String, Reader> byAddress;

    private Crowd(List<Reader> readers) {
        this.readers = readers;
        this.byAddress = readers.stream().collect(Collectors.toMap(Reader::address, Function.identity()));
    }

    static Crowd signUp(RunningSystem system, Mailbox mailbox) {
        var readers = new ArrayList<>(IntStream.range(0, SIZE).mapToObj(Crowd::reader).toList());
        // The concerned are not the first thousandth to be let in: every slice of the audience has some of them.
        Collections.shuffle(readers, new Random(1));
        var crowd = new Crowd(readers);
        var gateway = Gateway.anonymous(system);
        sideBySide(readers, reader -> gateway.post("/api/subscriptions", reader.signUp()).expect(202));
        List<Mail> asked = mailbox.await("readers are asked to confirm", SIZE, mail -> crowd.has(mail.to()));
        assertThat(asked).extracting(Mail::to).doesNotHaveDuplicates();
        sideBySide(asked, mail -> gateway.post("/api/confirmations", "{\"token\":\"" + mail.token("confirm") + "\"}").expect(200));
        return crowd;
    }

    private static Reader reader(int number) {
        String area = number < 600 ? AREA : "SI";
        String kind = number < CONCERNED || number >= 600 && number < 800 ? "visit" : "article";
        return new Reader(String.format(Locale.ROOT, "reader%04d@crowd.example", number), LANGUAGES.get(number % LANGUAGES.size()), area, kind);
    }

    private static <T> void sideBySide(List<T> all, Consumer<T> deed) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> deeds = new ArrayList<>();
            all.forEach(one -> deeds.add(threads.submit(() -> deed.accept(one))));
            for (Future<?> one : deeds) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean has(String address) {
        return byAddress.containsKey(address);
    }

    /** The addresses of those who are told about a visit to {@link #AREA}. */
    List<String> concerned() {
        return readers.stream().filter(Reader::isConcerned).map(Reader::address).toList();
    }

    String languageOf(String address) {
        return byAddress.get(address).language();
    }
}
