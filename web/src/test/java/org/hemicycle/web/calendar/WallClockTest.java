package org.hemicycle.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.hemicycle.web.calendar.WallClock.Never;
import org.hemicycle.web.calendar.WallClock.Once;
import org.hemicycle.web.calendar.WallClock.Twice;
import org.junit.jupiter.api.Test;

class WallClockTest {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    @Test
    void aTimeOnAnOrdinaryDayIsOneMoment() {
        assertThat(WallClock.read(LocalDateTime.parse("2027-03-02T14:00"), BRUSSELS))
                .isEqualTo(new Once(OffsetDateTime.parse("2027-03-02T14:00+01:00")));
    }

    @Test
    void theHourSkippedInSpringNeverIs() {
        assertThat(WallClock.read(LocalDateTime.parse("2027-03-28T02:30"), BRUSSELS))
                .isEqualTo(new Never(LocalDateTime.parse("2027-03-28T02:00"), LocalDateTime.parse("2027-03-28T03:00")));
    }

    @Test
    void theFirstMinuteAfterTheSkippedHourIs() {
        assertThat(WallClock.read(LocalDateTime.parse("2027-03-28T03:00"), BRUSSELS)).isInstanceOf(Once.class);
    }

    @Test
    void theHourDoubledInAutumnIsTwice() {
        assertThat(WallClock.read(LocalDateTime.parse("2027-10-31T02:30"), BRUSSELS))
                .isEqualTo(new Twice(OffsetDateTime.parse("2027-10-31T02:30+02:00"), OffsetDateTime.parse("2027-10-31T02:30+01:00")));
    }

    @Test
    void lisbonDoublesAnotherHourThanBrussels() {
        assertThat(WallClock.read(LocalDateTime.parse("2027-10-31T01:30"), ZoneId.of("Europe/Lisbon"))).isInstanceOf(Twice.class);
        assertThat(WallClock.read(LocalDateTime.parse("2027-10-31T01:30"), BRUSSELS)).isInstanceOf(Once.class);
    }
}
