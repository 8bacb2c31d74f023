package org.hemicycle.notification.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.hemicycle.notification.bounce.ReturnPaths;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The next mail server, over a few SMTP sessions that are kept open between mails. */
@Component
public class MailServer implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private final Session session;
    private final MailProperties properties;
    private final ReturnPaths returnPaths;
    private final String senderDomain;
    private final Dkim dkim;
    private final Clock clock;
    /** Sessions at rest; an empty place stands for one that is not connected yet. */
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final AtomicLong connections = new AtomicLong();

    MailServer(MailProperties properties, Stationery stationery, Dkim dkim, ReturnPaths returnPaths, Clock clock) {
        this.properties = properties;
        this.returnPaths = returnPaths;
        this.senderDomain = stationery.domain();
        this.dkim = dkim;
        this.clock = clock;
        var smtp = new Properties();
        smtp.put("mail.smtp.host", properties.host());
        smtp.put("mail.smtp.port", properties.port());
        smtp.put("mail.smtp.connectiontimeout", properties.connectTimeout().toMillis());
        smtp.put("mail.smtp.timeout", properties.readTimeout().toMillis());
        smtp.put("mail.smtp.writetimeout", properties.readTimeout().toMillis());
        smtp.put("mail.smtp.localhost", senderDomain);
        smtp.put("mail.smtp.starttls.enable", true);
        // QUIT waits for an answer that says nothing; a server that hangs would hold a session of ours.
        smtp.put("mail.smtp.quitwait", false);
        session = Session.getInstance(smtp);
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
    }

    /** One SMTP session, used by one thread at a time. */
    public final class Line implements AutoCloseable {

        private @Nullable SMTPTransport transport;
        private long usedAt;

        private Line() {}

        /** Signs one mail, hands it over and says what the server said; the session stays open for the next. */
        public Handover send(String address, byte[] mail) {
            byte[] signed;
            String returnPath = returnPaths.of(address, mail);
            try {
                signed = dkim.signed(mail, senderDomain, clock.instant());
            } catch (IllegalStateException e) {
                log.error("A mail could not be signed", e);
                return new Handover.Later("the mail could not be signed");
            }
            SMTPTransport connected;
            try {
                connected = connected();
            } catch (MessagingException e) {
                hangUp();
                return new Handover.NoServer(words(e));
            }
            try {
                connected.sendMessage(new Raw(session, signed, returnPath), new Address[] {new InternetAddress(address)});
                usedAt = System.nanoTime();
                return new Handover.Taken();
            } catch (AddressException e) {
                return new Handover.Refused("the address has no form that SMTP knows");
            } catch (SendFailedException e) {
                return answered(e);
            } catch (MessagingException e) {
                hangUp();
                return new Handover.Later(words(e));
            }
        }

        private SMTPTransport connected() throws MessagingException {
            SMTPTransport open = transport;
            if (open != null) {
                boolean fresh = System.nanoTime() - usedAt < properties.idle().toNanos();
                // isConnected asks the server with a NOOP, which a busy session can spare.
                if (fresh || open.isConnected()) {
                    return open;
                }
                hangUp();
            }
            var made = (SMTPTransport) session.getTransport("smtp");
            made.connect();
            connections.incrementAndGet();
            usedAt = System.nanoTime();
            transport = made;
            return made;
        }

        private Handover answered(SendFailedException failure) {
            int code = 0;
            String words = "";
            boolean sender = false;
            for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
                switch (e) {
                    case SMTPAddressFailedException recipient -> {
                        code = recipient.getReturnCode();
                        words = reply(recipient);
                    }
                    case SMTPSendFailedException send -> {
                        if (code == 0) {
                            code = send.getReturnCode();
                            words = reply(send);
                            sender |= String.valueOf(send.getCommand()).startsWith("MAIL");
                        }
                    }
                    case SMTPSenderFailedException ofSender -> {
                        code = ofSender.getReturnCode();
                        words = reply(ofSender);
                        sender = true;
                    }
                    default -> {}
                }
            }
            if (code == 421 || code <= 0) {
                hangUp();
            } else {
                usedAt = System.nanoTime();
            }
            if (sender) {
                // It does not take mail from us at all, which is no fault of this recipient.
                return new Handover.NoServer(words);
            }
            return code >= 500 && code < 600
                    ? new Handover.Refused(words)
                    : new Handover.Later(words.isEmpty() ? words(failure) : words);
        }

        private void hangUp() {
            SMTPTransport open = transport;
            transport = null;
            if (open != null) {
                try {
                    open.close();
                } catch (MessagingException e) {
                    // It was broken, which is why it is closed.
                }
            }
        }

        @Override
        public void close() {
            lines.add(this);
        }
    }

    /** The server's own words without the address in them: reasons are kept and shown, addresses are not. */
    private static String reply(Exception e) {
        return withoutAddresses(String.valueOf(e.getMessage()));
    }

    private static String words(Exception e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return withoutAddresses(deepest.getClass().getSimpleName() + ": " + deepest.getMessage());
    }

    static String withoutAddresses(String words) {
        String clean = words.replaceAll("[^\\s<>@]+@[^\\s<>@]+", "…").replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() > 300 ? clean.substring(0, 300) : clean;
    }

    /** A message that is bytes already: written as it is, never parsed. */
    private static final class Raw extends SMTPMessage {

        private final byte[] mail;

        Raw(Session session, byte[] mail, String returnPath) {
            super(session);
            this.mail = mail;
            this.headers = new InternetHeaders();
            this.saved = true;
            setEnvelopeFrom(returnPath);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(mail);
        }

        @Override
        public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException {
            out.write(mail);
        }
    }
}
