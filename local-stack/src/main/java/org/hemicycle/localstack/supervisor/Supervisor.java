package org.hemicycle.localstack.supervisor;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hemicycle.localstack.LocalJvm;
import org.hemicycle.localstack.Ports;
import org.hemicycle.localstack.Server;
import org.hemicycle.localstack.application.Application;
import org.hemicycle.localstack.application.Applications;
import org.hemicycle.localstack.control.ControlDoor;
import org.hemicycle.localstack.control.ControlLine;
import org.hemicycle.localstack.control.Orders;
import org.hemicycle.localstack.control.Scaled;
import org.hemicycle.localstack.control.Status;
import org.hemicycle.localstack.process.Child;
import org.hemicycle.localstack.process.Leftovers;
import org.hemicycle.localstack.process.Logs;
import org.hemicycle.localstack.process.Memory;
import org.hemicycle.localstack.process.Refusal;
import org.jspecify.annotations.Nullable;

/// The process that runs the whole system on one machine: the servers first, then the deployables as soon as what they
/// need is ready; it watches all of them and stops them in the opposite order.
final class Supervisor implements Orders {

    private static final Duration TIME_TO_STOP_A_SERVER = Duration.ofSeconds(20);

    private final Settings settings;
    private final PrintStream out;
    private final Keys keys;
    private final Logs logs;
    private final Leftovers leftovers;
    // Whoever asks how it stands is answered by a thread of its own while these are still being filled.
    private final Map<Server, Child> servers = new ConcurrentSkipListMap<>();
    private final Map<Deployable, Instances> deployables = new ConcurrentSkipListMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile long startedAt = System.nanoTime();

    private volatile String phase = "starting";
    private volatile MongodbKind mongodb = MongodbKind.EMBEDDED;
    private @Nullable FileLock lock;
    private volatile @Nullable ControlDoor door;

    Supervisor(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.keys = new Keys(settings.state().resolve("keys"));
        this.logs = new Logs(settings.state().resolve("logs"));
        this.leftovers = new Leftovers(settings.state().resolve("processes"));
    }

    /// The file by which commands find the running process.
    static Path lineFile(Settings settings) {
        return settings.state().resolve("supervisor.json");
    }

    /// Makes this process the only one that works in this state folder, and ends what an earlier one left.
    ///
    /// @throws Refusal if another process is at work here
    void claim() {
        try {
            takeLock();
            int left = leftovers.end();
            if (left > 0) {
                out.println("Ended " + left + " processes that an earlier run had left behind.");
            }
        } catch (IOException e) {
            throw new Refusal("Hemicycle cannot start: " + e);
        }
    }

    /// Starts everything and returns, when it is healthy, how long that took.
    ///
    /// @param fresh whether all data is deleted before
    /// @throws Refusal with the reason if it cannot be; then nothing of it runs any more
    Duration start(boolean fresh) {
        startedAt = System.nanoTime();
        try {
            if (fresh) {
                deleteData();
            }
            checkPorts();
            door = new ControlDoor(this);
            Keys.privately(lineFile(settings), ControlLine.written(door.line()));
            Map<Deployable, Path> jars = jars();
            startServers();
            Map<Deployable, Application> applications = unpack(jars);
            tellUnrehearsed(applications);
            startDeployables(applications);
            awaitAll();
            phase = "healthy";
            return age();
        } catch (Refusal refusal) {
            stop();
            throw refusal;
        } catch (IOException e) {
            stop();
            throw new Refusal("Hemicycle cannot start: " + e);
        }
    }

    /// Stops the deployables, then the servers; a second call waits for the first.
    void stop() {
        boolean first;
        synchronized (this) {
            first = !stopping;
            stopping = true;
            phase = "stopping";
        }
        if (!first) {
            awaitStop();
            return;
        }
        if (!servers.isEmpty()) {
            out.println("Stopping …");
        }
        join(deployables.values().stream().map(instances -> Thread.ofVirtual().start(instances::stop)).toList());
        join(servers.values().stream()
                .map(child -> Thread.ofVirtual().start(() -> child.stop(TIME_TO_STOP_A_SERVER))).toList());
        if (!servers.isEmpty()) {
            out.println("Everything is stopped.");
        }
        if (lock != null) {
            leftovers.clear();
            try {
                if (door != null) {
                    Files.deleteIfExists(lineFile(settings));
                    door.close();
                }
                lock.channel().close();
            } catch (IOException gone) {
                // The system releases both when this process ends.
            }
        }
        stopped.countDown();
    }

    /// Returns when everything has been stopped.
    void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    @Override
    public Status status() {
        List<Status.Part> parts = new ArrayList<>();
        servers.forEach((server, child) -> parts.add(part(child, settings.port(server))));
        long pid = ProcessHandle.current().pid();
        int port = door == null ? 0 : door.line().port();
        return new Status(phase, settings.kafkaBrokers(), mongodb.described(settings),
                new Status.Part("supervisor", pid, port, "ready", 0, Memory.residentMegabytes(pid)),
                parts, deployables.values().stream().map(Instances::status).toList());
    }

    @Override
    public Scaled scale(String label, int wanted) {
        Optional<Deployable> deployable = Deployable.named(label);
        if (deployable.isEmpty() || !deployables.containsKey(deployable.get())) {
            throw new Refusal("There is no deployable named " + label + ". There are: " + Deployable.labels() + ".");
        }
        if (!phase.equals("healthy")) {
            throw new Refusal("Everything is still " + phase + ": scale when it is healthy.");
        }
        Scaled scaled = deployables.get(deployable.get()).scale(wanted, settings.timeToStart());
        out.printf(Locale.ROOT, "%s: %d → %d in %.1f s%n", label, scaled.before(), scaled.after(), scaled.seconds());
        return scaled;
    }

    @Override
    public void down() {
        // The answer must leave before its door closes.
        Thread.ofPlatform().name("down").start(this::stop);
    }

    static Status.Part part(Child child, int port) {
        Long pid = child.pid();
        return new Status.Part(child.name(), pid, port, child.state().name().toLowerCase(Locale.ROOT), child.restarts(),
                pid == null ? null : Memory.residentMegabytes(pid));
    }

    private void takeLock() throws IOException {
        Files.createDirectories(settings.state());
        FileChannel channel = FileChannel.open(settings.state().resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new Refusal("Hemicycle already runs here (state in " + settings.state() + "): see ./hemicycle status.");
        }
    }

    private void deleteData() throws IOException {
        for (String name : List.of("kafka", "mongodb", "mongod", "mail", "openid", "keys")) {
            Applications.delete(settings.state().resolve(name));
        }
        for (Server server : List.of(Server.KAFKA, Server.MONGODB)) {
            if (settings.isGivenElsewhere(server)) {
                out.println("--fresh leaves alone what " + Settings.elsewhereVariable(server) + " points to.");
            }
        }
    }

    private void checkPorts() {
        StringBuilder taken = new StringBuilder();
        settings.wantedPorts().forEach((port, wish) -> {
            if (!Ports.isFree(port)) {
                taken.append("Port ").append(port).append(", wanted by ").append(wish.part())
                        .append(", is taken. Set ").append(wish.variable())
                        .append(" to another port, or stop what listens there.\n");
            }
        });
        if (!taken.isEmpty()) {
            throw new Refusal(taken.toString().strip());
        }
        Ports.reserve(settings.wantedPorts().keySet());
    }

    private Map<Deployable, Path> jars() {
        Applications applications = applications(settings);
        Map<Deployable, Path> jars = new EnumMap<>(Deployable.class);
        for (Deployable deployable : Deployable.values()) {
            jars.put(deployable, applications.jar(deployable.label()).orElseThrow(() -> new Refusal(
                    deployable.label() + " is not built: run ./hemicycle build")));
        }
        return jars;
    }

    static Applications applications(Settings settings) {
        return new Applications(settings.root(), settings.state().resolve("apps"));
    }

    private Map<Deployable, Application> unpack(Map<Deployable, Path> jars) throws IOException {
        Applications applications = applications(settings);
        Map<Deployable, Application> unpacked = new EnumMap<>(Deployable.class);
        for (Map.Entry<Deployable, Path> jar : jars.entrySet()) {
            unpacked.put(jar.getKey(), applications.unpacked(jar.getKey().label(), jar.getValue()));
        }
        return unpacked;
    }

    private void tellUnrehearsed(Map<Deployable, Application> applications) {
        List<String> unrehearsed = applications.entrySet().stream().filter(entry -> !entry.getValue().hasCache())
                .map(entry -> entry.getKey().label()).toList();
        if (settings.usesStartCaches() && !unrehearsed.isEmpty()) {
            out.println("  (./hemicycle build rehearses starts and makes them quicker: " + String.join(", ", unrehearsed) + ")");
        }
    }

    private void startServers() throws IOException {
        mongodb = MongodbKind.chosen(settings);
        for (Server server : Server.values()) {
            if (!settings.isGivenElsewhere(server)) {
                startServer(server);
            }
        }
    }

    // A server is started or stopped by one thread at a time: Ctrl-C may come in the middle of a start.
    private synchronized void startServer(Server server) {
        if (stopping) {
            return;
        }
        int port = settings.port(server);
        Path data = settings.state().resolve(server.label());
        Path log = logs.fresh(server.label());
        Child child;
        if (server == Server.MONGODB && mongodb == MongodbKind.MONGOD) {
            child = Mongod.child(settings, port, log, leftovers);
        } else {
            Path ready = settings.state().resolve("ready").resolve(server.label());
            List<String> arguments = new ArrayList<>(List.of("port=" + port, "data=" + data, "ready=" + ready));
            arguments.addAll(extraArguments(server));
            child = new Child(server.label(), log, () -> {
                try {
                    Files.createDirectories(ready.getParent());
                    Files.deleteIfExists(ready);
                    return LocalJvm.server(server, arguments, log).start();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }, () -> Files.exists(ready) && accepts(port), leftovers);
        }
        servers.put(server, child);
        child.start();
        child.firstReady().thenAccept(this::tellReady);
    }

    private List<String> extraArguments(Server server) {
        return switch (server) {
            case KAFKA -> List.of("controller=" + settings.kafkaControllerPort());
            case MONGODB -> List.of();
            case MAIL -> List.of("page=" + settings.mailPagePort());
            case OPENID -> {
                keys.secret(Wiring.GATEWAY_SECRET);
                keys.secret(Wiring.SERVICE_SECRET);
                yield List.of("issuer=" + settings.openidIssuer(), "public-url=" + settings.publicUrl(),
                        "gateway-secret-file=" + keys.file(Wiring.GATEWAY_SECRET),
                        "service-secret-file=" + keys.file(Wiring.SERVICE_SECRET));
            }
        };
    }

    private void startDeployables(Map<Deployable, Application> applications) throws IOException {
        Map<Deployable, String> urls = new EnumMap<>(Deployable.class);
        for (Deployable deployable : Deployable.values()) {
            urls.put(deployable, settings.given(deployable.addressVariable())
                    .orElse("http://127.0.0.1:" + settings.port(deployable)));
        }
        Wiring wiring = new Wiring(settings, keys, settings.kafkaBrokers(), mongodb.uri(settings),
                settings.openidIssuer(), settings.given("SMTP_HOST").orElse("127.0.0.1"),
                settings.isGivenElsewhere(Server.MAIL)
                        ? Integer.parseInt(settings.given("SMTP_PORT").orElse("25")) : settings.port(Server.MAIL),
                settings.publicUrl(), urls);
        List<String> options = jvmOptions(settings);
        for (Map.Entry<Deployable, Application> entry : applications.entrySet()) {
            Deployable deployable = entry.getKey();
            Application application = entry.getValue();
            Instances instances = new Instances(deployable, settings.port(deployable),
                    (name, port, log) -> application.jvm(options, settings.usesStartCaches(),
                            wiring.environment(name, port), log),
                    logs, leftovers);
            synchronized (this) {
                if (stopping) {
                    instances.stop();
                    return;
                }
                deployables.put(deployable, instances);
            }
        }
        deployables.forEach((deployable, instances) -> needsReady(deployable)
                .thenRun(() -> instances.add().thenAccept(this::tellReady)));
    }

    /// Heap and compiler of a deployable on a laptop.
    static List<String> jvmOptions(Settings settings) {
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        if (settings.compilesQuickly()) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        return List.copyOf(options);
    }

    private CompletableFuture<Void> needsReady(Deployable deployable) {
        return CompletableFuture.allOf(deployable.needs().stream().map(servers::get).filter(java.util.Objects::nonNull)
                .map(Child::firstReady).toArray(CompletableFuture[]::new));
    }

    private void awaitAll() {
        long limit = settings.timeToStart().toNanos();
        while (true) {
            List<Child> children = new ArrayList<>(servers.values());
            deployables.values().forEach(instances -> children.addAll(instances.children()));
            for (Child child : children) {
                if (child.firstReady().isCompletedExceptionally() && !stopping) {
                    throw new Refusal(reason(child.firstReady()));
                }
            }
            if (stopping) {
                throw new Refusal("Stopped before everything was ready.");
            }
            boolean all = children.size() == servers.size() + deployables.size()
                    && children.stream().allMatch(Child::isReady);
            if (all) {
                return;
            }
            if (age().toNanos() > limit) {
                StringBuilder late = new StringBuilder("Not everything was ready after " + settings.timeToStart().toSeconds()
                        + " s (HEMICYCLE_START_SECONDS changes that limit).\n");
                children.stream().filter(child -> !child.isReady()).forEach(child -> late.append(child.reasonOfEnd()));
                throw new Refusal(late.toString());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal("Interrupted.");
            }
        }
    }

    private static String reason(CompletableFuture<Child> failed) {
        try {
            failed.get(0, TimeUnit.SECONDS);
            return "";
        } catch (ExecutionException e) {
            return e.getCause() == null ? e.toString() : String.valueOf(e.getCause().getMessage());
        } catch (TimeoutException | InterruptedException e) {
            return e.toString();
        }
    }

    private void tellReady(Child child) {
        out.printf(Locale.ROOT, "  %-24s ready after %4.1f s%n", child.name(), age().toMillis() / 1000.0);
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void join(List<Thread> threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
