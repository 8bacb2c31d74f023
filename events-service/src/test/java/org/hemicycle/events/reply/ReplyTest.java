package org.hemicycle.events.reply;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.programme.Attendance.PartStat;
import org.junit.jupiter.api.Test;

class ReplyTest {

    private static final String DELEGATED = """
            From: "Sample, Dana" <Dana@Sample.example>
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: multipart/alternative; boundary=y

            --y
            Content-Type: text/plain

            Zoé comes.
            --y
            Content-Type: text/calendar; method=REPLY; charset=iso-8859-1

            BEGIN:VCALENDAR
            PRODID:-//Somebody//Else//EN
            VERSION:2.0
            METHOD:REPLY
            BEGIN:VEVENT
            UID:visit-1/meeting-1@localhost
            SEQUENCE:2
            DTSTAMP:20270301T100000Z
            ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:zoe@sample.example":mailto:dana@sample.example
            ATTENDEE;CN=Zoé Sample;DELEGATED-FROM="mailto:dana@sample.example":mailto:zoe@sample.example
            END:VEVENT
            END:VCALENDAR
            --y--
            --x--
            """.replace("\n", "\r\n");

    @Test
    void readsWhoComesInsteadByNameAndKeepsNoAddressOfTheirs() {
        Reply reply = Reply.ofMessage(DELEGATED.getBytes(ISO_8859_1));
        assertThat(reply.uid()).isEqualTo("visit-1/meeting-1@localhost");
        assertThat(reply.sequence()).isEqualTo(2);
        assertThat(reply.attendee()).isEqualTo("dana@sample.example");
        assertThat(reply.sender()).isEqualTo("dana@sample.example");
        assertThat(reply.partstat()).isEqualTo(PartStat.DELEGATED);
        assertThat(reply.delegatedTo()).isEqualTo("Zoé Sample");
    }

    @Test
    void refusesAReplyByNameWhoseMomentIsEmpty() {
        assertThatThrownBy(() -> Reply.ofMessage(DELEGATED.replace("DTSTAMP:20270301T100000Z", "DTSTAMP:").getBytes(ISO_8859_1)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(ReplyRefusal.REPLY_UNREADABLE));
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void anyMessageGivesAReplyOrANamedRefusal(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int mutations) {
        var random = new Random(seed);
        var message = new StringBuilder(DELEGATED);
        for (int i = 0; i < mutations; i++) {
            int at = random.nextInt(message.length());
            int end = Math.min(message.length(), at + 1 + random.nextInt(25));
            switch (random.nextInt(4)) {
                case 0 -> message.delete(at, end);
                case 1 -> message.insert(at, message.substring(at, end));
                case 2 -> message.setCharAt(at, (char) (1 + random.nextInt(254)));
                default -> message.insert(at, random.nextBoolean() ? "\r\n" : "BEGIN:VEVENT\r\n");
            }
            if (message.isEmpty()) {
                break;
            }
        }
        // By what this thread works: how long the machine makes it wait is no fault of the reader's.
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            assertThat(Reply.ofMessage(message.toString().getBytes(random.nextBoolean() ? UTF_8 : ISO_8859_1)).sender()).isNotBlank();
        } catch (Refused named) {
            assertThat(named.kind()).isInstanceOf(ReplyRefusal.class);
        }
        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began)).isLessThan(Duration.ofMinutes(1));
    }
}
