package org.hemicycle.notification.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTest {

    @ParameterizedTest
    @CsvSource({
        "22, 7, 2027-01-10T20:59:59Z, ", "22, 7, 2027-01-10T21:00:00Z, 2027-01-11T06:00:00Z",
        "22, 7, 2027-01-11T05:59:59Z, 2027-01-11T06:00:00Z", "22, 7, 2027-01-11T06:00:00Z, ",
        "12, 14, 2027-01-11T10:59:59Z, ", "12, 14, 2027-01-11T11:00:00Z, 2027-01-11T13:00:00Z", "12, 14, 2027-01-11T13:00:00Z, ",
        "0, 23, 2027-01-11T22:30:00Z, ", "23, 0, 2027-01-11T22:30:00Z, 2027-01-11T23:00:00Z",
        // The clocks go from 02:00 to 03:00 on 28 March 2027, and from 03:00 back to 02:00 on 31 October.
        "22, 7, 2027-03-27T22:00:00Z, 2027-03-28T05:00:00Z", "22, 7, 2027-10-30T22:00:00Z, 2027-10-31T06:00:00Z",
        "23, 2, 2027-03-28T00:30:00Z, 2027-03-28T01:00:00Z", "23, 2, 2027-03-28T01:00:00Z, ",
        "23, 3, 2027-10-31T00:30:00Z, 2027-10-31T02:00:00Z", "23, 3, 2027-10-31T01:30:00Z, 2027-10-31T02:00:00Z",
        "23, 2, 2027-10-30T23:59:00Z, 2027-10-31T00:00:00Z", "23, 2, 2027-10-31T00:30:00Z, "
    })
    void endsWhereTheReadersClockSaysSo(int from, int to, Instant moment, @Nullable Instant end) {
        assertThat(new Quiet(ZoneId.of("Europe/Paris"), from, to).endAround(moment)).isEqualTo(end);
    }

    @Test
    void endsAfterTheMomentAndForGoodWhereverTheClocksChange() {
        Instant year = Instant.parse("2027-01-01T00:00:00Z");
        for (String name : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(name);
            ZoneOffsetTransition change = zone.getRules().nextTransition(year);
            Instant around = change == null ? year : change.getInstant();
            for (int minutes = -300; minutes <= 300; minutes += 30) {
                Instant moment = around.plusSeconds(60L * minutes);
                for (int hour = 0; hour < 24; hour += 3) {
                    var quiet = new Quiet(zone, hour, (hour + 7) % 24);
                    Instant end = quiet.endAround(moment);
                    if (end != null) {
                        assertThat(end).as(name + " " + quiet).isAfter(moment).isBefore(moment.plusSeconds(9 * 3600));
                        assertThat(quiet.endAround(end)).as(name + " " + quiet).isNull();
                    }
                }
            }
        }
    }
}
