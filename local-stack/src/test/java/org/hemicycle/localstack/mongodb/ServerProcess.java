package org.hemicycle.localstack.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A server in a JVM of its own, so that it can be killed.
final class ServerProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final Process process;

    private ServerProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /// Starts a process and does not wait for it.
    static ServerProcess launch(Path folder, int port, String... jvmOptions) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m", "-XX:+UseSerialGC",
                // Half a second of starting, fifty times, goes into a log that these tests do not read.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-Djdk.nio.maxCachedBufferSize=262144"));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                MongodbServer.class.getName(), "port=" + port, "data=" + folder, "ready=" + folder.resolve("ready")));
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve("ready"));
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile()).start();
            return new ServerProcess(folder, port, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a process and waits until it answers.
    static ServerProcess start(Path folder, int port) {
        return start(folder, port, "-XX:TieredStopAtLevel=1");
    }

    static ServerProcess start(Path folder, int port, String... jvmOptions) {
        ServerProcess server = launch(folder, port, jvmOptions);
        Awaitility.await().pollInterval(10, TimeUnit.MILLISECONDS).atMost(180, TimeUnit.SECONDS)
                .until(() -> Files.exists(folder.resolve("ready")) || !server.process.isAlive());
        assertThat(server.process.isAlive()).as(server.log()).isTrue();
        return server;
    }

    MongoClient connect() {
        return MongoClients.create("mongodb://127.0.0.1:" + port
                + "/?w=majority&journal=true&serverSelectionTimeoutMS=60000&maxConnecting=8");
    }

    /// Sends the signal that a process cannot answer, and does not wait.
    void kill() {
        process.destroyForcibly();
    }

    /// Waits for the end and returns the exit status.
    int awaitEnd() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the process ended").isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Asks the process to end, as `SIGTERM` does, and returns its exit status.
    int stop() {
        process.destroy();
        return awaitEnd();
    }

    /// The processor time that the process has used so far.
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long pid() {
        return process.pid();
    }

    /// What the process has printed.
    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }
}
