package org.hemicycle.notification.mail;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.hemicycle.notification.bounce.ReturnPaths;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The next mail server, over a few SMTP sessions that are kept open between mails; each mail leaves signed. */
@Component
public class MailServer implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private final MailProperties properties;
    private final Tls tls;
    private final ReturnPaths returnPaths;
    private final String senderDomain;
    private final Dkim dkim;
    private final Clock clock;
    /** Sessions at rest; an empty place stands for one that is not connected yet. */
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final AtomicLong connections = new AtomicLong();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("smtp-watch").factory());

    MailServer(
            MailProperties properties,
            TlsProperties tls,
            Stationery stationery,
            Dkim dkim,
            ReturnPaths returnPaths,
            Clock clock) {
        this.properties = properties;
        this.tls = new Tls(tls);
        this.returnPaths = returnPaths;
        this.senderDomain = stationery.domain();
        this.dkim = dkim;
        this.clock = clock;
        for (int i = 0; i < properties.sessions(); i++) {
            lines.add(new Line());
        }
    }

    /** How many sessions can be used at the same time. */
    public int sessions() {
        return properties.sessions();
    }

    /** How many connections were made so far. */
    public long connections() {
        return connections.get();
    }

    /** A session of one's own until it is closed; waits while all are taken. */
    public Line line() throws InterruptedException {
        return lines.take();
    }

    @Override
    public void destroy() {
        lines.forEach(Line::hangUp);
        watch.shutdownNow();
    }

    /** One SMTP session, used by one thread at a time. */
    public final class Line implements AutoCloseable {

        private @Nullable SmtpSession session;
        private long usedAt;
        /** Whether the latest connection broke before the server said anything to the mail. */
        private boolean unheard;

        private Line() {}

        /** Signs one mail, hands it over and says what the server said; the session stays open for the next. */
        public Handover send(String address, byte[] mail) {
            String returnPath = returnPaths.of(address, mail);
            byte[] signed;
            try {
                signed = dkim.signed(mail, senderDomain, clock.instant());
            } catch (IllegalStateException e) {
                log.error("A mail could not be signed", e);
                return new Handover.Later("the mail could not be signed");
            }
            boolean kept = session != null;
            Handover handover = send(returnPath, address, signed);
            // Servers end connections that rested too long for them; that is no failure of this mail.
            boolean stale = kept && handover instanceof Handover.Later && session == null && unheard;
            return stale ? send(returnPath, address, signed) : handover;
        }

        private Handover send(String from, String to, byte[] mail) {
            SmtpSession connected;
            try {
                connected = connected();
            } catch (IOException e) {
                hangUp();
                return new Handover.NoServer(words(e));
            }
            try {
                Handover handover = connected.send(from, to, mail);
                usedAt = System.nanoTime();
                unheard = false;
                if (!connected.open()) {
                    session = null;
                }
                return handover;
            } catch (IOException e) {
                unheard = !connected.heard() && !(e instanceof java.net.SocketTimeoutException);
                connected.hangUp();
                session = null;
                return new Handover.Later(words(e));
            }
        }

        private SmtpSession connected() throws IOException {
            SmtpSession open = session;
            if (open != null) {
                boolean fresh = System.nanoTime() - usedAt < properties.idle().toNanos();
                // A busy session can spare the question.
                if (open.open() && (fresh || open.alive())) {
                    return open;
                }
                open.hangUp();
                session = null;
            }
            var made = new SmtpSession(properties, tls, senderDomain, watch);
            connections.incrementAndGet();
            usedAt = System.nanoTime();
            session = made;
            return made;
        }

        private void hangUp() {
            SmtpSession open = session;
            session = null;
            if (open != null) {
                open.close();
            }
        }

        @Override
        public void close() {
            lines.add(this);
        }
    }

    private static String words(IOException e) {
        if (e instanceof SmtpSession.Declined) {
            return withoutAddresses(String.valueOf(e.getMessage()));
        }
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return withoutAddresses(deepest.getClass().getSimpleName() + ": " + deepest.getMessage());
    }

    /** The server's own words without the address in them: reasons are kept and shown, addresses are not. */
    static String withoutAddresses(String words) {
        String clean = words.replaceAll("[^\\s<>@]+@[^\\s<>@]+", "…").replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() > 300 ? clean.substring(0, 300) : clean;
    }
}
