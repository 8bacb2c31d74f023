package org.hemicycle.notification.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hemicycle.notification.mail.RelayProperties.Relay;
import org.hemicycle.notification.mail.TlsProperties.Mode;

/**
 * One connection to the mail server and the conversation on it (RFC 5321), used by one thread at a time. Where the server
 * can take several commands at once, those that begin a mail are sent together (PIPELINING, RFC 2920), so that a mail
 * costs two waits instead of four.
 */
final class SmtpSession implements AutoCloseable {

    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LINES = 100;

    private final MailProperties properties;
    private final Duration answerTimeout;
    private final ScheduledExecutorService watch;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean pipelining;
    private boolean unfinished;
    private boolean heard;
    private boolean handedOver;

    /** A reply: its code, and its words with the code before them. */
    private record Reply(int code, String words) {

        boolean good() {
            return code >= 200 && code < 300;
        }
    }

    /** The server will not talk with us, or not in the way that the settings ask for. */
    static final class Declined extends IOException {
        Declined(String words) {
            super(words);
        }
    }

    /**
     * Connects, encrypts as the settings ask, and signs in where the relay wants that (RFC 4954).
     *
     * @param answerTimeout how long it may take to greet, and to answer what comes before a mail
     * @param name what we call ourselves
     * @param watch what ends the connection when the server stops reading
     * @throws Declined when the server answered and will not go on
     * @throws IOException when nobody answered, or encryption failed
     */
    SmtpSession(
            Relay relay,
            MailProperties properties,
            Duration answerTimeout,
            Tls tls,
            String name,
            ScheduledExecutorService watch)
            throws IOException {
        this.properties = properties;
        this.answerTimeout = answerTimeout;
        this.watch = watch;
        socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(relay.host(), relay.port()),
                    (int) properties.connectTimeout().toMillis());
            socket.setSoTimeout((int) answerTimeout.toMillis());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
            requireGood(reply());
            String offers = hello(name);
            boolean offered = offers.contains("\nSTARTTLS");
            // A password is for nobody but the server that it belongs to.
            boolean proven = tls.mode() == Mode.REQUIRED || relay.asksWhoWeAre();
            if (proven && !offered) {
                throw new Declined("the server offers no encryption, which is required");
            }
            if (offered && (proven || tls.mode() != Mode.OFF)) {
                write("STARTTLS\r\n");
                requireGood(reply());
                if (in.available() > 0) {
                    // Said before the encryption by whoever was listening (RFC 3207 §6): nothing of it may count after.
                    throw new Declined("the server went on talking before the encryption");
                }
                socket = tls.over(socket, relay.host(), relay.port(), proven);
                in = new BufferedInputStream(socket.getInputStream());
                out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
                offers = hello(name);
            }
            pipelining = offers.contains("\nPIPELINING");
            if (relay.asksWhoWeAre()) {
                signIn(relay, offers);
            }
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private String hello(String name) throws IOException {
        write("EHLO " + name + "\r\n");
        Reply reply = reply();
        if (reply.code() >= 500) {
            write("HELO " + name + "\r\n");
            reply = reply();
            requireGood(reply);
            return "";
        }
        requireGood(reply);
        return reply.words().toUpperCase(Locale.ROOT);
    }

    /** By PLAIN (RFC 4616), or by LOGIN where the server knows nothing else; the connection is encrypted by then. */
    private void signIn(Relay relay, String offers) throws IOException {
        String user = String.valueOf(relay.user());
        String password = relay.password() == null ? "" : relay.password();
        List<String> ways = offers.lines()
                .filter(line -> line.startsWith("AUTH ") || line.startsWith("AUTH="))
                .flatMap(line -> Stream.of(line.substring(5).split("\\s+")))
                .toList();
        Reply reply;
        if (ways.contains("PLAIN")) {
            write("AUTH PLAIN " + base64("\0" + user + "\0" + password) + "\r\n");
            reply = reply();
        } else if (ways.contains("LOGIN")) {
            write("AUTH LOGIN\r\n");
            reply = reply();
            for (String answer : new String[] {user, password}) {
                if (reply.code() == 334) {
                    write(base64(answer) + "\r\n");
                    reply = reply();
                }
            }
        } else {
            throw new Declined("the server knows no way to sign in that we know");
        }
        if (!reply.good()) {
            throw new Declined("signing in failed: " + reply.words());
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void requireGood(Reply reply) throws Declined {
        if (!reply.good()) {
            throw new Declined(reply.words());
        }
    }

    /** Whether the server answered anything to the latest mail; if not, it cannot have taken it. */
    boolean heard() {
        return heard;
    }

    /** Whether the latest mail may have been taken: its text was on the way when the connection broke, if it did. */
    boolean handedOver() {
        return handedOver;
    }

    /** Whether the server still answers. */
    boolean alive() {
        try {
            write("NOOP\r\n");
            return reply().good();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Hands one mail over.
     *
     * @param mail header fields and body with CRLF line ends, which is sent as it is but for leading dots (§4.5.2)
     * @return what the server said; it closes the connection itself after a 421
     * @throws IOException when the connection broke before the last answer
     */
    Handover send(String from, String to, byte[] mail) throws IOException {
        heard = false;
        handedOver = false;
        if (!isSendable(to) || !isSendable(from)) {
            return new Handover.Refused("the address has no form that SMTP knows");
        }
        String reset = unfinished ? "RSET\r\n" : "";
        boolean resetting = unfinished;
        unfinished = false;
        String sender = "MAIL FROM:<" + from + ">\r\n";
        String recipient = "RCPT TO:<" + to + ">\r\n";
        if (pipelining) {
            write(reset + sender + recipient + "DATA\r\n");
            if (resetting) {
                reply();
            }
            Reply ofSender = reply();
            Reply ofRecipient = ofSender.code() == 421 ? ofSender : reply();
            Reply ofData = ofRecipient.code() == 421 ? ofRecipient : reply();
            if (ofData.code() == 354 && ofSender.good() && ofRecipient.good()) {
                return verdict(body(mail));
            }
            if (ofData.code() == 354) {
                // It wants a mail though nobody is to get it: the shortest there is (RFC 2920 §3.1).
                write(".\r\n");
                reply();
            } else {
                unfinished = true;
            }
            if (!ofSender.good()) {
                return ofSender(ofSender);
            }
            return verdict(ofRecipient.good() ? ofData : ofRecipient);
        }
        if (resetting) {
            write(reset);
            reply();
        }
        write(sender);
        Reply reply = reply();
        if (!reply.good()) {
            return ofSender(reply);
        }
        write(recipient);
        reply = reply();
        if (reply.good()) {
            write("DATA\r\n");
            reply = reply();
            if (reply.code() == 354) {
                return verdict(body(mail));
            }
        }
        unfinished = true;
        return verdict(reply);
    }

    /** It does not take mail from us at all, which is no fault of this recipient. */
    private static Handover ofSender(Reply reply) {
        return new Handover.NoServer(MailServer.withoutAddresses(reply.words()));
    }

    private static Handover verdict(Reply reply) {
        String words = MailServer.withoutAddresses(reply.words());
        if (reply.good()) {
            return new Handover.Taken();
        }
        return reply.code() >= 500 ? new Handover.Refused(words) : new Handover.Later(words);
    }

    private static boolean isSendable(String address) {
        return !address.isEmpty()
                && address.chars().allMatch(c -> c > 32 && c < 127 && c != '<' && c != '>')
                && address.indexOf('@') > 0;
    }

    private Reply body(byte[] mail) throws IOException {
        handedOver = true;
        // A server that stops reading would hold us for ever: reads have a limit of time, writes have none.
        Future<?> limit = watch.schedule(this::hangUp, properties.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            int from = 0;
            for (int i = 0; i < mail.length; i++) {
                if (mail[i] == '.' && (i == 0 || mail[i - 1] == '\n')) {
                    out.write(mail, from, i - from);
                    out.write('.');
                    from = i;
                }
            }
            out.write(mail, from, mail.length - from);
            boolean ended = mail.length >= 2 && mail[mail.length - 2] == '\r' && mail[mail.length - 1] == '\n';
            write(ended ? ".\r\n" : "\r\n.\r\n");
        } finally {
            limit.cancel(false);
        }
        // It may look into the mail before it answers, so this may take longer than the rest.
        socket.setSoTimeout((int) properties.readTimeout().toMillis());
        Reply reply = reply();
        if (open()) {
            socket.setSoTimeout((int) answerTimeout.toMillis());
        }
        return reply;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private Reply reply() throws IOException {
        var words = new StringBuilder();
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line();
            if (line.length() < 3 || !line.chars().limit(3).allMatch(c -> c >= '0' && c <= '9')) {
                throw new IOException("the server answered with something else than SMTP");
            }
            words.append(lines == 0 ? line : "\n" + line.substring(Math.min(4, line.length())));
            if (line.length() == 3 || line.charAt(3) != '-') {
                heard = true;
                Reply reply = new Reply(Integer.parseInt(line, 0, 3, 10), words.toString());
                if (reply.code() == 421) {
                    hangUp();
                }
                return reply;
            }
        }
        throw new IOException("the server's answer has no end");
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the server hung up");
            }
            if (b == '\n') {
                return line.toString();
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        throw new IOException("the server's answer has no end");
    }

    /** Whether there is still a connection to send on. */
    boolean open() {
        return !socket.isClosed();
    }

    /** Says goodbye without waiting for an answer, which would say nothing. */
    @Override
    public void close() {
        try {
            write("QUIT\r\n");
        } catch (IOException gone) {
            // It was broken, which is why it is closed.
        }
        hangUp();
    }

    /** Ends the connection without a word. */
    void hangUp() {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing left to end.
        }
    }
}
