package org.hemicycle.events.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.availability.Entry;
import org.hemicycle.events.availability.Horizon;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives, the readers give a result or a named refusal, soon, and of bounded size. */
class ReadersFuzzTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private static final List<String> CORPUS = List.of(
            """
            BEGIN:VCALENDAR
            X-WR-TIMEZONE:Europe/Paris
            BEGIN:VTIMEZONE
            TZID:Own
            BEGIN:STANDARD
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:series
            DTSTART;TZID=Own:20200131T100000
            DTEND;TZID="W. Europe Standard Time":20200131T113000
            RRULE:FREQ=MONTHLY;BYDAY=-1FR,2MO;BYSETPOS=1;INTERVAL=2;WKST=SU
            EXDATE;TZID=Own:20270226T100000,20270430T100000
            RDATE:20270501T100000Z
            SUMMARY:Séance\\, plénière
             folded
            END:VEVENT
            BEGIN:VEVENT
            UID:series
            RECURRENCE-ID;TZID=Own:20270625T100000
            SEQUENCE:3
            DTSTART:20270626T100000Z
            DURATION:P1DT2H
            STATUS:TENTATIVE
            BEGIN:VALARM
            TRIGGER:-PT15M
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20000229
            RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30
            END:VEVENT
            BEGIN:VEVENT
            UID:weeks
            DTSTART;VALUE=DATE:20270104
            RRULE:FREQ=YEARLY;BYWEEKNO=1,20,53;BYDAY=MO,TU;COUNT=500
            END:VEVENT
            BEGIN:VFREEBUSY
            FREEBUSY;FBTYPE=FREE:20270301T080000Z/PT2H,20270302T080000Z/20270302T100000Z
            END:VFREEBUSY
            END:VCALENDAR
            """,
            """
            Subject;Start Date;Start Time;End Date;End Time;All day event;Kind;Time zone;UID
            "Plenary;
            \"\"week\"\"\";2027-03-01;14:00;2027-03-01;3:00 pm;no;busy;Europe/Athens;a
            x;01.04.2027;;02.04.2027;;yes;tentative;Romance Standard Time;b
            y;25/03/2027 9h30;;25/03/2027 10:00;;;free;;
            z;2027-03-01T14:00:00+01:00;;2027-03-01T15:00:00Z;;;;;
            """);

    private static final List<String> DICTIONARY = List.of(
            "BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:VCALENDAR\n", "END:VCALENDAR\n", "RRULE:FREQ=DAILY\n", "RRULE:FREQ=YEARLY;BYDAY=53MO\n",
            "FREQ=SECONDLY", ";COUNT=9999", ";INTERVAL=9999", ";BYMONTHDAY=31,-31", ";BYYEARDAY=366,-366", ";BYSETPOS=-1", ";UNTIL=20991231", "TZID=", "\"",
            "00000000T000000Z", "99999999T999999", "19000101", "22001231T240000", "P9999W", "PT9999999S", "\r", "\n ", ":", ";", "=", ",", "/", "\uFEFF", "é", "😀",
            "DTSTART:19000101T000000Z\n", "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2\n", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=10000\n",
            "2147483648", "-1", "\t", "12/12/2027", "24:00");

    @Property(tries = 1500, shrinking = ShrinkingMode.OFF, seed = "20270301")
    void mutatedFilesGiveAResultOrANamedRefusal(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int mutations) {
        var random = new Random(seed);
        byte[] file = mutated(CORPUS.get(random.nextInt(CORPUS.size())), mutations, random);
        for (Horizon horizon : List.of(IcsReaderTest.PERSON, IcsReaderTest.PARLIAMENT)) {
            resultOrRefusal(() -> IcsReader.read(FileText.of(file), horizon));
            resultOrRefusal(() -> CsvReader.read(FileText.of(file), horizon));
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void anyBytesGiveAResultOrANamedRefusal(@ForAll byte[] file) {
        resultOrRefusal(() -> IcsReader.read(FileText.of(file), IcsReaderTest.PERSON));
        resultOrRefusal(() -> CsvReader.read(FileText.of(file), IcsReaderTest.PERSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=10000",
        "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,-2,-3", "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"})
    void aMegabyteOfSeriesIsReadSoonAndCutOffByName(String rule) {
        var file = new StringBuilder("BEGIN:VCALENDAR\n");
        for (int i = 0; file.length() < 1_000_000; i++) {
            file.append("BEGIN:VEVENT\nUID:").append(i).append("\nDTSTART:19050101T100000Z\nDURATION:PT1H\n").append(rule).append("\nEND:VEVENT\n");
        }
        long began = worked();
        Reading reading = IcsReader.read(file.append("END:VCALENDAR\n").toString(), IcsReaderTest.PERSON);
        assertThat(Duration.ofNanos(worked() - began)).isLessThan(Duration.ofMinutes(2));
        assertThat(reading.entries()).hasSizeLessThanOrEqualTo(Horizon.MOST_ENTRIES);
    }

    private static void resultOrRefusal(java.util.function.Supplier<Reading> read) {
        long began = worked();
        try {
            Reading reading = read.get();
            assertThat(reading.entries()).hasSizeLessThanOrEqualTo(Horizon.MOST_ENTRIES);
            assertThat(reading.entries()).allSatisfy(entry -> assertThat(entry.end()).isAfter(entry.start()));
            assertThat(reading.entries().stream().map(Entry::key).distinct()).hasSameSizeAs(reading.entries());
        } catch (Refused named) {
            assertThat(named.kind()).isInstanceOf(ImportRefusal.class);
        }
        assertThat(Duration.ofNanos(worked() - began)).isLessThan(SOON);
    }

    /** How long this thread has worked, in nanoseconds; what else the machine does takes nothing of it. */
    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static byte[] mutated(String text, int mutations, Random random) {
        var mutated = new StringBuilder(text);
        for (int i = 0; i < mutations && !mutated.isEmpty(); i++) {
            int at = random.nextInt(mutated.length());
            int end = Math.min(mutated.length(), at + 1 + random.nextInt(30));
            switch (random.nextInt(5)) {
                case 0 -> mutated.delete(at, end);
                case 1 -> mutated.insert(at, mutated.substring(at, end));
                case 2 -> mutated.insert(at, DICTIONARY.get(random.nextInt(DICTIONARY.size())));
                case 3 -> mutated.setCharAt(at, (char) (32 + random.nextInt(96)));
                default -> mutated.replace(at, Math.min(mutated.length(), at + 1), String.valueOf(random.nextInt(10)));
            }
        }
        var bytes = new ByteArrayOutputStream();
        if (random.nextInt(10) == 0) {
            bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        }
        bytes.writeBytes(mutated.toString().getBytes(random.nextInt(4) == 0 ? ISO_8859_1 : UTF_8));
        return bytes.toByteArray();
    }
}
