package org.hemicycle.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.ExecutionException;

/// The list of started processes on disk, by which the next start finds what an earlier one, killed, may have left.
///
/// A process counts as ours only if it started at the very moment we wrote down: process ids are used again.
public final class Leftovers {

    private static final int SECONDS_TO_END_THEMSELVES = 15;

    private final Path file;
    private final Map<Long, String> startedAt = new TreeMap<>();

    /// @param file where the list is kept
    public Leftovers(Path file) {
        this.file = file;
    }

    /// Remembers a process that was just started.
    public synchronized void add(ProcessHandle process) {
        startedAt.put(process.pid(), startOf(process));
        startedAt.keySet().removeIf(pid -> ProcessHandle.of(pid).isEmpty());
        write();
    }

    /// Forgets all of them, because they have ended.
    public synchronized void clear() {
        startedAt.clear();
        write();
    }

    /// The processes of the list that still run.
    public List<ProcessHandle> alive() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().map(line -> line.split(" ", 2)).filter(parts -> parts.length == 2)
                    .flatMap(parts -> ProcessHandle.of(Long.parseLong(parts[0]))
                            .filter(process -> startOf(process).equals(parts[1])).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for those that are already ending by themselves, kills the others, and says how many there were.
    public int end() {
        List<ProcessHandle> alive = alive();
        Instant limit = Instant.now().plusSeconds(SECONDS_TO_END_THEMSELVES);
        for (ProcessHandle process : alive) {
            long left = Math.max(1, java.time.Duration.between(Instant.now(), limit).toMillis());
            if (!ends(process, left)) {
                process.destroyForcibly();
                ends(process, 5_000);
            }
        }
        clear();
        return alive.size();
    }

    private static boolean ends(ProcessHandle process, long milliseconds) {
        try {
            process.onExit().get(milliseconds, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException notYet) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private void write() {
        StringBuilder lines = new StringBuilder();
        startedAt.forEach((pid, start) -> lines.append(pid).append(' ').append(start).append('\n'));
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.createDirectories(file.getParent());
            Files.writeString(unfinished, lines);
            Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
