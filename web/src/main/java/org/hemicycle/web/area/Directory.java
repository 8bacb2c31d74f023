package org.hemicycle.web.area;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The public directory, remembered for a minute; while content-service is silent, what is remembered is good for an
 * hour, because names of areas and buildings do not change in that time. A service that was silent is let be for some
 * seconds, so that one page does not wait for it several times.
 */
@Component
public class Directory {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration USABLE = Duration.ofHours(1);
    private static final Duration LET_BE = Duration.ofSeconds(5);
    private static final int PAGE = 500;

    private final ContentApi content;
    private final Upstreams upstreams;
    private final Clock clock;
    private final ConcurrentMap<String, Remembered> memory = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Instant> silences = new ConcurrentHashMap<>();

    private record Remembered(Answer<?> answer, Instant since) {}

    Directory(ContentApi content, Upstreams upstreams, Clock clock) {
        this.content = content;
        this.upstreams = upstreams;
        this.clock = clock;
    }

    /** Every area. */
    public Answer<List<Area>> areas() {
        return remembered("areas", content::areas);
    }

    /** The areas in the alphabetical order of a page's language, regions of several countries first. */
    public Answer<List<Area>> areas(Page page) {
        var alphabet = page.alphabet();
        return areas().map(areas -> areas.stream()
                .sorted(Comparator.comparing(Area::isCountry).thenComparing(area -> page.in(area.name()), alphabet))
                .toList());
    }

    /** What areas are called on a page; their codes when content-service is silent. */
    public AreaNames names(Page page) {
        return new AreaNames(page, areas().or(List.of()));
    }

    /** Every institution, groups and parties included. */
    public Answer<List<Institution>> institutions() {
        return remembered("institutions", content::institutions);
    }

    /** Every public person. */
    public Answer<List<Person>> people() {
        return remembered("people", content::people);
    }

    /** Every public post. */
    public Answer<List<Post>> posts() {
        return remembered("posts", content::posts);
    }

    /** Every building. */
    public Answer<List<Building>> buildings() {
        return remembered("buildings", content::buildings);
    }

    /** One building, if the directory knows it and answers. */
    public Optional<Building> building(String id) {
        return buildings().or(List.of()).stream().filter(building -> building.id().equals(id)).findFirst();
    }

    /** Forgets everything, so that the next question is asked afresh. */
    public void forget() {
        memory.clear();
        silences.clear();
    }

    @SuppressWarnings("unchecked") // Each key has one call.
    private <T> Answer<List<T>> remembered(
            String key, BiFunction<@Nullable String, Integer, ResponseEntity<Listing<T>>> call) {
        Instant now = clock.instant();
        Remembered before = memory.get(key);
        if (before != null && before.since().plus(FRESH).isAfter(now)) {
            return (Answer<List<T>>) before.answer();
        }
        boolean letBe = silences.getOrDefault(key, Instant.EPOCH).plus(LET_BE).isAfter(now);
        Answer<List<T>> answer = letBe
                ? new Answer.Silent<>(Upstream.CONTENT)
                : upstreams.askForAll(Upstream.CONTENT, cursor -> call.apply(cursor, PAGE));
        if (answer instanceof Answer.Given) {
            memory.put(key, new Remembered(answer, now));
            return answer;
        }
        if (answer.isSilent() && !letBe) {
            silences.put(key, now);
        }
        if (before != null && before.since().plus(USABLE).isAfter(now)) {
            return (Answer<List<T>>) before.answer();
        }
        return answer;
    }
}
