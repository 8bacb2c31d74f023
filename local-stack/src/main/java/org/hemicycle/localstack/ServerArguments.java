package org.hemicycle.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The `name=value` arguments of a server's main class: always `port` and `data`, and what the server adds to them.
public record ServerArguments(Map<String, String> values) {

    public ServerArguments {
        values = Map.copyOf(values);
    }

    /// Reads a main method's arguments; an argument without `=` is refused.
    public static ServerArguments of(String... args) {
        Map<String, String> values = new TreeMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Expected name=value but got: " + arg);
            }
            values.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        return new ServerArguments(values);
    }

    /// The value of a name, or the fallback.
    public String value(String name, String fallback) {
        return values.getOrDefault(name, fallback);
    }

    /// The value of a name that must be given.
    public String value(String name) {
        @Nullable String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Missing argument " + name + "=…");
        }
        return value;
    }

    /// A number that must be given.
    public int number(String name) {
        return Integer.parseInt(value(name));
    }

    /// The loopback port to listen on.
    public int port() {
        return number("port");
    }

    /// The folder that keeps this server's data; it exists when this returns.
    public Path data() {
        try {
            return Files.createDirectories(Path.of(value("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells the starter that this server now answers, by creating the file named by the argument `ready` if there is one.
    public void announceReady() {
        @Nullable String file = values.get("ready");
        if (file != null) {
            try {
                Files.writeString(Path.of(file), Long.toString(ProcessHandle.current().pid()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
