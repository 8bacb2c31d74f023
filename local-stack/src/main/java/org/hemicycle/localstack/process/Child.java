package org.hemicycle.localstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One process that is wanted alive: started, watched, started again when it ends, and stopped in order.
public final class Child {

    /// What is known about a child at this moment.
    public enum State {
        /// The process runs and has not answered yet.
        STARTING,
        /// The process answers that it is ready.
        READY,
        /// The process runs, was ready, and does not answer so now.
        UNREADY,
        /// The process ended unasked; the next start waits for its turn.
        PAUSED,
        /// The process has been told to end.
        STOPPING,
        /// There is no process and none is wanted.
        STOPPED
    }

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration QUIET_TIME = Duration.ofSeconds(60);
    private static final long STARTING_PROBE = 100;
    private static final long RUNNING_PROBE = 1_000;
    // A process that never became ready may have lost its port to another; the second time it is the reason itself.
    private static final int ATTEMPTS_TO_BECOME_READY = 2;
    private static final int LINES_TOLD = 25;

    private final String name;
    private final Path log;
    private final Supplier<Process> launch;
    private final BooleanSupplier answers;
    private final Leftovers leftovers;
    private final CompletableFuture<Child> firstReady = new CompletableFuture<>();

    private volatile State state = State.STOPPED;
    private volatile @Nullable Process process;
    private volatile int restarts;
    private volatile boolean wanted;
    private @Nullable Thread watch;

    /// @param launch starts the process, each time anew
    /// @param answers whether the running process says that it is ready; may block for a second or two
    public Child(String name, Path log, Supplier<Process> launch, BooleanSupplier answers, Leftovers leftovers) {
        this.name = name;
        this.log = log;
        this.launch = launch;
        this.answers = answers;
        this.leftovers = leftovers;
    }

    /// The name in logs and tables.
    public String name() {
        return name;
    }

    /// What is known now; a process that has just died is not called ready any more.
    public State state() {
        Process current = process;
        boolean gone = current == null || !current.isAlive();
        return gone && (state == State.READY || state == State.UNREADY || state == State.STARTING)
                ? State.PAUSED : state;
    }

    /// Whether work may be sent to it.
    public boolean isReady() {
        return state() == State.READY;
    }

    /// How often it was started again after it had ended unasked.
    public int restarts() {
        return restarts;
    }

    /// Its process id while it runs.
    public @Nullable Long pid() {
        Process current = process;
        return current != null && current.isAlive() ? Long.valueOf(current.pid()) : null;
    }

    /// Completes when the child is ready for the first time, or with a [Refusal] that names it and shows its last lines.
    public CompletableFuture<Child> firstReady() {
        return firstReady;
    }

    /// Starts the process, and again whenever it ends, until [#stop].
    public synchronized void start() {
        wanted = true;
        watch = Thread.ofVirtual().name("watch-" + name).start(this::watch);
    }

    private void watch() {
        Duration pause = FIRST_PAUSE;
        int attempts = 0;
        while (wanted) {
            Instant startedAt = Instant.now();
            try {
                Process current = launchIfWanted();
                if (current == null) {
                    return;
                }
                attend(current);
            } catch (RuntimeException failedToStart) {
                firstReady.completeExceptionally(new Refusal(name + " could not be started: " + failedToStart.getMessage()));
            }
            if (!wanted) {
                return;
            }
            attempts++;
            if (!firstReady.isDone() && attempts >= ATTEMPTS_TO_BECOME_READY) {
                firstReady.completeExceptionally(new Refusal(reasonOfEnd()));
            }
            if (Duration.between(startedAt, Instant.now()).compareTo(QUIET_TIME) > 0) {
                pause = FIRST_PAUSE;
            }
            state = State.PAUSED;
            restarts++;
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private synchronized @Nullable Process launchIfWanted() {
        if (!wanted) {
            return null;
        }
        Process started = launch.get();
        process = started;
        state = State.STARTING;
        leftovers.add(started.toHandle());
        return started;
    }

    private void attend(Process current) {
        try {
            while (!current.waitFor(state == State.STARTING ? STARTING_PROBE : RUNNING_PROBE, TimeUnit.MILLISECONDS)) {
                boolean ready = answers.getAsBoolean() && current.isAlive();
                synchronized (this) {
                    if (!wanted) {
                        return;
                    }
                    if (ready) {
                        state = State.READY;
                    } else if (state == State.READY) {
                        state = State.UNREADY;
                    }
                }
                if (ready) {
                    firstReady.complete(this);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the process in order, or by force after the limit; returns when it is gone.
    public void stop(Duration limit) {
        Process current;
        synchronized (this) {
            wanted = false;
            current = process;
            state = State.STOPPING;
            if (watch != null) {
                watch.interrupt();
            }
        }
        firstReady.completeExceptionally(new Refusal(name + " was stopped"));
        if (current != null) {
            current.destroy();
            try {
                if (!current.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    current.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                current.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        state = State.STOPPED;
    }

    /// Why it ended, with its last words.
    public String reasonOfEnd() {
        Process current = process;
        String end = current == null ? "was not started"
                : current.isAlive() ? "runs but is not ready" : "ended with exit status " + current.exitValue();
        return name + " " + end + ". Its last lines (all in " + log + "):\n" + lastLines();
    }

    private String lastLines() {
        try {
            List<String> lines = Files.exists(log)
                    ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList() : List.of();
            StringBuilder told = new StringBuilder();
            for (String line : lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size())) {
                told.append("    ").append(line).append('\n');
            }
            return told.toString();
        } catch (IOException e) {
            return "    (the log cannot be read: " + e.getMessage() + ")\n";
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
