package org.hemicycle.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Free loopback ports.
public final class Ports {

    // Below the range from which systems take the ports of outgoing connections: there, a client that keeps asking for a
    // stopped server can be given the server's own port and end up talking to itself.
    private static final int LOWEST = 10_240;
    private static final int HIGHEST = 32_000;

    private Ports() {
    }

    /// A port on which nothing listens at this moment.
    public static int free() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
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
