package org.hemicycle.localstack.supervisor;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.hemicycle.localstack.process.Child;
import org.hemicycle.localstack.process.Leftovers;

/// A real `mongod` of this machine as a child: kept on loopback, made a replica set of one at its first start, and ended
/// with us although it knows nothing of the tether.
final class Mongod {

    static final String REPLICA_SET = "hemicycle";

    // It reads the line from us (standard input); when that ends, so does mongod. POSIX sh is on every machine that has
    // a mongod on its PATH.
    private static final String TETHERED = """
            exec 3<&0
            trap '' INT
            ended= mongod=
            trap 'ended=yes; [ -z "$mongod" ] || kill $mongod 2>/dev/null' TERM
            "$@" </dev/null & mongod=$!
            [ -z "$ended" ] || kill $mongod 2>/dev/null
            (cat <&3 >/dev/null; kill $mongod 2>/dev/null) & watch=$!
            wait $mongod; status=$?
            wait $mongod 2>/dev/null
            kill $watch 2>/dev/null
            exit $status
            """;

    private Mongod() {
    }

    static Optional<Path> executable(Settings settings) {
        return Arrays.stream(settings.given("PATH").orElse("").split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable).findFirst();
    }

    static Child child(Settings settings, int port, Path log, Leftovers leftovers) {
        return new Child("mongodb", log, () -> {
            try {
                return tethered(settings, port, log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, () -> isPrimary(port), leftovers);
    }

    static Process tethered(Settings settings, int port, Path log) throws IOException {
        Path data = Files.createDirectories(settings.state().resolve("mongod"));
        return new ProcessBuilder(List.of("sh", "-c", TETHERED, "sh", executable(settings).orElseThrow().toString(),
                "--replSet", REPLICA_SET, "--bind_ip", "127.0.0.1", "--port", Integer.toString(port),
                "--dbpath", data.toString(), "--wiredTigerCacheSizeGB", "0.25"))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    }

    private static boolean isPrimary(int port) {
        MongoClientSettings client = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + port + "/?directConnection=true"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
                .build();
        try (MongoClient mongodb = MongoClients.create(client)) {
            Document hello = mongodb.getDatabase("admin").runCommand(new Document("hello", 1));
            if (!hello.containsKey("setName")) {
                mongodb.getDatabase("admin").runCommand(new Document("replSetInitiate", new Document("_id", REPLICA_SET)
                        .append("members", List.of(new Document("_id", 0).append("host", "127.0.0.1:" + port)))));
            }
            return hello.getBoolean("isWritablePrimary", false);
        } catch (MongoException notYet) {
            return false;
        }
    }
}
