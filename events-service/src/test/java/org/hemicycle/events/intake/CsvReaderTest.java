package org.hemicycle.events.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.availability.Entry;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    private static Reading read(String text) {
        return CsvReader.read(text, IcsReaderTest.PERSON);
    }

    private static List<String> codes(Reading reading) {
        return reading.faults().stream().map(fault -> fault.line() + " " + fault.code()).toList();
    }

    @Test
    void readsDaysAndTimesWithAndWithoutAZone() {
        var reading = read("""
                start,end,kind,time zone
                2027-03-01T14:00+01:00,2027-03-01T15:00:00+01:00,busy,
                2027-03-01 14:00,2027-03-01 15:00,tentative,Europe/Athens
                2027-03-02,2027-03-04,free,
                """);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.entries()).extracting(entry -> entry.start() + " " + entry.end() + " " + entry.kind()).containsExactly(
                "2027-03-01T13:00:00Z 2027-03-01T14:00:00Z BUSY",
                "2027-03-01T12:00:00Z 2027-03-01T13:00:00Z TENTATIVE",
                "2027-03-01T23:00:00Z 2027-03-04T23:00:00Z FREE");
        assertThat(reading.entries().getLast().lastDay()).isEqualTo(LocalDate.of(2027, 3, 4));
    }

    @Test
    void readsWhatOutlookExportsInGermanAndInAmerican() {
        var german = read("Betreff;Beginnt am;Beginnt um;Endet am;Endet um;Ganztägiges Ereignis\r\n"
                + "Termin;01.03.2027;14:00:00;01.03.2027;15:30:00;Falsch\r\nUrlaub;02.03.2027;00:00:00;03.03.2027;00:00:00;Wahr\r\n");
        assertThat(german.faults()).isEmpty();
        assertThat(german.entries()).extracting(entry -> entry.start() + " " + entry.end()).containsExactly(
                "2027-03-01T13:00:00Z 2027-03-01T14:30:00Z", "2027-03-01T23:00:00Z 2027-03-03T23:00:00Z");
        var american = read("Subject,Start Date,Start Time,End Date,End Time\nLunch,03/02/2027,1:00 PM,03/02/2027,2:00 PM\nCall,03/25/2027,9:30 AM,03/25/2027,10:00 AM\n");
        assertThat(american.faults()).isEmpty();
        assertThat(american.entries()).extracting(entry -> entry.start().toString()).containsExactly("2027-03-02T12:00:00Z", "2027-03-25T08:30:00Z");
    }

    @Test
    void guessesNoOrderOfDayAndMonth() {
        assertThat(codes(read("start,end\n02/03/2027,02/03/2027\n04/04/2027,04/04/2027\n"))).containsExactly("2 day-ambiguous");
        assertThat(read("start,end\n02/03/2027,02/03/2027\n25/03/2027,25/03/2027\n").entries().getFirst().firstDay()).isEqualTo(LocalDate.of(2027, 3, 2));
    }

    @Test
    void refusesLineByLineAndReadsTheRest() {
        var reading = read("""
                start;end;kind
                2027-03-01;2027-03-01;busy
                2027-02-30;2027-03-01;busy
                2027-03-03;2027-03-01;busy
                2027-03-04;;sleepy
                ;2027-03-01;busy
                "2027-03-05;2027-03-05;busy
                2027-03-06 25:00;2027-03-07;busy
                2027-03-08;2028-12-08;busy
                2027-03-09;2027-03-09;busy
                """);
        assertThat(reading.entries()).extracting(entry -> String.valueOf(entry.firstDay())).containsExactly("2027-03-01", "2027-03-09");
        assertThat(codes(reading)).containsExactlyInAnyOrder(
                "3 time-unreadable", "4 end-before-start", "5 kind-unknown", "6 start-missing", "7 quote-unclosed", "8 time-unreadable", "9 too-long");
    }

    @Test
    void readsAParliamentsWeeks() {
        var reading = CsvReader.read("""
                Start;End;Kind;Summary
                2027-03-08;2027-03-11;;"Plenary session
                Strasbourg"
                2027-03-15;2027-03-18;;Committee meetings
                2027-03-22;2027-04-02;recess;Easter
                """, IcsReaderTest.PARLIAMENT);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.entries()).extracting(Entry::kind).containsExactly("PLENARY", "COMMITTEE", "RECESS");
        assertThat(reading.entries().getFirst().summary()).isEqualTo("Plenary session Strasbourg");
    }

    @Test
    void refusesAFileWhoseFirstLineNamesNoStart() {
        assertThatThrownBy(() -> read("2027-03-01,2027-03-02\n"))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(ImportRefusal.CALENDAR_COLUMNS_UNKNOWN));
    }
}
