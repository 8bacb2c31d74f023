package org.hemicycle.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hemicycle.localstack.LocalJvm;
import org.hemicycle.localstack.Ports;
import org.hemicycle.localstack.control.ControlLine;
import org.hemicycle.localstack.control.Status;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The system as {@code ./hemicycle up} runs it, on free ports and with empty data; its supervisor is a child of this JVM
 * and ends with it, however it ends, and everything else ends with the supervisor.
 */
final class RunningSystem implements AutoCloseable {

    /** How long anything may take that only has to happen: two busy cores are slow, and a wait that ends early is none. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How many mails one thread sends between two records of progress, here. */
    static final int WINDOW = 5;

    /** How many chunks one instance serves at the same time: two of each lane, and one taken up again. */
    static final int CHUNKS_AT_ONCE = 5;

    /** The key that signs links in mails; known here so that a link can be made that expired long ago. */
    static final String LINK_KEY = "bm90IGEgc2VjcmV0OiBvbmx5IHRlc3RzIHVzZSB0aGlz";

    private static final Duration TIME_TO_START = Duration.ofMinutes(10);
    private static final String COMMAND = "org.hemicycle.localstack.supervisor.Hemicycle";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LINES_TOLD = 12;

    private final Path home = repository();
    private final Path state = home.resolve("end-to-end/target/stack");
    private final Path log = state.resolve("logs/supervisor.log");
    private final Map<String, String> environment = new HashMap<>();
    private final Process supervisor;
    private final ControlLine line;

    private RunningSystem() throws IOException {
        for (String port : List.of("GATEWAY", "WEB", "CONTENT", "EVENTS", "NOTIFICATION", "KAFKA", "KAFKA_CONTROLLER",
                "MONGODB", "OPENID", "SMTP", "MAIL_PAGE")) {
            environment.put("HEMICYCLE_" + port + "_PORT", Integer.toString(Ports.free()));
        }
        environment.put("HEMICYCLE_HOME", home.toString());
        environment.put("HEMICYCLE_STATE", state.toString());
        environment.put("HEMICYCLE_AOT", "off");
        environment.put("HEMICYCLE_START_SECONDS", Long.toString(TIME_TO_START.toSeconds()));
        environment.put("LINK_KEY", LINK_KEY);
        environment.put("QUIET_TIME", "PT4S");
        environment.put("SIGNUP_LIMIT_PER_MINUTE", "1000000");
        // A thousand readers then make as many chunks and records of progress as many thousands do otherwise, and as the
        // key of a chunk is its number, there are some on each of the twelve partitions: whoever reads any has work.
        environment.put("HEMICYCLE_AUDIENCE_BUCKET", "25");
        environment.put("HEMICYCLE_DELIVERY_WINDOW", Integer.toString(WINDOW));

        Files.deleteIfExists(log);
        supervisor = new LocalJvm(LocalJvm.serverClassPath(), List.of("-Xmx96m", "-XX:TieredStopAtLevel=1"), COMMAND,
                List.of("up", "--fresh"), environment, log).start();
        await("the system is healthy").atMost(TIME_TO_START).pollInterval(Duration.ofMillis(250)).until(this::isHealthy);
        line = ControlLine.openedBy(state.resolve("supervisor.json")).orElseThrow();
        System.out.println("The system runs on " + url() + "; MongoDB: " + status().mongodb());
    }

    static RunningSystem start() {
        try {
            return new RunningSystem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isHealthy() throws IOException {
        if (!supervisor.isAlive()) {
            throw new IllegalStateException("The system did not start:\n" + Files.readString(log));
        }
        return ControlLine.openedBy(state.resolve("supervisor.json"))
                .map(running -> running.status().phase().equals("healthy")).orElse(false);
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("local-stack"))) {
            folder = Objects.requireNonNull(folder.getParent(), "run the tests inside the repository");
        }
        return folder;
    }

    /** The one address that users know. */
    URI url() {
        return URI.create("http://localhost:" + environment.get("HEMICYCLE_GATEWAY_PORT"));
    }

    URI mailPage() {
        return URI.create("http://localhost:" + environment.get("HEMICYCLE_MAIL_PAGE_PORT"));
    }

    URI issuer() {
        return URI.create("http://localhost:" + environment.get("HEMICYCLE_OPENID_PORT"));
    }

    String kafkaBrokers() {
        return status().kafkaBrokers();
    }

    Status status() {
        return line.status();
    }

    /** Who reads which partition, and how far behind, as {@code ./hemicycle status --json} tells. */
    List<JsonNode> consumers() {
        String answer = command("status", "--json").output();
        assertThat(answer).as("the status").contains("{");
        return JSON.readTree(answer.substring(answer.indexOf('{'))).path("consumers").valueStream().toList();
    }

    void scale(String deployable, int instances) {
        var scaled = line.scale(deployable, instances);
        if (scaled.problem() != null) {
            throw new AssertionError(deployable + " could not be scaled: " + scaled.problem());
        }
    }

    List<Status.Part> instances(String deployable) {
        return status().deployables().stream().filter(one -> one.name().equals(deployable)).findFirst().orElseThrow()
                .instances();
    }

    /** Ends a process as {@code kill -9} does; the supervisor starts it again. */
    void kill(String instance) {
        process(instance).destroyForcibly();
    }

    /** Makes a process stand still without ending it: it answers nobody, and its connections stay open. */
    void freeze(String instance) {
        signal("STOP", instance);
    }

    void thaw(String instance) {
        signal("CONT", instance);
    }

    private void signal(String signal, String instance) {
        try {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(process(instance).pid())).start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + signal + " of " + instance + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessHandle process(String instance) {
        Long pid = status().parts().stream().filter(part -> part.name().equals(instance)).findFirst().orElseThrow().pid();
        return ProcessHandle.of(Objects.requireNonNull(pid, instance + " does not run")).orElseThrow();
    }

    void awaitReady(String instance) {
        await(instance + " is ready").atMost(PATIENCE).until(() -> status().parts().stream()
                .anyMatch(part -> part.name().equals(instance) && part.health().equals("ready")));
    }

    /** What a command said, and the status that it ended with. */
    record Outcome(int status, String output) {}

    /** Runs {@code ./hemicycle} with these words beside the running system. */
    Outcome command(String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", LocalJvm.serverClassPath(), COMMAND));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The end of every log, for whoever has to find out why a test failed. */
    String lastWords() {
        var words = new StringBuilder();
        try (Stream<Path> logs = Files.list(log.getParent())) {
            for (Path one : logs.filter(file -> file.toString().endsWith(".log")).sorted().toList()) {
                List<String> lines = new String(Files.readAllBytes(one), UTF_8).lines()
                        .filter(line -> !line.contains("|-INFO")).toList();
                words.append("--- ").append(one.getFileName()).append('\n');
                lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()).forEach(line ->
                        words.append(line, 0, Math.min(line.length(), 600)).append('\n'));
            }
        } catch (IOException e) {
            words.append("(the logs cannot be read: ").append(e).append(")\n");
        }
        return words.toString();
    }

    @Override
    public void close() {
        List<ProcessHandle> processes = status().parts().stream().map(Status.Part::pid).filter(Objects::nonNull)
                .flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
        supervisor.destroy();
        try {
            if (!supervisor.waitFor(2, TimeUnit.MINUTES)) {
                supervisor.destroyForcibly();
            }
        } catch (InterruptedException e) {
            supervisor.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        await("no process is left behind").atMost(Duration.ofMinutes(1))
                .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }
}
