package org.hemicycle.localstack.supervisor;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hemicycle.localstack.LocalJvm;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Ports;
import org.hemicycle.localstack.Server;
import org.hemicycle.localstack.application.Application;
import org.hemicycle.localstack.application.Applications;
import org.hemicycle.localstack.process.Logs;
import org.jspecify.annotations.Nullable;

/// A start of everything, on servers and data of its own, in which each JVM records what it loads; the caches written at
/// its end let later starts skip most of that work. Nothing depends on them, so nothing that fails here is fatal.
final class Rehearsal {

    private static final Duration TIME_TO_START = Duration.ofMinutes(3);
    private static final Duration TIME_TO_WRITE = Duration.ofMinutes(3);

    private final Settings settings;
    private final PrintStream out;
    private final Logs logs;

    Rehearsal(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.logs = new Logs(settings.state().resolve("logs"));
    }

    private record Part(String name, Process process, int port, Path written, Path cache) {
    }

    /// Plays it for every deployable and server whose build has no cache yet.
    void play() {
        Instant start = Instant.now();
        try {
            Map<Deployable, Application> applications = applications();
            List<Server> servers = new ArrayList<>(List.of(Server.values()));
            servers.removeIf(server -> LocalJvm.serverCache(server).filter(cache -> !Files.exists(cache)).isEmpty());
            applications.values().removeIf(Application::hasCache);
            if (servers.isEmpty() && applications.isEmpty()) {
                return;
            }
            out.println("Rehearsing the start, once, so that the next ones are quick …");
            rehearse(servers);
            if (!applications.isEmpty()) {
                rehearse(applications);
            }
            out.printf(Locale.ROOT, "Rehearsed in %.0f s.%n", Duration.between(start, Instant.now()).toMillis() / 1000.0);
        } catch (IOException | UncheckedIOException | IllegalStateException failure) {
            out.println("The rehearsal failed, so starts stay slow: " + failure.getMessage());
        }
    }

    private Map<Deployable, Application> applications() throws IOException {
        Applications applications = Supervisor.applications(settings);
        Map<Deployable, Application> unpacked = new EnumMap<>(Deployable.class);
        for (Deployable deployable : Deployable.values()) {
            Optional<Path> jar = applications.jar(deployable.label());
            if (jar.isPresent()) {
                unpacked.put(deployable, applications.unpacked(deployable.label(), jar.get()));
            }
        }
        return unpacked;
    }

    private void rehearse(List<Server> servers) throws IOException {
        Path data = Files.createTempDirectory("hemicycle-rehearsal-");
        List<Part> parts = new ArrayList<>();
        for (Server server : servers) {
            int port = Ports.free();
            Path cache = LocalJvm.serverCache(server).orElseThrow();
            Path written = cache.resolveSibling(cache.getFileName() + ".part");
            Path ready = data.resolve(server.label() + ".ready");
            Process process = LocalJvm.server(server, List.of("port=" + port, "data=" + data.resolve(server.label()),
                            "controller=" + Ports.free(), "page=" + Ports.free(), "ready=" + ready),
                    logs.fresh("rehearsal-" + server.label())).with("-XX:AOTCacheOutput=" + written).start();
            parts.add(new Part(server.label(), process, port, written, cache));
            await(process, () -> Files.exists(ready));
        }
        end(parts);
        Applications.delete(data);
    }

    private void rehearse(Map<Deployable, Application> applications) {
        List<Part> parts = new ArrayList<>();
        try (LocalServers servers = LocalServers.start(Server.KAFKA, Server.MONGODB, Server.MAIL, Server.OPENID)) {
            Map<Deployable, Integer> ports = new EnumMap<>(Deployable.class);
            Map<Deployable, String> urls = new EnumMap<>(Deployable.class);
            for (Deployable deployable : Deployable.values()) {
                int port = Ports.free();
                ports.put(deployable, port);
                urls.put(deployable, "http://127.0.0.1:" + port);
            }
            Wiring wiring = new Wiring(settings, new Keys(settings.state().resolve("keys")), servers.kafkaBrokers(),
                    servers.mongodbUri(), servers.openidIssuer().toString(), "127.0.0.1", servers.smtpPort(),
                    settings.publicUrl(), urls);
            applications.forEach((deployable, application) -> {
                int port = ports.getOrDefault(deployable, 0);
                Path written = application.cache().resolveSibling("start.part");
                Process process = application.jvm(Supervisor.jvmOptions(settings), false,
                                wiring.environment("rehearsal", port), logs.fresh("rehearsal-" + deployable.label()))
                        .with("-XX:AOTCacheOutput=" + written).start();
                parts.add(new Part(deployable.label(), process, port, written, application.cache()));
            });
            for (Part part : parts) {
                await(part.process(), () -> Instances.saysReady(part.port()));
            }
            for (Part part : parts) {
                Deployable.named(part.name()).ifPresent(deployable ->
                        deployable.rehearsal().forEach(path -> ask(part.port(), path)));
            }
            end(parts);
        } finally {
            parts.forEach(part -> part.process().destroyForcibly());
        }
    }

    private static void await(Process process, java.util.function.BooleanSupplier ready) {
        long limit = System.nanoTime() + TIME_TO_START.toNanos();
        try {
            while (process.isAlive() && !ready.getAsBoolean() && System.nanoTime() < limit) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ask(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(10_000);
            connection.getResponseCode();
            connection.disconnect();
        } catch (IOException anyAnswerWillDo) {
            // What matters is that the code which answers was loaded.
        }
    }

    /// Each JVM writes its cache as it ends, with a second JVM beside it: one after the other, to be gentle with memory.
    private void end(List<Part> parts) {
        for (Part part : parts) {
            @Nullable String problem = null;
            try {
                part.process().destroy();
                if (!part.process().waitFor(TIME_TO_WRITE.toSeconds(), TimeUnit.SECONDS)) {
                    part.process().destroyForcibly();
                    problem = "did not end in time";
                } else if (Files.exists(part.written())) {
                    Files.move(part.written(), part.cache(), StandardCopyOption.REPLACE_EXISTING);
                } else {
                    problem = "ended without one";
                }
            } catch (IOException e) {
                problem = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (problem != null) {
                out.println("  no cache for " + part.name() + ": it " + problem + " (see its log, rehearsal-" + part.name() + ")");
            }
        }
    }
}
