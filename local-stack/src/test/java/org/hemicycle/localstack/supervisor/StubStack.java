package org.hemicycle.localstack.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.hemicycle.localstack.LocalJvm;
import org.hemicycle.localstack.Ports;
import org.hemicycle.localstack.control.ControlLine;
import org.hemicycle.localstack.control.Status;

/// The command as it is typed, in a folder whose deployables are stubs; of the servers only the mail catcher is started,
/// the others being "given elsewhere".
final class StubStack {

    record Outcome(int status, String output) {
    }

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();
    private final Set<ProcessHandle> seen = new HashSet<>();

    StubStack(Path root) throws IOException {
        this.root = root;
        for (Deployable deployable : Deployable.values()) {
            stubJar(root.resolve(deployable.label()).resolve("target").resolve(deployable.label() + "-0.1.jar"));
            set(deployable.portVariable(), Integer.toString(Ports.free()));
        }
        set("HEMICYCLE_HOME", root.toString());
        set("HEMICYCLE_SMTP_PORT", Integer.toString(Ports.free()));
        set("HEMICYCLE_MAIL_PAGE_PORT", Integer.toString(Ports.free()));
        set("HEMICYCLE_AOT", "off");
        set("KAFKA_BROKERS", "127.0.0.1:1");
        set("MONGODB_URI", "mongodb://127.0.0.1:1");
        set("OPENID_ISSUER", "http://127.0.0.1:1");
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    int port(Deployable deployable) {
        return Integer.parseInt(Objects.requireNonNull(environment.get(deployable.portVariable())));
    }

    Path state() {
        return root.resolve(".hemicycle");
    }

    String up() throws Exception {
        Outcome up = run("up", "--detach");
        assertThat(up.output()).contains("Healthy after");
        assertThat(up.status()).isZero();
        rememberProcesses();
        return up.output();
    }

    /// Stops everything and checks that no process is left of those ever seen.
    void down() throws Exception {
        rememberProcesses();
        assertThat(run("down").status()).isZero();
        assertThat(seen).allSatisfy(process -> assertThat(process.isAlive()).isFalse());
    }

    Outcome run(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx96m",
                "-cp", LocalJvm.serverClassPath(), Hemicycle.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    ControlLine line() {
        return ControlLine.openedBy(state().resolve("supervisor.json")).orElseThrow();
    }

    Status status() {
        return line().status();
    }

    Status.Part first(Deployable deployable) {
        return status().deployables().get(deployable.ordinal()).instances().getFirst();
    }

    Set<ProcessHandle> rememberProcesses() {
        ControlLine.openedBy(state().resolve("supervisor.json")).ifPresent(line -> line.status().parts().stream()
                .map(Status.Part::pid).filter(Objects::nonNull)
                .forEach(pid -> ProcessHandle.of(pid).ifPresent(seen::add)));
        return seen;
    }

    String ask(Deployable deployable, String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port(deployable) + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static void stubJar(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubDeployable.class.getName());
        String entry = StubDeployable.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = StubDeployable.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            Objects.requireNonNull(code).transferTo(out);
            out.closeEntry();
        }
    }
}
