package org.hemicycle.localstack.tether;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TetherTest {

    /// Sleeps for longer than any test lasts.
    static final class Sleeper {
        public static void main(String[] args) throws InterruptedException {
            System.out.println("asleep with " + String.join(",", args));
            Thread.sleep(600_000);
        }
    }

    /// Starts a tethered sleeper, tells its process id, and waits to be killed.
    static final class Starter {
        public static void main(String[] args) throws Exception {
            Process child = tethered();
            System.out.println(child.pid());
            child.waitFor();
        }
    }

    @Test
    void endsWithItsStarterEvenWhenThatIsKilled() throws Exception {
        Process starter = java(Starter.class.getName());
        ProcessHandle child = ProcessHandle.of(Long.parseLong(firstLine(starter))).orElseThrow();
        assertThat(child.isAlive()).isTrue();

        starter.destroyForcibly();

        child.onExit().get(60, TimeUnit.SECONDS);
    }

    @Test
    void passesTheArgumentsOnAndOutlivesCtrlC() throws Exception {
        Process child = tethered();
        assertThat(firstLine(child)).isEqualTo("asleep with a,b");

        new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();

        assertThat(child.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
        child.destroy();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static String firstLine(Process process) throws Exception {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private static Process tethered() throws Exception {
        return java(Tether.class.getName(), Sleeper.class.getName(), "a", "b");
    }

    private static Process java(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx32m",
                "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
