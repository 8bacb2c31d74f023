package org.hemicycle.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Servers for one test class: on free loopback ports, with data in a folder that is deleted at the end, and processes
/// that end with the test's JVM even when that is killed.
public final class LocalServers implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofMinutes(5);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);
    private static final int STARTS = 3;

    private final IntSupplier ports;
    private final Path folder;
    private final Map<Server, Running> running = new EnumMap<>(Server.class);
    private @Nullable String givenMongodb = givenMongodb();
    private final Thread closeAtExit = new Thread(this::stopAllAndForget);

    private LocalServers(IntSupplier ports) {
        this.ports = ports;
        try {
            folder = Files.createTempDirectory("hemicycle-servers-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(closeAtExit);
    }

    /// Starts the servers side by side and returns when all of them answer. The database is the one that `MONGODB_URI`
    /// names, else a MongoDB in a container where Testcontainers is on the path and a container engine answers, else the
    /// embedded one; which of them it was is printed.
    public static LocalServers start(Server... which) {
        return start(Ports::free, which);
    }

    static LocalServers start(IntSupplier ports, Server... which) {
        LocalServers servers = new LocalServers(ports);
        try {
            for (Server server : which) {
                if (server == Server.MONGODB && servers.givenMongodb != null) {
                    System.out.println("MongoDB: the server given by MONGODB_URI");
                    continue;
                }
                if (server == Server.MONGODB && servers.startedInContainer()) {
                    continue;
                }
                servers.running.put(server, servers.new Running(server));
            }
            servers.running.values().forEach(Running::start);
            servers.running.values().forEach(Running::awaitFirstReady);
            if (servers.running.containsKey(Server.MONGODB)) {
                System.out.println("MongoDB: embedded, " + servers.mongodbUri());
            }
            return servers;
        } catch (RuntimeException failure) {
            servers.close();
            throw failure;
        }
    }

    /// The Kafka bootstrap address.
    public String kafkaBrokers() {
        return "127.0.0.1:" + running(Server.KAFKA).port;
    }

    /// The address for a MongoDB driver: what `MONGODB_URI` says, else the container's or the embedded server's.
    public String mongodbUri() {
        return givenMongodb != null ? givenMongodb : "mongodb://127.0.0.1:" + running(Server.MONGODB).port;
    }

    /// The port of the mail catcher's SMTP side, on 127.0.0.1.
    public int smtpPort() {
        return running(Server.MAIL).port;
    }

    /// The mail catcher's page; its API is at `/api/messages` below it.
    public URI mailPage() {
        return URI.create("http://localhost:" + running(Server.MAIL).secondPort);
    }

    /// The OpenID provider's issuer.
    public URI openidIssuer() {
        return URI.create("http://localhost:" + running(Server.OPENID).port);
    }

    /// Stops a server in order, as `SIGTERM` does; its port and data stay reserved for [#restart].
    public void stop(Server which) {
        running(which).stop();
    }

    /// Kills a server, as `kill -9` does.
    public void kill(Server which) {
        running(which).kill();
    }

    /// Starts a server again on the same port and data, stopping it first if it still runs.
    public void restart(Server which) {
        Running server = running(which);
        server.stop();
        server.start();
        server.awaitReady();
    }

    /// The process id of a running server.
    public long pid(Server which) {
        return running(which).process().pid();
    }

    /// Stops all servers and deletes their data.
    @Override
    public void close() {
        stopAllAndForget();
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook itself is at work.
        }
    }

    private void stopAllAndForget() {
        // Nothing of this data is wanted again, so nobody has to end in order.
        running.values().forEach(Running::kill);
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException left) {
            // A folder for temporary files is emptied by the system in time.
        }
    }

    private Running running(Server which) {
        Running found = running.get(which);
        if (found == null) {
            throw new IllegalStateException(which + " was not started here");
        }
        return found;
    }

    private boolean startedInContainer() {
        if (LocalServers.class.getClassLoader().getResource("org/testcontainers/mongodb/MongoDBContainer.class") == null) {
            return false;
        }
        givenMongodb = MongodbContainer.address().orElse(null);
        if (givenMongodb != null) {
            System.out.println("MongoDB: in a container, " + givenMongodb);
        }
        return givenMongodb != null;
    }

    private static @Nullable String givenMongodb() {
        String uri = System.getenv("MONGODB_URI");
        return uri == null || uri.isBlank() ? null : uri;
    }

    private final class Running {

        private final Server server;
        private int port = ports.getAsInt();
        private int secondPort = ports.getAsInt();
        private final Path data;
        private final Path log;
        private final Path ready;
        private @Nullable Process process;

        Running(Server server) {
            this.server = server;
            this.data = folder.resolve(server.label());
            this.log = folder.resolve(server.label() + ".log");
            this.ready = folder.resolve(server.label() + ".ready");
        }

        void start() {
            List<String> arguments = new ArrayList<>(List.of("port=" + port, "data=" + data, "ready=" + ready));
            switch (server) {
                case KAFKA -> arguments.add("controller=" + secondPort);
                case MAIL -> arguments.add("page=" + secondPort);
                case OPENID -> arguments.add("issuer=http://localhost:" + port);
                case MONGODB -> { }
            }
            try {
                Files.deleteIfExists(ready);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            process = LocalJvm.server(server, arguments, log).start();
        }

        /// Waits for the first start, and begins anew on other ports where another process was quicker to take one.
        void awaitFirstReady() {
            for (int attempt = 1; ; attempt++) {
                try {
                    awaitReady();
                    return;
                } catch (IllegalStateException failure) {
                    if (attempt == STARTS || !saysThatAPortIsTaken()) {
                        throw failure;
                    }
                }
                kill();
                delete(data);
                port = ports.getAsInt();
                secondPort = ports.getAsInt();
                start();
            }
        }

        void awaitReady() {
            long limit = System.nanoTime() + TIME_TO_START.toNanos();
            while (!(Files.exists(ready) && accepts())) {
                if (!process().isAlive()) {
                    throw new IllegalStateException(server + " ended with " + process().exitValue() + ":\n" + logTail());
                }
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException(server + " was not ready in " + TIME_TO_START + ":\n" + logTail());
                }
                pause();
            }
        }

        private boolean accepts() {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return true;
            } catch (IOException notYet) {
                return false;
            }
        }

        void stop() {
            if (process == null) {
                return;
            }
            process.destroy();
            try {
                if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                kill();
            }
        }

        void kill() {
            if (process == null) {
                return;
            }
            process.destroyForcibly();
            try {
                process.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        Process process() {
            if (process == null) {
                throw new IllegalStateException(server + " does not run");
            }
            return process;
        }

        private boolean saysThatAPortIsTaken() {
            try {
                return lines().stream().anyMatch(line -> line.contains("BindException")
                        || line.contains("Address already in use") || line.contains("is taken"));
            } catch (IOException unreadable) {
                return false;
            }
        }

        private List<String> lines() throws IOException {
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        }

        private String logTail() {
            try {
                List<String> lines = lines();
                return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
            } catch (IOException e) {
                return "(its log cannot be read: " + e.getMessage() + ")";
            }
        }

        private static void pause() {
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for a server", e);
            }
        }
    }
}
