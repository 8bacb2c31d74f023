package org.hemicycle.notification.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.bounce.Report.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    private static final String PATH = "bounces+abcdefgh@hemicycle.example";

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, 550 5.1.1 <ada@example.org>: user unknown, HARD, 5.1.1",
        "failed, 5.1.2, 550 no such domain, HARD, 5.1.2",
        "failed, 5.2.1, 550 5.2.1 mailbox disabled, HARD, 5.2.1",
        "failed, 5.4.4, name service error, HARD, 5.4.4",
        "failed, 5.0.0, 550 5.1.1 no such user, HARD, 5.1.1",
        "failed, 5.0.0, 550 5.7.1 blocked by policy, SOFT, 5.7.1",
        "failed, 5.2.2, 552 5.2.2 over quota, SOFT, 5.2.2",
        "failed, 5.7.1, 550 5.7.1 looks like spam, SOFT, 5.7.1",
        "failed, 5.7.26, 550 unauthenticated, SOFT, 5.7.26",
        "failed, 5.3.4, 552 too big, SOFT, 5.3.4",
        "failed, 5.4.7, delivery time expired, SOFT, 5.4.7",
        "failed, 4.4.7, 451 4.4.7 queue time expired, SOFT, 4.4.7",
        "failed, nonsense, 550 no such user, HARD, ",
        "failed, '', connection timed out, SOFT, ",
        "Failed (of course), 5.1.1, x, HARD, 5.1.1",
        "delayed, 4.4.1, 421 4.4.1 no answer, NOTHING, 4.4.1",
        "delivered, 2.0.0, 250 ok, NOTHING, 2.0.0",
        "relayed, 2.0.0, 250 ok, NOTHING, 2.0.0"
    })
    void tellsTheMailboxFromTheMoment(String action, String status, String diagnostic, Kind kind, String read) {
        Report report = Report.of(Reports.dsn(PATH, action, status, diagnostic), null);
        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.status()).isEqualTo(read);
        assertThat(report.words()).doesNotContain("ada@");
        assertThat(report.paths()).contains(PATH);
    }

    @Test
    void readsWhatOtherServersWrite() {
        Report report = Report.of(Reports.exchange(PATH), null);
        assertThat(report.kind()).isEqualTo(Kind.HARD);
        assertThat(report.status()).isEqualTo("5.1.10");
        assertThat(report.words()).contains("RecipientNotFound").doesNotContain("@");
    }

    @ParameterizedTest
    @CsvSource({"abuse, COMPLAINT", "fraud, COMPLAINT", "opt-out, COMPLAINT", "virus, COMPLAINT", "Not-Spam, NOTHING"})
    void readsComplaints(String type, Kind kind) {
        Report report = Report.of(Reports.complaint(PATH, type), null);
        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.paths()).contains("<" + PATH + ">");
    }

    @Test
    void refusesWhatIsNoReport() {
        byte[] whole = Reports.dsn(PATH, "failed", "5.1.1", "550 no");
        String text = new String(whole, UTF_8);
        for (byte[] wrong : new byte[][] {
            new byte[0],
            "hello".getBytes(UTF_8),
            Reports.holiday(PATH),
            text.replace("message/delivery-status", "text/plain").getBytes(UTF_8),
            text.replace("Action: failed", "").getBytes(UTF_8),
            text.replace("multipart/report", "multipart/mixed").getBytes(UTF_8),
            text.substring(0, text.indexOf("Final-Recipient")).getBytes(UTF_8),
            new String(Reports.complaint(PATH, "abuse"), UTF_8).replace("Feedback-Type", "Feedback").getBytes(UTF_8),
        }) {
            assertThatThrownBy(() -> Report.of(wrong, null)).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.kind()).isEqualTo(BounceRefusal.REPORT_UNREADABLE));
        }
    }

    /** Whatever a broken server sends, it is a report or refused by name. */
    @Test
    void breaksOnNothing() {
        var random = new Random(20261126);
        byte[][] whole = {Reports.dsn(PATH, "failed", "5.1.1", "550 no"), Reports.exchange(PATH), Reports.complaint(PATH, "abuse")};
        for (int i = 0; i < 3_000; i++) {
            byte[] mail = whole[i % 3].clone();
            for (int j = random.nextInt(12); j >= 0; j--) {
                mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
            }
            byte[] broken = i % 5 == 0 ? Arrays.copyOf(mail, random.nextInt(mail.length)) : mail;
            try {
                assertThat(Report.of(broken, null).words().getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000);
            } catch (Refused refused) {
                assertThat(refused.kind()).isEqualTo(BounceRefusal.REPORT_UNREADABLE);
            }
        }
    }
}
