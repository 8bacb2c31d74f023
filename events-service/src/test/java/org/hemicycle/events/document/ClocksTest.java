package org.hemicycle.events.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.Programme;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Visibility;
import org.hemicycle.events.programme.Window;
import org.hemicycle.events.wording.Wording;
import org.junit.jupiter.api.Test;

/** Which clock the times of a document go by, and how often it says so. */
class ClocksTest {

    private static final LocalDate TUESDAY = LocalDate.of(2027, 3, 2);

    @Test
    void namesTheClockOnceWhereEveryPlaceShowsTheSame() {
        Programme programme = programme(TUESDAY, "Europe/Brussels", "Europe/Brussels", "Europe/Paris");
        Clocks clocks = Clocks.of(programme, programme.meetings());
        assertThat(clocks.said(Wording.in("en"))).isEqualTo("Central European Time, UTC+1");
        assertThat(clocks.said(Wording.in("fr"))).isEqualTo("heure d’Europe centrale, UTC+1");
        assertThat(clocks.said(Wording.in("de"))).isEqualTo("Mitteleuropäische Zeit, UTC+1");
        assertThat(programme.meetings()).allSatisfy(meeting -> assertThat(clocks.mark(meeting, Wording.in("en"))).isEmpty());
    }

    @Test
    void namesTheClockOfEachTimeWhereTheyDiffer() {
        Programme programme = programme(TUESDAY, "Europe/Brussels", "Europe/Brussels", "Europe/London", "Europe/Athens");
        Clocks clocks = Clocks.of(programme, programme.meetings());
        assertThat(clocks.said(Wording.in("en"))).contains("its place");
        assertThat(marks(clocks, programme, "en")).containsExactly(" (Central European Time, UTC+1)", " (London Time, UTC)", " (Eastern European Time, UTC+2)");
        assertThat(marks(clocks, programme, "fr")).as("as inside a line").containsExactly(
                " (heure d’Europe centrale, UTC+1)", " (heure de Londres, UTC)", " (heure d’Europe de l’Est, UTC+2)");
        assertThat(marks(clocks, programme, "de")).containsExactly(" (Mitteleuropäische Zeit, UTC+1)", " (Ortszeit London, UTC)", " (Osteuropäische Zeit, UTC+2)");
    }

    @Test
    void tellsAReaderOfWhatTheyAreShownAlone() {
        Programme programme = programme(TUESDAY, "Europe/Brussels", "Europe/Brussels", "Europe/London");
        assertThat(Clocks.of(programme, programme.meetings().subList(0, 1)).said(Wording.in("en"))).isEqualTo("Central European Time, UTC+1");
        assertThat(Clocks.of(programme, programme.meetings().subList(1, 2)).said(Wording.in("en"))).as("one place, but not the visit's clock").contains("its place");
        assertThat(Clocks.of(programme, List.of()).said(Wording.in("en"))).isEqualTo("Central European Time, UTC+1");
    }

    @Test
    void saysWhenTheClocksOfTheVisitChange() {
        Programme spring = programme(LocalDate.of(2027, 3, 25), "Europe/Brussels");
        assertThat(Clocks.home(spring, Wording.in("en"))).isEqualTo("Central European Time, UTC+1; from 28 March 2027 UTC+2");
        assertThat(Clocks.home(spring, Wording.in("fr"))).isEqualTo("heure d’Europe centrale, UTC+1 ; à partir du 28 mars 2027 UTC+2");
        assertThat(Clocks.home(spring, Wording.in("de"))).isEqualTo("Mitteleuropäische Zeit, UTC+1; ab 28. März 2027 UTC+2");
        assertThat(Clocks.home(programme(LocalDate.of(2027, 3, 23), "Europe/Brussels"), Wording.in("en"))).as("over on the eve of it").isEqualTo("Central European Time, UTC+1");
        assertThat(Clocks.home(programme(LocalDate.of(2027, 7, 5), "Europe/Brussels"), Wording.in("en"))).isEqualTo("Central European Time, UTC+2");
        assertThat(Clocks.home(programme(TUESDAY, "Asia/Kolkata"), Wording.in("en"))).as("clocks that never change").endsWith("UTC+5:30");
        assertThat(Clocks.home(programme(TUESDAY, "America/St_Johns"), Wording.in("en"))).contains("UTC−3:30");
    }

    private static List<String> marks(Clocks clocks, Programme programme, String language) {
        return programme.meetings().stream().map(meeting -> clocks.mark(meeting, Wording.in(language))).toList();
    }

    /** Five days from a day, with a meeting in each zone on it. */
    private static Programme programme(LocalDate first, String home, String... places) {
        var text = LocalizedText.of("en", "Sample");
        List<Meeting> meetings = Arrays.stream(places).map(place -> {
            int hour = 8 + Arrays.asList(places).indexOf(place);
            Instant start = first.atTime(hour, 0).atZone(ZoneId.of(home)).toInstant();
            return Meeting.drafted(place, MeetingState.CONFIRMED, text, Duration.ofHours(1), new Slot(start, start.plusSeconds(3600)),
                    new BuildingFacts(place, text, "Sample street 1", null, "BE", place), null, List.of(), Arrangement.ordinary(Visibility.PUBLIC), start);
        }).toList();
        return new Programme(text, text, List.of("BE"), new Window(first, first.plusDays(4)), ZoneId.of(home), meetings);
    }
}
