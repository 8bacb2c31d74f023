package org.hemicycle.notification.courier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A program on the other side, on a socket of its own, that answers as a test tells it to. */
final class Receiver implements AutoCloseable {

    private final ServerSocket socket;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Manner manner = answering(204);

    Receiver() {
        this(ServerSocketFactory.getDefault());
    }

    /** One whose sockets speak TLS, if the factory's do. */
    Receiver(ServerSocketFactory sockets) {
        try {
            socket = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** A request as it arrived; the names of headers are in small letters. */
    record Got(String line, Map<String, String> headers, byte[] body) {
        String id() {
            return headers.getOrDefault("webhook-id", "");
        }
    }

    /** What is done with a request once it was read. */
    interface Manner {
        /** Answers; true when the connection can take another request. */
        boolean answer(Receiver self, Socket connection, OutputStream out) throws IOException, InterruptedException;
    }

    static Manner answering(int status, String... headers) {
        return (self, connection, out) -> {
            say(out, "HTTP/1.1 " + status + " Said\r\n" + lines(headers) + "Content-Length: 0\r\n\r\n");
            return true;
        };
    }

    /** Never answers. */
    static Manner silent() {
        return (self, connection, out) -> {
            self.closed.await();
            return false;
        };
    }

    /** Waits for the latch, then answers 204. */
    static Manner after(CountDownLatch latch) {
        return (self, connection, out) -> {
            latch.await(60, TimeUnit.SECONDS);
            return answering(204).answer(self, connection, out);
        };
    }

    /** Sends a text over and over, a byte at a time, with a pause after each. */
    static Manner trickling(String first, String endlessly, long pauseMillis) {
        return (self, connection, out) -> {
            say(out, first);
            while (!self.closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                for (byte each : endlessly.getBytes(ISO_8859_1)) {
                    out.write(each);
                    out.flush();
                    if (self.closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                        return false;
                    }
                }
            }
            return false;
        };
    }

    /** Sends a text and then another for ever, as fast as it is read. */
    static Manner flooding(String first, String endlessly) {
        return (self, connection, out) -> {
            say(out, first);
            byte[] more = endlessly.repeat(1_000).getBytes(ISO_8859_1);
            while (self.closed.getCount() > 0) {
                out.write(more);
            }
            return false;
        };
    }

    /** Breaks the connection without a word (TCP RST). */
    static Manner resetting() {
        return (self, connection, out) -> {
            connection.setSoLinger(true, 0);
            connection.close();
            return false;
        };
    }

    Receiver behaves(Manner next) {
        manner = next;
        return this;
    }

    int port() {
        return socket.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook?key=1";
    }

    List<Got> got() {
        return got;
    }

    List<String> ids() {
        return got.stream().map(Got::id).toList();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            var out = connection.getOutputStream();
            boolean again = true;
            while (again) {
                String line = line(in);
                if (line.isEmpty()) {
                    return;
                }
                var headers = new TreeMap<String, String>();
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    int colon = header.indexOf(':');
                    if (colon < 0) {
                        return; // Not HTTP, such as the greeting of TLS.
                    }
                    headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
                }
                byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
                got.add(new Got(line, headers, body));
                again = manner.answer(this, connection, out);
            }
        } catch (IOException | InterruptedException over) {
            // The other side hung up, which is what some tests are about.
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
            line.write(each);
        }
        return line.toString(ISO_8859_1).strip();
    }

    private static String lines(String... headers) {
        var lines = new StringBuilder();
        for (String header : headers) {
            lines.append(header).append("\r\n");
        }
        return lines.toString();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
