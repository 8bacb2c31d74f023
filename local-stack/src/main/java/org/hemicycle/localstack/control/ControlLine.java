package org.hemicycle.localstack.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A command's end of the line.
public final class ControlLine implements Orders {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_ORDER = Duration.ofMinutes(10);

    private final Line line;

    private ControlLine(Line line) {
        this.line = line;
    }

    /// The line to the process that wrote this file, if that process runs.
    public static Optional<ControlLine> openedBy(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Line line = JSON.readValue(Files.readString(file), Line.class);
            return ProcessHandle.of(line.pid()).isPresent() && answers(line)
                    ? Optional.of(new ControlLine(line)) : Optional.empty();
        } catch (IOException | JacksonException halfWrittenOrForeign) {
            return Optional.empty();
        }
    }

    // A process id alone proves little: it may belong to another process by now, or to one that ended and waits to be
    // reaped.
    private static boolean answers(Line line) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), line.port()), 2_000);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /// The file's text for a line.
    public static String written(Line line) {
        return JSON.writeValueAsString(line);
    }

    /// The supervising process.
    public long pid() {
        return line.pid();
    }

    @Override
    public Status status() {
        return JSON.readValue(ask("GET", "/status"), Status.class);
    }

    @Override
    public Scaled scale(String deployable, int instances) {
        return JSON.readValue(ask("POST", "/scale/" + deployable + "/" + instances), Scaled.class);
    }

    @Override
    public void down() {
        ask("POST", "/down");
    }

    private String ask(String method, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + line.port() + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout((int) LONGEST_ORDER.toMillis());
            connection.setRequestProperty("Authorization", "Bearer " + line.token());
            int status = connection.getResponseCode();
            InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream();
            try (InputStream body = stream) {
                String text = body == null ? "" : new String(body.readAllBytes(), UTF_8);
                if (status >= 400) {
                    throw new IllegalStateException(text.isEmpty() ? "The running process answered " + status : text);
                }
                return text;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
