package org.hemicycle.notification.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hemicycle.notification.mail.RelayProperties.Relay;
import org.hemicycle.notification.mail.TlsProperties.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelaysTest {

    private static final byte[] MAIL = "Subject: s\r\n\r\ntext\r\n".getBytes(US_ASCII);

    private final SmtpSink first = new SmtpSink();
    private final SmtpSink second = new SmtpSink();
    private @Nullable MailServer server;

    @AfterEach
    void close() {
        if (server != null) {
            server.destroy();
        }
        first.close();
        second.close();
    }

    private MailServer both() {
        return both(Duration.ofSeconds(30));
    }

    private MailServer both(Duration answer) {
        return server = MailServers.at(
                MailServers.properties(first.port()),
                MailServers.relays(
                        List.of(new Relay("127.0.0.1", first.port(), null, null), new Relay("127.0.0.1", second.port(), null, null)),
                        answer),
                new TlsProperties(Mode.OPPORTUNISTIC, null));
    }

    private static Handover send(MailServer server, Lane lane) throws InterruptedException {
        try (MailServer.Line line = server.line(lane)) {
            return line.send("ada@example.org", MAIL);
        }
    }

    @Test
    void asksTheSecondOnlyWhileTheFirstIsAwayAndTheFirstAgainWhenItIsBack() throws InterruptedException {
        MailServer server = both();
        assertThat(send(server, Lane.BULK)).isEqualTo(new Handover.Taken());
        assertThat(second.arrived()).isEmpty();
        first.leave();
        for (int i = 0; i < 10; i++) {
            assertThat(send(server, Lane.BULK)).isEqualTo(new Handover.Taken());
        }
        assertThat(second.arrived()).hasSize(10);
        first.comeBack();
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(send(server, Lane.BULK)).isEqualTo(new Handover.Taken());
            return first.arrived().size() > 1;
        });
        assertThat(first.arrived().size() + second.arrived().size()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void handsNoMailToAnotherThatTheFirstMayHaveTaken() throws InterruptedException {
        MailServer server = both();
        first.replyToMail(to -> "drop");
        assertThat(send(server, Lane.BULK)).isInstanceOf(Handover.Later.class);
        assertThat(second.arrived()).isEmpty();
    }

    @Test
    void handsAMailToAnotherWhenTheFirstClosesOrWantsNothingFromUs() throws InterruptedException {
        MailServer server = both();
        first.replyToRecipient(to -> "421 4.3.2 shutting down");
        assertThat(send(server, Lane.BULK)).isEqualTo(new Handover.Taken());
        first.takeAll();
        first.replyToSender("550 5.7.1 we do not know you");
        assertThat(send(server, Lane.BULK)).isEqualTo(new Handover.Taken());
        assertThat(second.arrived()).hasSize(2);
        assertThat(first.arrived()).isEmpty();
    }

    @Test
    void leavesToTheRecipientWhatTheFirstSaysOfTheRecipient() throws InterruptedException {
        MailServer server = both();
        first.replyToRecipient(to -> "451 4.7.1 greylisted");
        assertThat(send(server, Lane.BULK)).isEqualTo(new Handover.Later("451 4.7.1 greylisted"));
        first.replyToRecipient(to -> "550 5.1.1 no such user");
        assertThat(send(server, Lane.BULK)).isEqualTo(new Handover.Refused("550 5.1.1 no such user"));
        assertThat(second.arrived()).isEmpty();
    }

    @Test
    void goesOnTryingTheOnlyServersThereAre() throws InterruptedException {
        MailServer server = both();
        first.leave();
        second.leave();
        for (int i = 0; i < 20; i++) {
            assertThat(send(server, Lane.BULK)).isInstanceOf(Handover.NoServer.class);
        }
        second.comeBack();
        assertThat(send(server, Lane.BULK)).isEqualTo(new Handover.Taken());
        assertThat(second.arrived()).hasSize(1);
    }

    /** All lines of the bulk lane stand before a server that says nothing; another lane has lines of its own. */
    @Test
    void letsUrgentMailsPassBulkOnesThatWaitForAServerWithoutAnAnswer() throws Exception {
        MailServer server = both();
        var taken = new ArrayList<MailServer.Line>();
        for (int i = 0; i < server.sessions(Lane.BULK); i++) {
            taken.add(server.line(Lane.BULK));
        }
        assertThat(send(server, Lane.URGENT)).isEqualTo(new Handover.Taken());
        assertThat(send(server, Lane.PERSONAL)).isEqualTo(new Handover.Taken());
        taken.forEach(MailServer.Line::close);
        assertThat(send(server, Lane.BULK)).isEqualTo(new Handover.Taken());
    }

    @Test
    void passesOverAServerThatTakesConnectionsAndSaysNothing() throws Exception {
        MailServer server = both(Duration.ofSeconds(5));
        first.fallSilent();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Handover>> sent = new ArrayList<>();
            for (Lane lane : List.of(Lane.BULK, Lane.BULK, Lane.URGENT, Lane.PERSONAL)) {
                sent.add(threads.submit(() -> send(server, lane)));
            }
            for (Future<Handover> one : sent) {
                assertThat(one.get()).isEqualTo(new Handover.Taken());
            }
        }
        assertThat(second.arrived()).hasSize(4);
    }

    @Test
    void signsInEncryptedOnlyToAServerThatProvesItsName(@TempDir Path folder) throws Exception {
        var ours = Certificates.made(folder, "ours", "ip:127.0.0.1");
        for (String ways : List.of("PLAIN LOGIN", "LOGIN", "CRAM-MD5")) {
            try (var sink = new SmtpSink()) {
                sink.askWhoYouAre(ways, "hemicycle", "pass wörd");
                Relay relay = new Relay("127.0.0.1", sink.port(), "hemicycle", "pass wörd");
                assertThat(once(relay, new TlsProperties(Mode.OFF, null))).as("unencrypted").isInstanceOf(Handover.NoServer.class);
                sink.offerTls(ours);
                assertThat(once(relay, new TlsProperties(Mode.OPPORTUNISTIC, null))).as("unproven").isInstanceOf(Handover.NoServer.class);
                assertThat(sink.signedIn()).isZero();
                var trusting = new TlsProperties(Mode.OPPORTUNISTIC, folder.resolve("ours.pem").toString());
                if (ways.contains("LOGIN")) {
                    assertThat(once(relay, trusting)).as(ways).isEqualTo(new Handover.Taken());
                    assertThat(once(new Relay("127.0.0.1", sink.port(), "hemicycle", "wrong"), trusting))
                            .isEqualTo(new Handover.NoServer("signing in failed: 535 5.7.8 no"));
                    assertThat(once(new Relay("127.0.0.1", sink.port(), null, null), trusting)).isInstanceOf(Handover.NoServer.class);
                } else {
                    assertThat(once(relay, trusting)).isEqualTo(new Handover.NoServer("the server knows no way to sign in that we know"));
                }
            }
        }
        assertThat(new Relay("mail.example.org", 587, "hemicycle", "secret").toString()).isEqualTo("mail.example.org:587");
    }

    private static Handover once(Relay relay, TlsProperties tls) throws InterruptedException {
        MailServer server = MailServers.at(MailServers.properties(1), MailServers.relays(List.of(relay)), tls);
        try {
            return send(server, Lane.BULK);
        } finally {
            server.destroy();
        }
    }
}
