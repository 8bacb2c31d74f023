package org.hemicycle.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hemicycle.localstack.process.Child;
import org.hemicycle.localstack.process.Leftovers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a stand-in for `mongod` that only waits: what is shown is how the process lives and ends.
class MongodTest {

    @TempDir
    private Path folder;
    private Settings settings;

    @BeforeEach
    void putAMongodOnThePath() throws Exception {
        Path mongod = folder.resolve("mongod");
        Files.writeString(mongod, "#!/bin/sh\necho $$ > " + folder.resolve("pid") + "\necho \"$@\"\nexec sleep 300\n");
        Files.setPosixFilePermissions(mongod, PosixFilePermissions.fromString("rwxr-xr-x"));
        settings = Settings.of(Map.of("PATH", folder + ":/usr/bin:/bin", "HEMICYCLE_HOME", folder.toString()));
    }

    @Test
    void isPreferredToTheEmbeddedServerAndGivenWayToAGivenOne() {
        assertThat(MongodbKind.chosen(settings)).isEqualTo(MongodbKind.MONGOD);
        assertThat(MongodbKind.MONGOD.uri(settings)).isEqualTo("mongodb://127.0.0.1:27017/?replicaSet=hemicycle");
        assertThat(MongodbKind.chosen(Settings.of(Map.of("PATH", "/nowhere")))).isEqualTo(MongodbKind.EMBEDDED);

        Settings given = Settings.of(Map.of("PATH", folder.toString(), "MONGODB_URI", "mongodb://anna:secret@db/?tls=true"));
        assertThat(MongodbKind.chosen(given)).isEqualTo(MongodbKind.GIVEN);
        assertThat(MongodbKind.GIVEN.described(given)).doesNotContain("secret").contains("db/?tls=true");
    }

    @Test
    void endsWhenItIsToldTo() throws Exception {
        Child child = Mongod.child(settings, 1, folder.resolve("log"), new Leftovers(folder.resolve("processes")));
        child.start();
        ProcessHandle mongod = mongod();
        assertThat(Files.readString(folder.resolve("log"))).contains("--replSet hemicycle").contains("--bind_ip 127.0.0.1");

        child.stop(Duration.ofSeconds(10));

        mongod.onExit().get(60, TimeUnit.SECONDS);
    }

    @Test
    void endsWhenTheLineToItsStarterIsCut() throws Exception {
        Process process = Mongod.tethered(settings, 1, folder.resolve("log"));
        ProcessHandle mongod = mongod();

        process.getOutputStream().close();

        mongod.onExit().get(60, TimeUnit.SECONDS);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private ProcessHandle mongod() throws Exception {
        Path pid = folder.resolve("pid");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pid) && !Files.readString(pid).isBlank()
                && Files.readString(folder.resolve("log")).contains("--replSet"));
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    }
}
