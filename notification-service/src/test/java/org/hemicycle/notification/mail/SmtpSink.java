package org.hemicycle.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server for tests that takes everything unless it is told to refuse, to defer, to hang up or to be away. */
public final class SmtpSink implements AutoCloseable {

    /** A mail as it arrived. */
    public record Arrived(String from, String to, byte[] raw, int connection) {

        /** A mail whose return path does not matter. */
        public Arrived(String to, byte[] raw, int connection) {
            this("", to, raw, connection);
        }

        /** The mail read by a parser that did not write it. */
        public MimeMessage parsed() {
            try {
                return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A header's decoded value, or null. */
        public @Nullable String header(String name) {
            try {
                String value = parsed().getHeader(name, null);
                return value == null
                        ? null
                        : jakarta.mail.internet.MimeUtility.decodeText(jakarta.mail.internet.MimeUtility.unfold(value));
            } catch (MessagingException | java.io.UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        public String subject() {
            return String.valueOf(header("Subject"));
        }

        public String text() {
            return part(0);
        }

        public String html() {
            return part(1);
        }

        private String part(int index) {
            try {
                return (String) ((Multipart) parsed().getContent()).getBodyPart(index).getContent();
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A reply that is not said. */
    public static final String SILENCE = "";

    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final int port;
    /** Keeps the port while nobody listens on it, so that it is given to no other program of the machine meanwhile. */
    private final Socket place = new Socket();
    private volatile ServerSocket listener;
    private volatile Thread acceptor = Thread.currentThread();
    private volatile @Nullable String atSender;
    private volatile @Nullable SSLContext tls;
    private volatile boolean pipelining;
    private volatile boolean eager;
    private volatile @Nullable String ways;
    private volatile String secretOf = "";
    private final AtomicInteger signedIn = new AtomicInteger();
    private volatile boolean silent;
    private final AtomicInteger encrypted = new AtomicInteger();
    private final AtomicInteger groups = new AtomicInteger();
    private volatile Function<String, @Nullable String> atRecipient = to -> null;
    private volatile Function<String, @Nullable String> atEnd = to -> null;

    public SmtpSink() {
        try {
            place.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            place.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            port = place.getLocalPort();
            listener = listening();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accept(listener);
    }

    private ServerSocket listening() throws IOException {
        var socket = new ServerSocket();
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    public int port() {
        return port;
    }

    public List<Arrived> arrived() {
        return List.copyOf(arrived);
    }

    public List<Arrived> to(String address) {
        return arrived.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    public int connections() {
        return connections.get();
    }

    /** Takes everything again and forgets what came. */
    public void reset() {
        if (listener.isClosed()) {
            comeBack();
        }
        arrived.clear();
        takeAll();
    }

    public void takeAll() {
        silent = false;
        atSender = null;
        atRecipient = to -> null;
        atEnd = to -> null;
    }

    /** Offers STARTTLS with the certificate of a context; null offers none. */
    public void offerTls(@Nullable SSLContext context) {
        tls = context;
    }

    /**
     * Offers PIPELINING, and answers a mail's commands only after the last of them, so that only who sends them together
     * gets on.
     *
     * @param wantsBody whether DATA is granted though no recipient was taken
     */
    public void offerPipelining(boolean wantsBody) {
        pipelining = true;
        eager = wantsBody;
    }

    /**
     * Takes mails only from who signs in.
     *
     * @param how the ways to do so that it offers
     */
    public void askWhoYouAre(String how, String user, String password) {
        ways = how;
        secretOf = user + "/" + password;
    }

    /** How many connections were signed in. */
    public int signedIn() {
        return signedIn.get();
    }

    /** Takes connections and what is said on them, and says nothing any more. */
    public void fallSilent() {
        silent = true;
    }

    /** How many connections were encrypted. */
    public int encrypted() {
        return encrypted.get();
    }

    /** How many mails began with all of their commands in one group. */
    public int groups() {
        return groups.get();
    }

    /** Hangs up on everybody who is connected, and goes on listening. */
    public void hangUp() {
        try {
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to reply to MAIL FROM. */
    public void replyToSender(String reply) {
        atSender = reply;
    }

    /** What to reply to RCPT for an address; null takes it. */
    public void replyToRecipient(Function<String, @Nullable String> reply) {
        atRecipient = reply;
    }

    /** What to reply after the mail itself; null takes it, "drop" hangs up without a word. */
    public void replyToMail(Function<String, @Nullable String> reply) {
        atEnd = reply;
    }

    /** Goes away: connections end and new ones are refused. */
    public void leave() {
        try {
            listener.close();
            // Until its last accept has ended, the listener may still take a connection.
            acceptor.join();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Comes back on the same port. */
    public void comeBack() {
        try {
            listener = listening();
            accept(listener);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket on) {
        acceptor = Thread.ofVirtual().start(() -> {
            while (!on.isClosed()) {
                try {
                    Socket socket = on.accept();
                    // Before anything else, so that whoever goes away knows of each that was taken.
                    open.add(socket);
                    int number = connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> serve(socket, number));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            boolean begun = false;
            boolean taken = false;
            boolean secret = false;
            boolean known = ways == null;
            say(out, "220 sink.example ESMTP");
            String from = "";
            String to = "";
            for (String line = line(in); line != null; line = line(in)) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("EHLO")) {
                    say(out, "250-sink.example" + (tls != null && !secret ? "\r\n250-STARTTLS" : "")
                            + (ways != null && secret ? "\r\n250-AUTH " + ways : "")
                            + (pipelining ? "\r\n250-PIPELINING" : "") + "\r\n250 8BITMIME");
                } else if (command.equals("STARTTLS") && tls != null) {
                    say(out, "220 go on");
                    var own = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, false);
                    own.setUseClientMode(false);
                    own.startHandshake();
                    in = new BufferedInputStream(own.getInputStream());
                    out = new BufferedOutputStream(own.getOutputStream());
                    secret = true;
                    encrypted.incrementAndGet();
                } else if (command.startsWith("AUTH PLAIN ")) {
                    String[] said = decoded(line.substring(11)).split("\0");
                    known = secret && said.length == 3 && secretOf.equals(said[1] + "/" + said[2]);
                    say(out, known ? "235 2.7.0 welcome" : "535 5.7.8 no");
                } else if (command.equals("AUTH LOGIN")) {
                    say(out, "334 VXNlcm5hbWU6");
                    String user = decoded(String.valueOf(line(in)));
                    say(out, "334 UGFzc3dvcmQ6");
                    known = secret && secretOf.equals(user + "/" + decoded(String.valueOf(line(in))));
                    say(out, known ? "235 2.7.0 welcome" : "535 5.7.8 no");
                } else if (command.startsWith("MAIL") && !known) {
                    say(out, "530 5.7.0 who are you", !pipelining);
                } else if (command.equals("RSET")) {
                    begun = false;
                    say(out, "250 ok", !pipelining);
                } else if (command.startsWith("MAIL")) {
                    from = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    String reply = begun ? "503 5.5.1 nested MAIL" : atSender == null ? "250 ok" : atSender;
                    begun |= reply.startsWith("250");
                    taken = false;
                    say(out, reply, !pipelining);
                } else if (command.startsWith("RCPT")) {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    String reply = atRecipient.apply(to);
                    taken = begun && reply == null;
                    say(out, !begun ? "503 5.5.1 MAIL first" : reply == null ? "250 ok" : reply, !pipelining);
                } else if (command.equals("DATA")) {
                    if (pipelining) {
                        groups.incrementAndGet();
                    }
                    if (!taken && !eager) {
                        say(out, "554 5.5.1 no valid recipients");
                        continue;
                    }
                    say(out, "354 go on");
                    byte[] mail = mail(in);
                    begun = false;
                    if (!taken) {
                        say(out, mail.length == 0 ? "554 5.5.1 no valid recipients" : "250 taken for nobody");
                        continue;
                    }
                    String reply = atEnd.apply(to);
                    if (reply == null) {
                        arrived.add(new Arrived(from, to, mail, number));
                    } else if (reply.equals("drop")) {
                        return;
                    }
                    say(out, reply == null ? "250 taken" : reply);
                } else if (command.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // The other side hung up, or this test did.
        } finally {
            open.remove(socket);
        }
    }

    private static String decoded(String base64) {
        return new String(java.util.Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private void say(OutputStream out, String reply) throws IOException {
        say(out, reply, true);
    }

    private void say(OutputStream out, String reply, boolean now) throws IOException {
        if (silent || reply.equals(SILENCE)) {
            return;
        }
        if (reply.startsWith("235")) {
            signedIn.incrementAndGet();
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        if (now) {
            out.flush();
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return null;
    }

    private static byte[] mail(InputStream in) throws IOException {
        var mail = new ByteArrayOutputStream();
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                byte[] bytes = line.toByteArray();
                line.reset();
                if (bytes.length == 3 && bytes[0] == '.') {
                    break;
                }
                mail.write(bytes, bytes[0] == '.' ? 1 : 0, bytes.length - (bytes[0] == '.' ? 1 : 0));
            }
        }
        return mail.toByteArray();
    }

    @Override
    public void close() {
        leave();
        try {
            place.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
