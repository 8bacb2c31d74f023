package org.hemicycle.events.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.Programme;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Visibility;
import org.hemicycle.events.programme.Window;
import org.junit.jupiter.api.Test;

/** A person's part in a meeting through the editions of a visit. */
class PartTest {

    private static final Instant FIRST = Instant.parse("2027-01-10T09:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private final List<Edition> editions = new ArrayList<>();

    /** One more edition, a day after the one before, that expects these people at the only meeting. */
    private void edition(String... people) {
        var slot = new Slot(Instant.parse("2027-03-02T09:00:00Z"), Instant.parse("2027-03-02T10:00:00Z"));
        var building = new BuildingFacts("hall", LocalizedText.of("en", "Hall (sample)"), "Somewhere 1", null, "BE", "Europe/Brussels");
        Instant now = FIRST.plus(Duration.ofDays(editions.size()));
        var meeting = Meeting.drafted("m-1", MeetingState.CONFIRMED, LocalizedText.of("en", "Talk (sample)"), slot.duration(), slot, building, null,
                Stream.of(people).map(person -> Attendance.expected(person, person, Attendance.Kind.INTERLOCUTOR)).toList(),
                Arrangement.ordinary(Visibility.PUBLIC), now);
        var programme = new Programme(LocalizedText.of("en", "Visit (sample)"), LocalizedText.of("en", "To talk"), List.of("BE"),
                new Window(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 5)), ZoneId.of("Europe/Brussels"), List.of(meeting));
        editions.add(new Edition("visit-1", editions.size() + 1, Edition.Standing.ANNOUNCED, 0, programme, List.of(people), null, now));
    }

    private Part<Meeting> part(String person) {
        return Part.inMeeting(editions, "m-1", person).orElseThrow();
    }

    @Test
    void isAsItWasToldWhileNobodyIsDropped() {
        edition("ada");
        edition("ada", "ben");
        assertThat(part("ada").dropped()).isNull();
        assertThat(part("ada").turns()).isZero();
        assertThat(part("ben").turns()).as("who comes later was dropped from nothing").isZero();
        assertThat(Part.inMeeting(editions, "m-1", "cleo")).isEmpty();
        assertThat(Part.inMeeting(editions, "m-2", "ada")).isEmpty();
    }

    @Test
    void endsWithTheEditionThatDropsSomebodyAndStaysKnownForAMonth() {
        edition("ada", "ben");
        edition("ben");
        edition("ben");
        Part<Meeting> dropped = part("ada");
        assertThat(dropped.dropped()).isEqualTo(editions.get(1));
        assertThat(dropped.turns()).isOne();
        assertThat(dropped.last()).isEqualTo(editions.getFirst().programme().meetings().getFirst());
        Instant droppedAt = editions.get(1).publishedAt();
        assertThat(dropped.droppedWithin(MONTH, droppedAt.plus(MONTH).minusSeconds(1))).isTrue();
        assertThat(dropped.droppedWithin(MONTH, droppedAt.plus(MONTH))).isFalse();
        assertThat(part("ben").droppedWithin(MONTH, droppedAt)).isFalse();
    }

    @Test
    void countsEachTurnSoThatWhatIsToldLastIsTheNewest() {
        var turns = new ArrayList<Integer>();
        for (int i = 0; i < 6; i++) {
            edition(i % 2 == 0 ? new String[] {"ada", "ben"} : new String[] {"ben"});
            turns.add(part("ada").turns());
            assertThat(part("ben").turns()).isZero();
        }
        assertThat(turns).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(Part.inDelegation(editions, "ada").orElseThrow().turns()).isEqualTo(5);
        assertThat(Part.inDelegation(editions, "ada").orElseThrow().dropped()).isEqualTo(editions.getLast());
    }
}
