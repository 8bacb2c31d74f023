package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import org.hemicycle.localstack.ServerArguments;
import org.jspecify.annotations.Nullable;

/// A durable server on loopback that speaks the MongoDB protocol; arguments `port` and `data`.
public final class MongodbServer implements AutoCloseable {

    /// A connection's commands are run by its thread, and some wait for the disk: so more threads than processors.
    private static final int THREADS = 32;

    private final DataFolder folder;
    private final MongoServer server;

    private MongodbServer(DataFolder folder, MongoServer server) {
        this.folder = folder;
        this.server = server;
    }

    /// Runs until the process is told to end. Ends with 1 and one sentence if the port is taken or the data folder is in
    /// use.
    public static void main(String[] args) {
        ServerArguments arguments = ServerArguments.of(args);
        try {
            MongodbServer server = start(arguments.data(), arguments.port());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "mongodb-shutdown"));
        } catch (DataFolder.InUse | PortTaken refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
        System.out.println("MongoDB protocol on mongodb://127.0.0.1:" + arguments.port());
        arguments.announceReady();
    }

    /// Starts a server on 127.0.0.1 with the data of the given folder.
    static MongodbServer start(Path data, int port) {
        DataFolder folder = DataFolder.claim(data);
        MongoServer server = new MongoServer(new DurableBackend(data, Clock.systemUTC()));
        try {
            server.bind(new InetSocketAddress("127.0.0.1", port), 1, THREADS);
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        } catch (Exception failure) {
            // Netty throws what the system said, although no signature declares it.
            folder.close();
            throw failure instanceof BindException ? new PortTaken(port) : new IllegalStateException(failure);
        }
        return new MongodbServer(folder, server);
    }

    /// Answers what was asked, writes what is left and lets go of the port and the data folder.
    @Override
    public void close() {
        server.shutdownNow();
        folder.close();
    }

    /// Something else listens on the port.
    static final class PortTaken extends RuntimeException {

        PortTaken(int port) {
            super("Port " + port + " on 127.0.0.1 is taken: stop what listens there, or choose another with port=….");
        }
    }
}
