package org.hemicycle.localstack.entrance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A loopback port whose connections go to the ready instances in turn; an instance that does not take a connection is
/// passed over for the next one, and when there is none the connection is reset at once.
public final class Entrance implements AutoCloseable {

    private static final int MILLISECONDS_TO_CONNECT = 2_000;
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket door;
    private final Supplier<List<Integer>> readyPorts;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// Listens at once.
    ///
    /// @param readyPorts the loopback ports of the instances that are ready now; asked for each connection
    /// @throws IOException if the port is taken
    public Entrance(int port, Supplier<List<Integer>> readyPorts) throws IOException {
        this.readyPorts = readyPorts;
        this.door = new ServerSocket();
        this.door.setReuseAddress(true);
        this.door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        Thread.ofVirtual().name("entrance-" + port).start(this::accept);
    }

    /// The port it listens on.
    public int port() {
        return door.getLocalPort();
    }

    /// Stops listening and resets what is still open.
    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(Entrance::reset);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> connect(caller));
            } catch (IOException closedOrOutOfFiles) {
                pauseUnlessClosed();
            }
        }
    }

    private void connect(Socket caller) {
        open.add(caller);
        @Nullable Socket instance = null;
        try {
            caller.setTcpNoDelay(true);
            instance = instanceInTurn();
            if (instance == null) {
                reset(caller);
                return;
            }
            open.add(instance);
            Socket found = instance;
            Thread back = Thread.ofVirtual().start(() -> pump(found, caller));
            pump(caller, found);
            back.join();
        } catch (IOException unusable) {
            reset(caller);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
            quietlyClose(caller);
            if (instance != null) {
                open.remove(instance);
                quietlyClose(instance);
            }
        }
    }

    private @Nullable Socket instanceInTurn() {
        List<Integer> ports = readyPorts.get();
        int first = turn.getAndIncrement() & Integer.MAX_VALUE;
        for (int i = 0; i < ports.size(); i++) {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                int port = ports.get((first + i) % ports.size());
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLISECONDS_TO_CONNECT);
                return socket;
            } catch (IOException passedOver) {
                quietlyClose(socket);
            }
        }
        return null;
    }

    /// Copies one direction to its end and passes that end on, while the other direction may go on (a half-closed
    /// connection). When copying fails, both sides learn it by a reset, never by an end that looks regular.
    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read != -1; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            reset(from);
            reset(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            return;
        }
        quietlyClose(socket);
    }

    private static void quietlyClose(Socket socket) {
        try {
            socket.close();
        } catch (IOException nothingLeftToDo) {
            // It is closed either way.
        }
    }

    private void pauseUnlessClosed() {
        if (!door.isClosed()) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
