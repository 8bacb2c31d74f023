package org.hemicycle.localstack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hemicycle.localstack.tether.Tether;
import org.jspecify.annotations.Nullable;

/// A JVM to be started as a child of this one: it ends when this one ends, even when this one is killed.
///
/// @param classPath where its classes are, the tether's included
/// @param jvmOptions options before the main class
/// @param mainClass the class to run
/// @param arguments the main class's arguments
/// @param environment variables added to those of this process
/// @param log the file that takes its standard output and errors, appended to
public record LocalJvm(String classPath, List<String> jvmOptions, String mainClass, List<String> arguments,
        Map<String, String> environment, Path log) {

    private static final String LOG_SETTINGS = "org/hemicycle/localstack/server-log.xml";

    /// What every child runs with: the small collector, small object headers, and no warnings about what libraries do.
    private static final List<String> COMMON_OPTIONS = List.of(
            "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss512k", "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true");

    /// A JVM that runs one of the local stack's servers, with the cache of its start if that was rehearsed.
    public static LocalJvm server(Server server, List<String> arguments, Path log) {
        List<String> options = new ArrayList<>(server.jvmOptions());
        // Each logging system has its own name for this setting and complains about the other's.
        options.add((server == Server.OPENID ? "-Dlogging.config=classpath:" : "-Dlogback.configurationFile=") + LOG_SETTINGS);
        LocalJvm jvm = new LocalJvm(serverClassPath(), options, server.mainClass(), arguments, Map.of(), log);
        Optional<Path> cache = serverCache(server).filter(Files::exists);
        return cache.isPresent() ? jvm.with("-XX:AOTCache=" + cache.get()) : jvm;
    }

    /// Where the cache of a server's start belongs: beside the copy of our own jar that a stack runs from, and nowhere when
    /// we run from what a build may change at any moment.
    public static Optional<Path> serverCache(Server server) {
        Path here = codeSource();
        boolean isCopy = here.toString().endsWith(".jar") && !isInLibraries(here);
        return isCopy ? Optional.of(Path.of(here + "-" + server.label() + ".aot")) : Optional.empty();
    }

    /// The same with one more option.
    public LocalJvm with(String option) {
        List<String> options = new ArrayList<>(jvmOptions);
        options.addFirst(option);
        return new LocalJvm(classPath, options, mainClass, arguments, environment, log);
    }

    /// Starts the process; its standard input stays connected to this process and is its life line.
    public Process start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(COMMON_OPTIONS);
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, Tether.class.getName(), mainClass));
        command.addAll(arguments);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // Each arena of glibc's allocator may keep tens of megabytes that nobody uses; two are enough here.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The classpath of the local stack's own servers: the flat folder that the build fills, wherever this class was
    /// loaded from (that folder, `target/classes`, an installed jar or a copy of it).
    public static String serverClassPath() {
        Path here = codeSource();
        return isInLibraries(here) ? here.getParent() + File.separator + "*"
                : here + File.pathSeparator + libraries(here) + File.separator + "*";
    }

    private static boolean isInLibraries(Path jar) {
        Path folder = jar.getParent();
        return folder != null && folder.endsWith(Path.of("dist", "lib"));
    }

    private static Path libraries(Path here) {
        for (Path start : List.of(Path.of(System.getenv().getOrDefault("HEMICYCLE_HOME", "")).toAbsolutePath(), here,
                Path.of("").toAbsolutePath())) {
            for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
                for (Path candidate : List.of(folder.resolve("dist/lib"), folder.resolve("local-stack/target/dist/lib"))) {
                    if (Files.isDirectory(candidate)) {
                        return candidate;
                    }
                }
            }
        }
        throw new IllegalStateException("The local stack's libraries are not built: run ./mvnw package -pl local-stack");
    }

    private static Path codeSource() {
        try {
            return Path.of(LocalJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
