package org.hemicycle.events.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Predicate;
import org.hemicycle.events.place.Holidays;
import org.junit.jupiter.api.Test;

/** When a building must know of somebody at the latest. */
class LeadTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final Predicate<LocalDate> berlin = day -> new Holidays().isBusinessDay(day, "DE", "be");

    @Test
    void countsDaysBackToTheEndOfTheDay() {
        // Visit on a Tuesday: until the end of Sunday, by the form of the Bundestag.
        assertThat(deadline(new Lead(2, false, "24:00"), "2027-03-02")).isEqualTo("2027-03-01T00:00+01:00");
        assertThat(deadline(new Lead(0, false, "08:00"), "2027-03-02")).isEqualTo("2027-03-02T08:00+01:00");
    }

    @Test
    void countsOnlyBusinessDaysWhereTheRuleSaysSo() {
        assertThat(deadline(new Lead(2, true, "18:00"), "2027-03-02")).as("Tuesday, Monday, and over the weekend to Friday").isEqualTo("2027-02-26T18:00+01:00");
        assertThat(deadline(new Lead(2, true, "18:00"), "2027-03-09")).as("8 March is a holiday in Berlin").isEqualTo("2027-03-04T18:00+01:00");
        assertThat(deadline(new Lead(1, true, "24:00"), "2027-03-30")).as("the Tuesday after Easter: Thursday is the last day at work").isEqualTo("2027-03-26T00:00+01:00");
    }

    @Test
    void goesByTheClockOfTheBuildingWhenTheClocksChange() {
        assertThat(deadline(new Lead(1, false, "24:00"), "2027-03-29")).as("a night later it is summer").isEqualTo("2027-03-29T00:00+02:00");
        assertThat(deadline(new Lead(2, false, "24:00"), "2027-03-29")).isEqualTo("2027-03-28T00:00+01:00");
        // Clocks skip 02:30 that day; an hour that does not exist is taken to be the one after it.
        assertThat(deadline(new Lead(0, false, "02:30"), "2027-03-28")).isEqualTo("2027-03-28T03:30+02:00");
    }

    @Test
    void refusesDaysAndTimesThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Lead(-1, false, "24:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Lead(366, false, "24:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Lead(2, false, "25:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Lead(2, false, "6pm"));
    }

    private String deadline(Lead lead, String day) {
        return OffsetDateTime.ofInstant(lead.deadline(LocalDate.parse(day), BERLIN, berlin), BERLIN).toString();
    }
}
