package org.hemicycle.events.diary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.Servers;
import org.hemicycle.events.diary.Engagement.Taken;
import org.hemicycle.events.programme.ProgrammeRefusal;
import org.hemicycle.events.programme.Slot;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Clashes across visits, briefings and rooms, against a comparison of everything with everything. */
class DiaryPropertyTest {

    private static final Instant MONDAY = Instant.parse("2027-03-01T08:00:00Z");
    private static final MongoTemplate STORE = Servers.database("diary-property");

    /** An attempt to schedule, move or cancel one item of a visit or briefing. */
    record Attempt(boolean briefing, int subject, int item, int start, int length, Set<Integer> people, int room, boolean cancelled) {

        Engagement engagement() {
            var taken = new ArrayList<Taken>();
            people.forEach(person -> taken.add(new Taken.Person("p-" + person, "Person " + person)));
            if (room > 0) {
                taken.add(new Taken.Room("house", switch (room) { case 1 -> "A 1"; case 2 -> " a 1 "; default -> "A " + room; }));
            }
            Instant from = MONDAY.plus(Duration.ofMinutes(start * 15L));
            return new Engagement(briefing ? "briefing" : "visit", "s-" + subject, "m-" + item, LocalizedText.of("en", "Item " + item),
                    new Slot(from, from.plus(Duration.ofMinutes(length * 15L))), List.copyOf(taken));
        }
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 30), Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 3).set().ofMaxSize(2), Arbitraries.integers().between(0, 3), Arbitraries.of(true, false, false, false))
                .as(Attempt::new).list().ofMinSize(2).ofMaxSize(15);
    }

    @Property(tries = 60)
    void refusesExactlyWhatABruteForceCheckRefuses(@ForAll("attempts") List<Attempt> attempts) {
        STORE.dropCollection("diary");
        Map<String, Engagement> saved = new LinkedHashMap<>();
        var beans = new StaticListableBeanFactory();
        beans.addBean("visits", witness("visit", saved));
        beans.addBean("briefings", witness("briefing", saved));
        var diary = new Diary(STORE, beans.getBeanProvider(Witness.class), Clock.fixed(MONDAY, ZoneOffset.UTC));
        for (Attempt attempt : attempts) {
            Engagement engagement = attempt.engagement();
            if (attempt.cancelled()) {
                saved.remove(engagement.key());
                diary.strike(engagement.subjectKind(), engagement.subjectId(), engagement.itemId());
                continue;
            }
            boolean clash = saved.values().stream().anyMatch(other -> clash(engagement, other));
            try {
                Diary.Entry entry = diary.enter(engagement);
                assertThat(clash).as("%s in %s", engagement, saved).isFalse();
                saved.put(engagement.key(), engagement);
                diary.confirm(entry);
            } catch (Refused refused) {
                assertThat(clash).as("%s in %s", engagement, saved).isTrue();
                assertThat(refused.kind()).isIn(ProgrammeRefusal.PERSON_IN_TWO_PLACES, ProgrammeRefusal.ROOM_TAKEN);
            }
        }
    }

    private static boolean clash(Engagement one, Engagement other) {
        return !one.key().equals(other.key())
                && one.slot().start().isBefore(other.slot().end()) && other.slot().start().isBefore(one.slot().end())
                && keys(one).anyMatch(key -> keys(other).anyMatch(key::equals));
    }

    private static Stream<String> keys(Engagement engagement) {
        return engagement.taken().stream().map(Taken::key);
    }

    private static Witness witness(String kind, Map<String, Engagement> saved) {
        return new Witness() {
            @Override
            public String subjectKind() {
                return kind;
            }

            @Override
            public Optional<Engagement> engagement(String subjectId, String itemId) {
                return Optional.ofNullable(saved.get(kind + "/" + subjectId + "/" + itemId));
            }
        };
    }
}
