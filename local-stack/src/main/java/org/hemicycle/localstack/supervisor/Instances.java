package org.hemicycle.localstack.supervisor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hemicycle.localstack.LocalJvm;
import org.hemicycle.localstack.Ports;
import org.hemicycle.localstack.control.Scaled;
import org.hemicycle.localstack.control.Status;
import org.hemicycle.localstack.entrance.Entrance;
import org.hemicycle.localstack.process.Child;
import org.hemicycle.localstack.process.Leftovers;
import org.hemicycle.localstack.process.Logs;

/// All instances of one deployable behind its entrance.
final class Instances {

    /// Spring Boot lets running requests end for 30 s; a little more, and it has no excuse.
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(35);

    /// Makes the JVM of an instance from its name, port and log.
    interface Recipe {
        LocalJvm jvm(String instance, int port, Path log) throws IOException;
    }

    private record Instance(Child child, AtomicInteger port) {
    }

    private final Deployable deployable;
    private final Recipe recipe;
    private final Logs logs;
    private final Leftovers leftovers;
    private final Entrance entrance;
    private volatile boolean closed;
    private final List<Instance> instances = new CopyOnWriteArrayList<>();

    /// Opens the entrance at once; there is no instance yet.
    Instances(Deployable deployable, int port, Recipe recipe, Logs logs, Leftovers leftovers) throws IOException {
        this.deployable = deployable;
        this.recipe = recipe;
        this.logs = logs;
        this.leftovers = leftovers;
        this.entrance = new Entrance(port, this::readyPorts);
    }

    /// Starts one more; the future completes when it is ready, or with the reason why it is not.
    synchronized CompletableFuture<Child> add() {
        String name = deployable.label() + "-" + (instances.size() + 1);
        Path log = logs.fresh(name);
        AtomicInteger port = new AtomicInteger();
        Child child = new Child(name, log, () -> {
            port.set(Ports.free());
            try {
                return recipe.jvm(name, port.get(), log).start();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }, () -> saysReady(port.get()), leftovers);
        instances.add(new Instance(child, port));
        if (closed) {
            child.stop(TIME_TO_STOP);
        } else {
            child.start();
        }
        return child.firstReady();
    }

    /// Adds instances, and waits until they are ready, or stops the newest in order, until there are as many as wanted.
    synchronized Scaled scale(int wanted, Duration limit) {
        int before = instances.size();
        long start = System.nanoTime();
        String problem = null;
        List<CompletableFuture<Child>> added = new java.util.ArrayList<>();
        while (instances.size() < wanted) {
            added.add(add());
        }
        for (CompletableFuture<Child> one : added) {
            try {
                one.get(Math.max(1, limit.toMillis() - (System.nanoTime() - start) / 1_000_000), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                problem = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            } catch (TimeoutException e) {
                problem = deployable.label() + " was not ready after " + limit.toSeconds() + " s";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                problem = "interrupted";
            }
        }
        if (problem != null) {
            wanted = before;
        }
        while (instances.size() > wanted) {
            // Out of the entrance first, so that nobody new is sent to it while it ends.
            Instance newest = instances.removeLast();
            newest.child().stop(TIME_TO_STOP);
        }
        double seconds = Math.round((System.nanoTime() - start) / 1e8) / 10.0;
        return new Scaled(deployable.label(), before, instances.size(), seconds, problem);
    }

    /// Stops all instances side by side and closes the entrance.
    void stop() {
        closed = true;
        List<Thread> stopping = instances.stream()
                .map(instance -> Thread.ofVirtual().start(() -> instance.child().stop(TIME_TO_STOP))).toList();
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            entrance.close();
        } catch (IOException closedAnyway) {
            // The process is about to end.
        }
    }

    List<Child> children() {
        return instances.stream().map(Instance::child).toList();
    }

    Status.Deployment status() {
        return new Status.Deployment(deployable.label(), entrance.port(), instances.stream()
                .map(instance -> Supervisor.part(instance.child(), instance.port().get())).toList());
    }

    private List<Integer> readyPorts() {
        return instances.stream().filter(instance -> instance.child().isReady())
                .map(instance -> instance.port().get()).toList();
    }

    static boolean saysReady(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(3_000);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
