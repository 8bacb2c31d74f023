package org.hemicycle.localstack.mail;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hemicycle.localstack.ServerArguments;
import org.subethamail.smtp.server.SMTPServer;

/// Catches all mail on loopback; arguments `port` (SMTP), `page` (HTTP: `/` to read, `/api/messages` for programs), `data`
/// and `keep` (how many mails at most, 20,000 unless told).
public final class MailCatcher {

    private static final int LARGEST_MAIL = 25 * 1024 * 1024;

    private MailCatcher() {
    }

    /// Serves until the process is told to end.
    public static void main(String[] args) throws IOException {
        ServerArguments arguments = ServerArguments.of(args);
        Mailbox mailbox = new Mailbox(arguments.data().resolve("messages"),
                Integer.parseInt(arguments.value("keep", "20000")));
        Gate gate = new Gate();
        Clock clock = Clock.systemUTC();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        SMTPServer smtp = SMTPServer.port(arguments.port())
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Hemicycle")
                .messageHandlerFactory(context -> new SmtpSession(mailbox, gate, clock))
                .executorService(threads)
                .insertReceivedHeaders(false)
                .maxMessageSize(LARGEST_MAIL)
                .backlog(200)
                .build();
        HttpServer http = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), arguments.number("page")), 200);
        http.setExecutor(threads);
        http.createContext("/", new LoopbackOnly(new MailPages(mailbox)));
        http.createContext("/api/messages", new LoopbackOnly(new MailApi(mailbox)));
        http.createContext("/api/gate", new LoopbackOnly(new GateApi(gate)));

        smtp.start();
        http.start();
        arguments.announceReady();
    }
}
