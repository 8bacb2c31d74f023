package org.hemicycle.localstack.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.hemicycle.localstack.Ports;

/// A server in this process with a client, for tests that do not kill it.
final class InProcessServer implements AutoCloseable {

    private final Path folder;
    private final MongodbServer server;
    private final MongoClient client;

    private InProcessServer(Path folder, MongodbServer server, MongoClient client) {
        this.folder = folder;
        this.server = server;
        this.client = client;
    }

    static InProcessServer start() {
        try {
            Path folder = Files.createTempDirectory("hemicycle-mongodb-");
            int port = Ports.free();
            MongodbServer server = MongodbServer.start(folder, port);
            return new InProcessServer(folder, server, MongoClients.create("mongodb://127.0.0.1:" + port
                    + "/?w=majority&journal=true&retryWrites=true&uuidRepresentation=standard"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A database that nobody has used yet.
    MongoDatabase newDatabase() {
        return client.getDatabase("test-" + UUID.randomUUID());
    }

    @Override
    public void close() {
        client.close();
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
