package org.hemicycle.notification.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.hemicycle.notification.mail.TlsProperties.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final byte[] MAIL = "Subject: s\r\n\r\ntext\r\n".getBytes(US_ASCII);

    @TempDir
    private static Path folder;

    private static SSLContext ours;
    private static SSLContext misnamed;

    private final SmtpSink sink = new SmtpSink();

    @BeforeAll
    static void certificates() throws Exception {
        ours = Certificates.made(folder, "ours", "ip:127.0.0.1");
        misnamed = Certificates.made(folder, "misnamed", "dns:mail.example.org");
    }

    @AfterEach
    void close() {
        sink.close();
    }

    private Handover send(Mode mode, @Nullable String trusted) throws InterruptedException {
        var properties = new MailProperties("127.0.0.1", sink.port(), "Hemicycle <news@hemicycle.example>", 1,
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(5));
        MailServer server = MailServers.at(properties, new TlsProperties(
                mode, trusted == null ? null : folder.resolve(trusted + ".pem").toString()));
        try (MailServer.Line line = server.line(Lane.BULK)) {
            return line.send("ada@example.org", MAIL);
        } finally {
            server.destroy();
        }
    }

    @Test
    void encryptsWhereItMustAndTheServerProvesItsName() throws InterruptedException {
        sink.offerTls(ours);
        sink.offerPipelining(false);
        assertThat(send(Mode.REQUIRED, "ours")).isEqualTo(new Handover.Taken());
        assertThat(sink.encrypted()).isEqualTo(1);
        assertThat(sink.arrived()).hasSize(1);
    }

    @Test
    void sendsNothingWhereItMustAndCannot() throws InterruptedException {
        assertThat(send(Mode.REQUIRED, "ours")).isEqualTo(new Handover.NoServer("the server offers no encryption, which is required"));
        sink.offerTls(ours);
        assertThat(send(Mode.REQUIRED, null)).isInstanceOf(Handover.NoServer.class);
        assertThat(send(Mode.REQUIRED, "misnamed")).isInstanceOf(Handover.NoServer.class);
        sink.offerTls(misnamed);
        assertThat(send(Mode.REQUIRED, "misnamed")).isInstanceOfSatisfying(Handover.NoServer.class,
                none -> assertThat(none.reason()).contains("127.0.0.1"));
        assertThat(sink.arrived()).isEmpty();
    }

    @Test
    void encryptsWhereItCanWhoeverTheServerIs() throws InterruptedException {
        assertThat(send(Mode.OPPORTUNISTIC, null)).isEqualTo(new Handover.Taken());
        assertThat(sink.encrypted()).isZero();
        sink.offerTls(misnamed);
        assertThat(send(Mode.OPPORTUNISTIC, null)).isEqualTo(new Handover.Taken());
        assertThat(sink.encrypted()).isEqualTo(1);
    }

    @Test
    void leavesEncryptionAloneWhereItIsOff() throws InterruptedException {
        sink.offerTls(ours);
        assertThat(send(Mode.OFF, null)).isEqualTo(new Handover.Taken());
        assertThat(sink.encrypted()).isZero();
    }

    @Test
    void saysAtStartThatCertificatesCannotBeRead() {
        assertThatThrownBy(() -> send(Mode.REQUIRED, "missing")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
    }
}
