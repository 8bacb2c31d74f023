package org.hemicycle.notification.bounce;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.visit;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.store.Leases;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.Subscribers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BounceMailboxTest extends ServiceTest {

    private final GreenMail server = new GreenMail(imap());
    private final Crowd crowd;
    private final BounceDesk desk;
    private final Leases leases;
    private final MeterRegistry meters;

    @Autowired
    BounceMailboxTest(Subscribers subscribers, AddressVault vault, BounceDesk desk, Leases leases, MeterRegistry meters) {
        this.crowd = new Crowd(subscribers, vault);
        this.desk = desk;
        this.leases = leases;
        this.meters = meters;
    }

    /** On a busy machine it starts in more than the two seconds that it otherwise gives itself. */
    private static ServerSetup imap() {
        var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    @BeforeEach
    void open() {
        server.start();
        mongo.getCollection("leases").deleteMany(new org.bson.Document("_id", "bounce-mailbox"));
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private BounceMailbox mailbox(int port, String password) {
        return new BounceMailbox(
                new BounceProperties.Imap("127.0.0.1", port, false, "bounces", password, "INBOX", Duration.ofMinutes(1)),
                desk, leases, meters);
    }

    private static MimeMessage mail(byte[] bytes) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    @Test
    void takesReportsAndLeavesTheRestToBeRead() throws Exception {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), List.of("visit"));
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        String path = mails("ada@example.org", 1).getFirst().from();
        GreenMailUser user = server.setUser("bounces@hemicycle.example", "bounces", "secret");
        user.deliver(mail(Reports.dsn(path, "failed", "5.1.1", "550 5.1.1 no such user")));
        user.deliver(mail(Reports.holiday(path)));
        user.deliver(mail(Reports.dsn("bounces+" + "a".repeat(56) + "@hemicycle.example", "failed", "5.1.1", "550 no")));
        user.deliver(mail("Subject: hello\r\n\r\ntext\r\n".getBytes(US_ASCII)));

        mailbox(server.getImap().getPort(), "secret").read();
        assertThat(mongo.getCollection("suppressions").countDocuments()).isEqualTo(1);
        assertThat(mongo.getCollection("bounces").countDocuments()).isEqualTo(1);
        var inbox = server.getManagers().getImapHostManager().getInbox(user);
        assertThat(inbox.getMessages()).hasSize(3).allMatch(mail -> mail.isSet(Flags.Flag.SEEN));

        user.deliver(mail(Reports.dsn(path, "failed", "5.1.1", "550 5.1.1 no such user")));
        mailbox(server.getImap().getPort(), "secret").read();
        assertThat(inbox.getMessages()).hasSize(3);
        assertThat(mongo.getCollection("bounces").countDocuments()).isEqualTo(1);
    }

    @Test
    void triesAgainWhenTheMailboxIsAwayOrLocked() {
        double before = meters.counter("hemicycle.bounces.mailbox.failures").count();
        server.setUser("bounces@hemicycle.example", "bounces", "secret");
        mailbox(server.getImap().getPort(), "wrong").read();
        int port = server.getImap().getPort();
        server.stop();
        mailbox(port, "secret").read();
        assertThat(meters.counter("hemicycle.bounces.mailbox.failures").count()).isEqualTo(before + 2);
    }
}
