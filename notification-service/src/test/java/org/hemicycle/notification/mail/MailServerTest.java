package org.hemicycle.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {

    private static final byte[] MAIL = "Subject: s\r\n\r\n.dot\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SmtpSink sink = new SmtpSink();
    private final MailProperties properties = new MailProperties(
            "127.0.0.1", sink.port(), "Hemicycle <news@hemicycle.example>", 1,
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(1));
    private final MailServer server = MailServers.at(properties);

    @AfterEach
    void close() {
        server.destroy();
        sink.close();
    }

    private Handover send(String to) throws InterruptedException {
        try (MailServer.Line line = server.line(Lane.BULK)) {
            return line.send(to, MAIL);
        }
    }

    @Test
    void keepsTheConnectionOpenAndTheBytesAsTheyAre() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            assertThat(send("ada@example.org")).isEqualTo(new Handover.Taken());
        }
        assertThat(sink.arrived()).hasSize(20).allMatch(mail -> java.util.Arrays.equals(mail.raw(), MAIL));
        assertThat(sink.connections()).isEqualTo(1);
    }

    @Test
    void tellsNotNowFromNever() throws InterruptedException {
        sink.replyToRecipient(to -> to.startsWith("soft") ? "451 4.3.0 try <soft@example.org> later" : to.startsWith("hard") ? "550 5.1.1 no such user" : null);
        assertThat(send("soft@example.org")).isInstanceOfSatisfying(Handover.Later.class,
                later -> assertThat(later.reason()).contains("451").doesNotContain("@"));
        assertThat(send("hard@example.org")).isInstanceOfSatisfying(Handover.Refused.class,
                refused -> assertThat(refused.reason()).contains("550"));
        assertThat(send("ada@example.org")).isInstanceOf(Handover.Taken.class);
        sink.replyToMail(to -> "554 5.7.1 no");
        assertThat(send("ada@example.org")).isInstanceOf(Handover.Refused.class);
        sink.replyToMail(to -> "452 4.2.2 full");
        assertThat(send("ada@example.org")).isInstanceOf(Handover.Later.class);
        assertThat(sink.connections()).isEqualTo(1);
    }

    @Test
    void saysThatAMailWhoseFateIsUnknownMayGoAgain() throws InterruptedException {
        sink.replyToMail(to -> "drop");
        assertThat(send("ada@example.org")).isInstanceOf(Handover.Later.class);
        sink.takeAll();
        assertThat(send("ada@example.org")).isInstanceOf(Handover.Taken.class);
    }

    @Test
    void leavesARecipientAloneWhenTheServerSaysItCloses() throws InterruptedException {
        sink.replyToRecipient(to -> "421 4.3.2 shutting down");
        assertThat(send("ada@example.org")).isInstanceOf(Handover.Later.class);
        sink.takeAll();
        assertThat(send("ada@example.org")).isInstanceOf(Handover.Taken.class);
        assertThat(sink.connections()).isEqualTo(2);
    }

    @Test
    void blamesNoRecipientWhenTheServerTakesNothingFromUs() throws InterruptedException {
        for (String reply : new String[] {"550 5.7.1 we do not know you", "451 4.3.2 busy"}) {
            sink.replyToSender(reply);
            assertThat(send("ada@example.org")).isInstanceOf(Handover.NoServer.class);
        }
        sink.takeAll();
        assertThat(send("ada@example.org")).isInstanceOf(Handover.Taken.class);
    }

    @Test
    void sendsTheCommandsOfAMailTogetherWhereTheServerTakesThem() throws InterruptedException {
        sink.offerPipelining(false);
        for (int i = 0; i < 20; i++) {
            assertThat(send("ada@example.org")).isEqualTo(new Handover.Taken());
        }
        assertThat(sink.arrived()).hasSize(20).allMatch(mail -> java.util.Arrays.equals(mail.raw(), MAIL));
        assertThat(sink.groups()).isEqualTo(20);
        assertThat(sink.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsTheConversationInStepWhenOneOfTheCommandsIsRefused(boolean wantsBody) throws InterruptedException {
        sink.offerPipelining(wantsBody);
        for (int round = 0; round < 3; round++) {
            sink.replyToRecipient(to -> to.startsWith("hard") ? "550 5.1.1 no such user" : to.startsWith("soft") ? "451 4.3.0 later" : null);
            assertThat(send("hard@example.org")).isEqualTo(new Handover.Refused("550 5.1.1 no such user"));
            assertThat(send("ada@example.org")).isEqualTo(new Handover.Taken());
            assertThat(send("soft@example.org")).isEqualTo(new Handover.Later("451 4.3.0 later"));
            sink.replyToSender("451 4.3.2 busy");
            assertThat(send("ada@example.org")).isEqualTo(new Handover.NoServer("451 4.3.2 busy"));
            sink.takeAll();
            sink.replyToMail(to -> "554 5.7.1 no");
            assertThat(send("ada@example.org")).isEqualTo(new Handover.Refused("554 5.7.1 no"));
            sink.takeAll();
        }
        assertThat(send("ada@example.org")).isEqualTo(new Handover.Taken());
        assertThat(sink.arrived()).hasSize(4).allMatch(mail -> java.util.Arrays.equals(mail.raw(), MAIL));
        assertThat(sink.connections()).isEqualTo(1);
    }

    @Test
    void refusesAnAddressThatWouldBeACommand() throws InterruptedException {
        for (String to : new String[] {"a@example.org>\r\nRCPT TO:<eve@example.org", "a b@example.org", "", "ä@example.org"}) {
            assertThat(send(to)).isInstanceOf(Handover.Refused.class);
        }
        assertThat(sink.arrived()).isEmpty();
    }

    @Test
    void callsItNoFailureOfAMailThatTheServerEndedAConnectionAtRest() throws InterruptedException {
        assertThat(send("ada@example.org")).isEqualTo(new Handover.Taken());
        sink.hangUp();
        assertThat(send("ada@example.org")).isEqualTo(new Handover.Taken());
        assertThat(sink.connections()).isEqualTo(2);
        assertThat(sink.arrived()).hasSize(2);
    }

    @Test
    void noticesThatThereIsNoServerAndThatItIsBack() throws InterruptedException {
        sink.leave();
        assertThat(send("ada@example.org")).isInstanceOf(Handover.NoServer.class);
        sink.comeBack();
        assertThat(send("ada@example.org")).isInstanceOf(Handover.Taken.class);
    }
}
