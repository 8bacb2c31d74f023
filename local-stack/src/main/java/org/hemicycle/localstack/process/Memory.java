package org.hemicycle.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How much memory a process has resident, as its system counts it.
public final class Memory {

    private Memory() {
    }

    /// In megabytes; null when the process is gone or the system does not say.
    public static @Nullable Long residentMegabytes(long pid) {
        try {
            Path file = Path.of("/proc", Long.toString(pid), "status");
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("VmRSS:")) {
                        return kilobytes(line) / 1024;
                    }
                }
                return null;
            }
            // Where there is no /proc, as on macOS.
            Process process = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String answer = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return answer.isBlank() ? null : Long.valueOf(kilobytes(answer) / 1024);
        } catch (IOException | NumberFormatException unknown) {
            return null;
        }
    }

    private static long kilobytes(String text) {
        return Long.parseLong(text.replaceAll("\\D", ""));
    }
}
