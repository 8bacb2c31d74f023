package org.hemicycle.localstack.supervisor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hemicycle.localstack.Server;
import org.hemicycle.localstack.control.ControlLine;
import org.hemicycle.localstack.control.Scaled;
import org.hemicycle.localstack.control.Status;
import org.hemicycle.localstack.openid.OpenidProvider;
import org.hemicycle.localstack.process.Leftovers;
import org.hemicycle.localstack.process.Logs;
import org.hemicycle.localstack.process.Refusal;
import tools.jackson.databind.json.JsonMapper;

/// The command `hemicycle`: what a newcomer and an administrator type.
public final class Hemicycle {

    private static final String USAGE = """
            Usage: ./hemicycle <command>

              up [--fresh] [--detach]   build what is missing, start everything, wait until it is healthy;
                                        stays in front and Ctrl-C stops all, --detach returns instead,
                                        --fresh deletes all data before
              down                      stop everything
              status [--json]           what runs, where, how it does, and how far consumers are behind
              scale <deployable>=<n>    run that many instances of one deployable
              logs [name] [-f]          the last lines of the logs, all or one; -f goes on with new ones
              demo                      play the main story against the running system, step by step
              build                     build everything and rehearse starts, so that `up` is quick
              help                      this text

            Deployables: %s. Settings and files: docs/operations.md.
            """;
    // What is said once all is well; the starter of a background process waits for it.
    private static final String LAST_WORDS = "Ctrl-C or ./hemicycle down stops everything.";
    private static final Pattern SCALE = Pattern.compile("([a-z-]+)=(\\d{1,2})");
    private static final int SECONDS_TO_STOP = 90;

    private final Settings settings;
    private final PrintStream out;

    private Hemicycle(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// Exit status 0 when what was asked for is done, 1 when not, 2 when the command is not understood.
    public static void main(String[] args) {
        // The libraries' own remarks would stand between the lines meant for the person at the terminal.
        System.setProperty("logback.configurationFile", "org/hemicycle/localstack/command-log.xml");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status;
        try {
            status = new Hemicycle(Settings.of(System.getenv()), out).run(List.of(args));
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private int run(List<String> words) {
        String command = words.isEmpty() ? "help" : words.getFirst();
        List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
        return switch (command) {
            case "up" -> only(rest, "--fresh", "--detach") ? up(rest.contains("--fresh"), rest.contains("--detach"))
                    : misunderstood(words);
            case "down" -> rest.isEmpty() ? down() : misunderstood(words);
            case "status" -> only(rest, "--json") ? status(rest.contains("--json")) : misunderstood(words);
            case "scale" -> rest.size() == 1 ? scale(rest.getFirst()) : misunderstood(words);
            case "logs" -> logs(rest);
            case "demo" -> demo(rest);
            case "rehearse" -> rehearse();
            case "running" -> line().isPresent() ? 0 : 1;
            case "help", "--help", "-h" -> {
                out.printf(USAGE, Deployable.labels());
                yield 0;
            }
            default -> misunderstood(words);
        };
    }

    private static boolean only(List<String> given, String... known) {
        return Arrays.asList(known).containsAll(given);
    }

    private static int misunderstood(List<String> words) {
        System.err.println("\"" + String.join(" ", words) + "\" is not understood.\n");
        System.err.printf(USAGE, Deployable.labels());
        return 2;
    }

    private Optional<ControlLine> line() {
        return ControlLine.openedBy(Supervisor.lineFile(settings));
    }

    private ControlLine runningLine() {
        return line().orElseThrow(() -> new Refusal("Hemicycle does not run here. Start it with ./hemicycle up"));
    }

    private int up(boolean fresh, boolean detach) {
        Optional<ControlLine> running = line();
        if (running.isPresent()) {
            out.println("Hemicycle already runs (process " + running.get().pid() + "): see ./hemicycle status.");
            if (fresh) {
                throw new Refusal("Nothing was deleted: run ./hemicycle down before ./hemicycle up --fresh.");
            }
            return 0;
        }
        return detach ? upInBackground(fresh) : upInFront(fresh);
    }

    private int upInFront(boolean fresh) {
        Supervisor supervisor = new Supervisor(settings, out);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
        supervisor.claim();
        out.println("Hemicycle starts; state in " + settings.state());
        double seconds = supervisor.start(fresh).toMillis() / 1000.0;
        Status status = supervisor.status();
        out.printf(Locale.ROOT, "%nHealthy after %.1f s: %d processes, %,d MB resident.%n%n", seconds,
                status.parts().size(), status.residentMegabytes());
        tellAddresses();
        supervisor.awaitStop();
        return 0;
    }

    private void tellAddresses() {
        String issuer = settings.openidIssuer();
        out.println("  Pages              " + settings.publicUrl());
        out.println("  API description    " + settings.publicUrl() + "/docs");
        if (!settings.isGivenElsewhere(Server.MAIL)) {
            out.println("  Caught mail        " + settings.mailPage());
        }
        out.println("  Kafka              " + settings.kafkaBrokers());
        out.println("  OpenID provider    " + issuer);
        if (!settings.isGivenElsewhere(Server.OPENID)) {
            out.println("  Sign in as         staff, editor, editor2 or admin, password " + OpenidProvider.PASSWORD);
            out.println("  API client         hemicycle-api, secret " + OpenidProvider.API_SECRET);
        }
        out.println();
        out.println(LAST_WORDS);
    }

    /// The supervisor in a session of its own, so that neither Ctrl-C nor a closed terminal reaches it; what it says until
    /// it is healthy is repeated here.
    private int upInBackground(boolean fresh) {
        Path log = new Logs(settings.state().resolve("logs")).fresh("supervisor");
        List<String> command = new ArrayList<>(detacher());
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m",
                "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Hemicycle.class.getName(), "up"));
        if (fresh) {
            command.add("--fresh");
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            int shown = 0;
            while (true) {
                boolean ended = process.waitFor(200, TimeUnit.MILLISECONDS);
                String text = whole(log, ended);
                out.print(text.substring(shown));
                out.flush();
                shown = text.length();
                if (text.contains(LAST_WORDS)) {
                    return 0;
                }
                if (ended) {
                    return process.exitValue() == 0 ? 1 : process.exitValue();
                }
            }
        } catch (IOException e) {
            throw new Refusal("Hemicycle cannot start: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /// The log up to its last whole line, or to its end: what is being written may stop in the middle of a character.
    private static String whole(Path log, boolean ended) throws IOException {
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        return ended ? text : text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private List<String> detacher() {
        for (String tool : List.of("setsid", "nohup")) {
            for (String folder : settings.given("PATH").orElse("").split(java.io.File.pathSeparator)) {
                if (!folder.isBlank() && Files.isExecutable(Path.of(folder, tool))) {
                    return List.of(Path.of(folder, tool).toString());
                }
            }
        }
        return List.of();
    }

    private int down() {
        Leftovers leftovers = new Leftovers(settings.state().resolve("processes"));
        Optional<ControlLine> line = line();
        if (line.isEmpty()) {
            int left = leftovers.end();
            out.println(left == 0 ? "Hemicycle does not run." : "Ended " + left + " processes that an earlier run had left behind.");
            return 0;
        }
        long start = System.nanoTime();
        Optional<ProcessHandle> supervisor = ProcessHandle.of(line.get().pid());
        List<ProcessHandle> children = leftovers.alive();
        line.get().down();
        try {
            if (supervisor.isPresent()) {
                supervisor.get().onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
            }
        } catch (TimeoutException | ExecutionException stuck) {
            supervisor.ifPresent(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
        children.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        out.printf(Locale.ROOT, "Stopped in %.1f s.%n", (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private int status(boolean asJson) {
        Status status = runningLine().status();
        if (asJson) {
            out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(
                    Map.of("status", status, "consumers", ConsumerLag.of(status.kafkaBrokers()).rows())));
            return 0;
        }
        StatusTable.print(status, out);
        ConsumerLag lag = ConsumerLag.of(status.kafkaBrokers());
        out.println();
        StatusTable.print(lag, out);
        return 0;
    }

    private int scale(String order) {
        Matcher matcher = SCALE.matcher(order);
        if (!matcher.matches()) {
            throw new Refusal("\"" + order + "\" is not of the form <deployable>=<number>, such as notification-service=3.");
        }
        if (Deployable.named(matcher.group(1)).isEmpty()) {
            throw new Refusal("There is no deployable named " + matcher.group(1) + ". There are: " + Deployable.labels() + ".");
        }
        Scaled scaled;
        try {
            scaled = runningLine().scale(matcher.group(1), Integer.parseInt(matcher.group(2)));
        } catch (IllegalStateException refused) {
            throw new Refusal(String.valueOf(refused.getMessage()));
        }
        out.printf(Locale.ROOT, "%s: %d → %d instances in %.1f s.%n", scaled.deployable(), scaled.before(),
                scaled.after(), scaled.seconds());
        if (scaled.problem() != null) {
            throw new Refusal(scaled.problem());
        }
        return 0;
    }

    private int logs(List<String> words) {
        List<String> names = words.stream().filter(word -> !word.equals("-f")).toList();
        if (names.size() > 1) {
            return misunderstood(words);
        }
        new Logs(settings.state().resolve("logs")).show(names.isEmpty() ? "" : names.getFirst(), words.contains("-f"), out);
        return 0;
    }

    private int rehearse() {
        if (!settings.usesStartCaches()) {
            return 0;
        }
        new Supervisor(settings, out).claim();
        new Rehearsal(settings, out).play();
        return 0;
    }

    /// Played by a class of its own, which is told where everything is and ends the process with its own status.
    private int demo(List<String> words) {
        runningLine();
        List<String> arguments = new ArrayList<>(List.of("public-url=" + settings.publicUrl(),
                "mail-page=" + settings.mailPage(), "openid-issuer=" + settings.openidIssuer(),
                "api-client=hemicycle-api", "api-secret=" + OpenidProvider.API_SECRET,
                "password=" + OpenidProvider.PASSWORD, "kafka-brokers=" + settings.kafkaBrokers()));
        arguments.addAll(words);
        try {
            Class.forName("org.hemicycle.localstack.demo.Demo").getMethod("main", String[].class)
                    .invoke(null, (Object) arguments.toArray(String[]::new));
            return 0;
        } catch (ClassNotFoundException missing) {
            throw new Refusal("This build has no demo.");
        } catch (ReflectiveOperationException e) {
            throw new Refusal("The demo broke: " + (e.getCause() == null ? e : e.getCause()));
        }
    }
}
