package org.hemicycle.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Free loopback ports.
public final class Ports {

    // Below the range from which systems take the ports of outgoing connections: there, a client that keeps asking for a
    // stopped server can be given the server's own port and end up talking to itself.
    private static final int LOWEST = 10_240;
    private static final int HIGHEST = 32_000;

    private static final int REMEMBERED = 2_000;

    // Between the moment at which a port is given away and the one at which its server listens, it looks free. Without
    // this, one start of four servers in about a thousand would give the same port to two of them.
    private static final Set<Integer> RESERVED = new HashSet<>();
    private static final Deque<Integer> GIVEN = new ArrayDeque<>();

    private Ports() {
    }

    /// Keeps ports for servers that will listen on them later: [#free] gives none of them away.
    public static synchronized void reserve(Collection<Integer> ports) {
        RESERVED.addAll(ports);
    }

    /// A port on which nothing listens at this moment, and that was not given away lately.
    public static synchronized int free() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!RESERVED.contains(port) && !GIVEN.contains(port) && isFree(port)) {
                GIVEN.addLast(port);
                if (GIVEN.size() > REMEMBERED) {
                    GIVEN.removeFirst();
                }
                return port;
            }
        }
        throw new IllegalStateException("No free loopback port between " + LOWEST + " and " + HIGHEST);
    }

    /// Whether a server could listen on this loopback port now.
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Without this, connections of a server stopped a moment ago would make its port look taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
