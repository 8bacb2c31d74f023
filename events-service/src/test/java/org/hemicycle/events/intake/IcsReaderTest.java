package org.hemicycle.events.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.availability.Entry;
import org.hemicycle.events.availability.Horizon;
import org.hemicycle.events.availability.Sitting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcsReaderTest {

    static final Instant NOW = Instant.parse("2027-01-15T12:00:00Z");
    static final Horizon PERSON = Horizon.around(NOW, ZoneId.of("Europe/Brussels"), false);
    static final Horizon PARLIAMENT = Horizon.around(NOW, ZoneId.of("Europe/Brussels"), true);

    private static Reading read(String events) {
        return read(events, PERSON);
    }

    private static Reading read(String events, Horizon horizon) {
        return IcsReader.read("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events.replace("\n", "\r\n") + "END:VCALENDAR\r\n", horizon);
    }

    private static String event(String lines) {
        return "BEGIN:VEVENT\nUID:u-1\n" + lines + "END:VEVENT\n";
    }

    private static List<String> starts(Reading reading) {
        return reading.entries().stream().map(entry -> entry.start().toString()).toList();
    }

    private static List<String> codes(Reading reading) {
        return reading.faults().stream().map(fault -> fault.line() + " " + fault.code()).toList();
    }

    @Test
    void readsAnAppointmentInItsZone() {
        var reading = read(event("DTSTART;TZID=Europe/Paris:20270301T140000\nDTEND;TZID=Europe/Paris:20270301T153000\nSUMMARY:Dentist\n"));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.entries()).containsExactly(new Entry(
                "u-1", "", 0, Instant.parse("2027-03-01T13:00:00Z"), Instant.parse("2027-03-01T14:30:00Z"), null, null, "BUSY", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "TZID=W. Europe Standard Time | 13:00",
        "TZID=\"Romance Standard Time\" | 13:00",
        "TZID=GMT Standard Time | 14:00",
        "TZID=FLE Standard Time | 12:00",
        "TZID=/freeassociation.sourceforge.net/Tzfile/Europe/Athens | 12:00",
        "TZID=/mozilla.org/20050126_1/Europe/Lisbon | 14:00",
        "TZID=\"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris\" | 13:00",
        "TZID=europe/helsinki | 12:00",
        "TZID=GMT+0300 | 11:00",
        "VALUE=DATE-TIME | 13:00",
    })
    void knowsZonesByTheNamesThatCalendarsUse(String parameter, String utc) {
        var reading = read(event("DTSTART;" + parameter + ":20270301T140000\nDURATION:PT1H\n"));
        assertThat(reading.faults()).isEmpty();
        assertThat(starts(reading)).containsExactly("2027-03-01T" + utc + ":00Z");
    }

    @Test
    void usesAZoneThatTheFileDescribesAndRefusesOneThatNobodyDescribes() {
        String declared = """
                BEGIN:VTIMEZONE
                TZID:Customized Time Zone
                BEGIN:STANDARD
                DTSTART:16010101T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010101T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
                END:DAYLIGHT
                END:VTIMEZONE
                """;
        String events = event("DTSTART;TZID=Customized Time Zone:20270701T140000\nDURATION:PT1H\n");
        assertThat(starts(read(declared + events))).containsExactly("2027-07-01T12:00:00Z");
        assertThat(codes(read(events))).containsExactly("5 zone-unknown");
        assertThat(codes(read(declared.replace("BYMONTH=3", "BYMONTH=4") + events))).containsExactly("20 zone-unknown");
    }

    @Test
    void keepsAWeeklySeriesAtItsClockTimeWhenTheClocksChange() {
        var reading = read(event("DTSTART;TZID=Europe/Brussels:20270315T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\n"));
        assertThat(starts(reading)).containsExactly(
                "2027-03-15T09:00:00Z", "2027-03-22T09:00:00Z", "2027-03-29T08:00:00Z", "2027-04-05T08:00:00Z");
    }

    @Test
    void leavesOutExcludedDaysAndPutsChangedOnesWhereTheyAre() {
        var reading = read(event("DTSTART;TZID=Europe/Brussels:20270301T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20270305T220000Z\n"
                        + "EXDATE;TZID=Europe/Brussels:20270302T100000\nEXDATE;VALUE=DATE:20270303\n")
                + event("RECURRENCE-ID:20270304T090000Z\nSEQUENCE:2\nDTSTART:20270304T150000Z\nDTEND:20270304T160000Z\n"));
        assertThat(reading.faults()).isEmpty();
        assertThat(starts(reading)).containsExactly("2027-03-01T09:00:00Z", "2027-03-05T09:00:00Z", "2027-03-04T15:00:00Z");
    }

    @Test
    void leavesOutAnOccurrenceThatWasCancelled() {
        var reading = read(event("DTSTART:20270301T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\n")
                + event("RECURRENCE-ID:20270302T100000Z\nDTSTART:20270302T100000Z\nDURATION:PT1H\nSTATUS:CANCELLED\n"));
        assertThat(starts(reading)).containsExactly("2027-03-01T10:00:00Z", "2027-03-03T10:00:00Z");
    }

    @Test
    void unrollsASeriesWithoutEndInsideTheTimeItLooksAtOnly() {
        var reading = read(event("DTSTART:19990104T100000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\n"));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.entries()).hasSizeBetween(108, 111);
        assertThat(reading.entries()).allMatch(entry -> PERSON.touches(entry.start(), entry.end()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "RRULE:FREQ=SECONDLY | rule-too-fine",
        "RRULE:FREQ=DAILY;BYMINUTE=1,2,3 | rule-too-fine",
        "RRULE:FREQ=FORTNIGHTLY | rule-unreadable",
        "RRULE:INTERVAL=2 | rule-unreadable",
        "RRULE:FREQ=DAILY;INTERVAL=0 | rule-unreadable",
        "RRULE:FREQ=DAILY;BYDAY=XX | rule-unreadable",
        "RRULE:FREQ=DAILY;COUNT=99999999 | rule-unreadable",
        "RRULE:FREQ=DAILY;UNTIL=soon | time-unreadable",
        "EXRULE:FREQ=DAILY | rule-unsupported",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20270301T100000Z | range-unsupported",
        "DTEND:20270228T100000Z | end-before-start",
        "DTEND:20270230T100000Z | time-unreadable",
        "DTEND:22070301T100000Z | time-unreadable",
        "DTEND:20290301T100000Z | too-long",
        "DURATION:-PT1H | duration-unreadable",
    })
    void refusesOneEventByNameAndReadsTheNext(String line, String code) {
        var reading = read(event("DTSTART:20270301T100000Z\n" + line + "\n") + "BEGIN:VEVENT\nDTSTART:20270401T100000Z\nDURATION:PT1H\nEND:VEVENT\n");
        assertThat(reading.faults()).extracting(LineFault::code).containsExactly(code);
        assertThat(reading.faults()).allMatch(LineFault::refused);
        assertThat(starts(reading)).contains("2027-04-01T10:00:00Z").hasSizeLessThanOrEqualTo(2).doesNotContain("2027-03-01T10:00:00Z");
    }

    @Test
    void losesOnlyTheEventThatIsBroken() {
        var reading = read("""
                BEGIN:VEVENT
                UID:a
                DTSTART:20270301T100000Z
                DURATION:PT1H
                END:VEVENT
                BEGIN:VEVENT
                UID:b
                DTSTART:20270302T100000Z
                BEGIN:VEVENT
                UID:c
                SUMMARY:A text that its program
                folded without a space
                DTSTART:20270303T100000Z
                DURATION:PT1H
                END:VEVENT
                BEGIN:VEVENT
                UID:d
                END:VEVENT
                """);
        assertThat(reading.entries()).extracting(Entry::uid).containsExactly("a", "c");
        assertThat(codes(reading)).containsExactlyInAnyOrder("8 event-unfinished", "14 line-unreadable", "18 start-missing");
        assertThat(reading.faults()).filteredOn(fault -> !fault.refused()).extracting(LineFault::code).containsExactly("line-unreadable");
    }

    @Test
    void readsFoldedLinesBareLineFeedsAndAByteOrderMark() {
        String text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u-\n 1\nDTSTART:2027030\n\t1T100000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR";
        byte[] file = ("\uFEFF" + text).getBytes(UTF_8);
        var reading = IcsReader.read(FileText.of(file), PERSON);
        assertThat(reading.entries()).extracting(Entry::uid).containsExactly("u-1");
        assertThat(IcsReader.read(text.replace('\n', '\r'), PERSON).entries()).isEqualTo(reading.entries());
    }

    @Test
    void readsLatin1() {
        String text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nSUMMARY:Séance plénière\r\nDTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270304\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var reading = IcsReader.read(FileText.of(text.getBytes(ISO_8859_1)), PARLIAMENT);
        assertThat(reading.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.summary()).isEqualTo("Séance plénière");
            assertThat(entry.kind()).isEqualTo("PLENARY");
            assertThat(entry.firstDay()).isEqualTo(LocalDate.of(2027, 3, 1));
            assertThat(entry.lastDay()).isEqualTo(LocalDate.of(2027, 3, 3));
        });
    }

    @Test
    void givesEventsWithoutUidTheSameKeyEachTime() {
        String event = "BEGIN:VEVENT\nDTSTART:20270301T100000Z\nDURATION:PT1H\nEND:VEVENT\n";
        var once = read(event).entries();
        assertThat(read(event + event).entries()).isEqualTo(once);
        assertThat(read(event.replace("T10", "T11")).entries().getFirst().key()).isNotEqualTo(once.getFirst().key());
    }

    @Test
    void keepsTheLaterOfTwoStatesOfOneEvent() {
        var reading = read(event("SEQUENCE:1\nDTSTART:20270302T100000Z\nDURATION:PT1H\n") + event("SEQUENCE:0\nDTSTART:20270301T100000Z\nDURATION:PT1H\n"));
        assertThat(starts(reading)).containsExactly("2027-03-02T10:00:00Z");
        assertThat(reading.faults()).extracting(LineFault::code).containsExactly("uid-twice");
    }

    @Test
    void takesNothingFromAPersonsCalendarThatKeepsNobodyBusyAndNoNames() {
        var reading = read(event("SUMMARY:Birthday\nTRANSP:TRANSPARENT\nDTSTART;VALUE=DATE:20270301\n")
                + "BEGIN:VEVENT\nSUMMARY:Perhaps\nSTATUS:TENTATIVE\nDTSTART:20270301T100000Z\nDURATION:PT1H\nEND:VEVENT\n");
        assertThat(reading.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("TENTATIVE");
            assertThat(entry.summary()).isNull();
        });
        assertThat(reading.ignored()).isEqualTo(1);
    }

    @Test
    void readsPublishedFreeBusyTime() {
        var reading = read("""
                BEGIN:VFREEBUSY
                FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270301T080000Z/PT2H,20270302T080000Z/20270302T100000Z
                FREEBUSY;FBTYPE=FREE:20270303T080000Z/PT8H
                END:VFREEBUSY
                """);
        assertThat(reading.entries()).extracting(Entry::kind).containsExactly("BUSY", "BUSY", "FREE");
    }

    @Test
    void refusesWhatIsNoCalendarAtAll() {
        assertThatThrownBy(() -> IcsReader.read("<html>not found</html>", PERSON))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(ImportRefusal.CALENDAR_FILE_UNREADABLE));
        assertThatThrownBy(() -> FileText.of(new byte[] {'P', 'K', 3, 4, 0, 0}))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(ImportRefusal.CALENDAR_FILE_UNREADABLE));
        assertThatThrownBy(() -> FileText.of("\uFEFF \n".getBytes(UTF_8)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(ImportRefusal.CALENDAR_FILE_EMPTY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Plenary session | PLENARY", "Sitzungswoche | SITTING", "Sitzungsfreie Woche | RECESS", "Committee meetings | COMMITTEE",
        "Constituency week | CONSTITUENCY", "Suspension des travaux | RECESS", "Political groups | GROUP", "Christmas | OTHER",
    })
    void knowsWhatAParliamentDoesByItsOwnWords(String summary, Sitting.Kind kind) {
        assertThat(Sitting.kind(summary)).isEqualTo(kind);
    }
}
