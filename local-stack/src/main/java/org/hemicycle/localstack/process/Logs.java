package org.hemicycle.localstack.process;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A file for each process: `name.log` since its last start, `name.log.1` from the start before.
public record Logs(Path folder) {

    private static final int LINES_SHOWN = 100;
    private static final long MOST_BYTES_READ_BACK = 512 * 1024;

    /// The file for a new start; what was in it becomes the previous one.
    public Path fresh(String name) {
        Path log = folder.resolve(name + ".log");
        try {
            Files.createDirectories(folder);
            if (Files.exists(log)) {
                Files.move(log, folder.resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Prints the last lines of the logs whose name begins so, and goes on with what is added to them if told to follow.
    ///
    /// @throws Refusal if there is no such log
    public void show(String name, boolean follow, PrintStream out) {
        Map<Path, Long> shown = new LinkedHashMap<>();
        List<Path> logs = matching(name);
        if (logs.isEmpty()) {
            throw new Refusal(name.isEmpty() ? "There are no logs in " + folder + " yet."
                    : "There is no log named " + name + ". There are: " + names());
        }
        try {
            for (Path log : logs) {
                shown.put(log, showEnd(log, prefix(log, logs.size() > 1 || follow && name.isEmpty()), out));
            }
            while (follow) {
                Thread.sleep(250);
                List<Path> now = matching(name);
                for (Path log : now) {
                    long from = shown.getOrDefault(log, 0L);
                    long size = Files.size(log);
                    shown.put(log, size < from ? showFrom(log, 0, prefix(log, now.size() > 1), out)
                            : showFrom(log, from, prefix(log, now.size() > 1), out));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String names() {
        return String.join(", ", matching("").stream().map(Logs::name).toList());
    }

    // "notification-service" means all its instances.
    private List<Path> matching(String name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> name.isEmpty() || name(file).equals(name) || name(file).matches(
                            java.util.regex.Pattern.quote(name) + "-\\d+"))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path log) {
        return log.getFileName().toString().replaceFirst("\\.log$", "");
    }

    private static String prefix(Path log, boolean needed) {
        return needed ? name(log) + " | " : "";
    }

    private static long showEnd(Path log, String prefix, PrintStream out) throws IOException {
        long size = Files.size(log);
        long from = Math.max(0, size - MOST_BYTES_READ_BACK);
        List<String> lines = read(log, from, size).lines().toList();
        lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size())
                .forEach(line -> out.println(prefix + line));
        return size;
    }

    private static long showFrom(Path log, long from, String prefix, PrintStream out) throws IOException {
        String text = read(log, from, Files.size(log));
        // Only whole lines: the rest comes with the next look.
        int end = text.lastIndexOf('\n') + 1;
        text.substring(0, end).lines().forEach(line -> out.println(prefix + line));
        return from + text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String read(Path log, long from, long to) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, Math.min(to - from, MOST_BYTES_READ_BACK)));
            channel.read(bytes, from);
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }
}
