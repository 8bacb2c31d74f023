package org.hemicycle.notification.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SlotTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @ParameterizedTest
    @CsvSource({
        // The clocks go from 02:00 to 03:00 on 28 March 2027, and from 03:00 back to 02:00 on 31 October.
        "7, 2027-03-27T12:00:00Z, 2027-03-28T05:00:00Z", "7, 2027-03-26T12:00:00Z, 2027-03-27T06:00:00Z",
        "2, 2027-03-27T12:00:00Z, 2027-03-28T01:00:00Z", "2, 2027-03-28T01:00:00Z, 2027-03-29T00:00:00Z",
        "3, 2027-03-27T12:00:00Z, 2027-03-28T01:00:00Z",
        "7, 2027-10-30T12:00:00Z, 2027-10-31T06:00:00Z", "2, 2027-10-30T12:00:00Z, 2027-10-31T00:00:00Z",
        "2, 2027-10-31T00:00:00Z, 2027-11-01T01:00:00Z", "2, 2027-10-31T00:30:00Z, 2027-11-01T01:00:00Z",
        "0, 2027-10-30T22:00:00Z, 2027-10-31T23:00:00Z", "23, 2027-03-28T20:00:00Z, 2027-03-28T21:00:00Z"
    })
    void comesAtTheReadersHourRoundBothChangesOfTheClocks(int hour, Instant moment, Instant next) {
        Slot daily = new Slot(PARIS, hour, null);
        assertThat(daily.after(moment)).isEqualTo(next);
        assertThat(daily.until(next)).isEqualTo(next);
        assertThat(daily.until(next.minusSeconds(1))).isBeforeOrEqualTo(moment);
    }

    static Stream<String> zones() {
        return Stream.of("Europe/Paris", "Europe/Lisbon", "Europe/Dublin", "Europe/Kyiv", "Atlantic/Azores", "America/Nuuk",
                "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "UTC");
    }

    @ParameterizedTest
    @MethodSource("zones")
    void comesOnceOnEachDayOfTheYearWhereverOneLives(String zone) {
        for (int hour = 0; hour < 24; hour++) {
            Slot slot = new Slot(ZoneId.of(zone), hour, null);
            Instant first = slot.after(at("2026-12-31T12:00:00Z"));
            Instant time = first;
            for (int i = 0; i < 370; i++) {
                Instant next = slot.after(time);
                // Not by the local date: in Nuuk the clocks skip the hour before midnight, so what comes then comes after it.
                assertThat(Duration.between(time, next)).isBetween(Duration.ofHours(23), Duration.ofHours(25));
                assertThat(slot.until(next.minusMillis(1))).isEqualTo(time);
                time = next;
            }
            assertThat(Duration.between(first, time)).isBetween(Duration.ofDays(370).minusHours(2), Duration.ofDays(370).plusHours(2));
        }
    }

    @Test
    void comesOnceAWeekOnItsDay() {
        Slot monday = new Slot(PARIS, 7, DayOfWeek.MONDAY);
        assertThat(monday.after(at("2027-03-22T05:59:59Z"))).isEqualTo("2027-03-22T06:00:00Z");
        assertThat(monday.after(at("2027-03-22T06:00:00Z"))).isEqualTo("2027-03-29T05:00:00Z");
        assertThat(monday.until(at("2027-03-28T23:00:00Z"))).isEqualTo("2027-03-22T06:00:00Z");
        assertThat(monday.until(at("2027-03-29T04:59:59Z"))).isEqualTo("2027-03-22T06:00:00Z");
        assertThat(ZonedDateTime.ofInstant(monday.after(at("2027-10-31T12:00:00Z")), PARIS)).hasToString("2027-11-01T07:00+01:00[Europe/Paris]");
    }

    @Test
    void isFoundByItsKey() {
        for (Slot slot : List.of(new Slot(PARIS, 7, null), new Slot(ZoneId.of("America/Argentina/Buenos_Aires"), 0, DayOfWeek.SUNDAY))) {
            assertThat(Slot.of(slot.key())).isEqualTo(slot);
        }
        assertThat(new Slot(PARIS, 7, null).key()).isNotEqualTo(new Slot(PARIS, 7, DayOfWeek.MONDAY).key());
    }

    // How choices change what somebody waits for. Digests are at 06:00 UTC; each tells what came until a minute before.

    private static final Instant CHOSEN = at("2027-01-04T12:00:00Z");

    private static Choices daily(int hour) {
        return new Choices("en", List.of("BE"), List.of("visit"), "daily", "Europe/Paris", hour, null);
    }

    private static final Choices AT_ONCE = Choices.atOnce("en", List.of("BE"), List.of("visit"));

    @Test
    void tellsSomebodyNewWhatCameSinceAndThenWhatCameSinceTheDigestBefore() {
        Digesting digest = Digesting.anew(daily(7), CHOSEN);
        assertThat(digest.from(at("2027-01-04T06:00:00Z"), at("2027-01-05T06:00:00Z"))).isEqualTo(CHOSEN);
        assertThat(digest.from(at("2027-01-05T06:00:00Z"), at("2027-01-06T06:00:00Z"))).isEqualTo("2027-01-05T05:59:00Z");
        assertThat(digest.to(at("2027-01-06T06:00:00Z"))).isEqualTo("2027-01-06T05:59:00Z");
        // One that is still being sent for a time before they chose is not for them.
        assertThat(digest.from(at("2027-01-03T06:00:00Z"), at("2027-01-04T06:00:00Z"))).isNull();
        assertThat(Digesting.anew(AT_ONCE, CHOSEN)).isNull();
    }

    @Test
    void leavesNothingOutAndRepeatsNothingWhenTheHourChanges() {
        Digesting early = Digesting.anew(daily(7), CHOSEN);
        Instant noon = at("2027-01-10T11:00:00Z");
        Digesting late = Digesting.after(early, daily(18), noon);
        assertThat(late.from(at("2027-01-09T17:00:00Z"), at("2027-01-10T17:00:00Z"))).isEqualTo("2027-01-10T05:59:00Z");
        Digesting soonAfter = Digesting.after(early, daily(18), CHOSEN.plus(Duration.ofHours(1)));
        assertThat(soonAfter.since()).isEqualTo(CHOSEN);
        assertThat(Digesting.after(early, daily(7), noon)).isSameAs(early);
    }

    @Test
    void endsWithOneLastDigestWhenMailsAtOnceTakeOver() {
        Digesting before = Digesting.anew(daily(7), CHOSEN);
        Instant noon = at("2027-01-10T11:00:00Z");
        Digesting ending = Digesting.after(before, AT_ONCE, noon);
        assertThat(ending.from(at("2027-01-10T06:00:00Z"), at("2027-01-11T06:00:00Z"))).isEqualTo("2027-01-10T05:59:00Z");
        assertThat(ending.to(at("2027-01-11T06:00:00Z"))).isEqualTo(noon);
        assertThat(ending.from(at("2027-01-11T06:00:00Z"), at("2027-01-12T06:00:00Z"))).isAfter(ending.to(at("2027-01-12T06:00:00Z")));
        assertThat(Digesting.after(ending, AT_ONCE, noon.plusSeconds(60))).isSameAs(ending);
        Instant later = at("2027-01-20T11:00:00Z");
        assertThat(Digesting.after(ending, daily(7), later).since()).isEqualTo(later);
        assertThat(Digesting.after(ending, daily(7), noon.plusSeconds(60)).since()).isEqualTo("2027-01-10T05:59:00Z");
    }
}
