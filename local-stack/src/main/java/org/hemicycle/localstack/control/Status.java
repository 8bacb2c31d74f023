package org.hemicycle.localstack.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What runs at this moment.
///
/// @param phase `starting`, `healthy` (everything was ready once), `stopping`
/// @param kafkaBrokers the brokers' address
/// @param mongodb which kind of MongoDB it is and where
/// @param supervisor the supervising process itself
/// @param servers the local stack's own servers, without those given elsewhere
public record Status(String phase, String kafkaBrokers, String mongodb, Part supervisor, List<Part> servers,
        List<Deployment> deployables) {

    /// One process.
    ///
    /// @param health `ready`, `starting`, `unready`, `paused` (waits to be started again), `stopping`, `stopped`
    /// @param restarts how often it was started again after it had ended unasked
    /// @param residentMegabytes memory in use as the system counts it, null when it cannot be known
    public record Part(String name, @Nullable Long pid, int port, String health, int restarts,
            @Nullable Long residentMegabytes) {
    }

    /// A deployable with its instances.
    ///
    /// @param port the port of its entrance
    public record Deployment(String name, int port, List<Part> instances) {
    }

    /// The memory of all processes together, in megabytes.
    public long residentMegabytes() {
        long sum = 0;
        for (Part part : parts()) {
            Long one = part.residentMegabytes();
            sum += one == null ? 0 : one;
        }
        return sum;
    }

    /// Every process once.
    public List<Part> parts() {
        List<Part> parts = new java.util.ArrayList<>();
        parts.add(supervisor);
        parts.addAll(servers);
        deployables.forEach(deployment -> parts.addAll(deployment.instances()));
        return parts;
    }
}
