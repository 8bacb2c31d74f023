package org.hemicycle.notification.courier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a delivery that failed is tried again: after ever longer delays, and never to the second with many others. */
record Schedule(List<Duration> delays, RandomGenerator random) {

    /** By how much a delay is lengthened at most, so that a receiver that comes back is not met by all at once. */
    private static final double JITTER = 0.1;

    /**
     * When to try again, or nothing when it is given up.
     *
     * @param failures how often it was tried in vain, counted from 1
     * @param notBefore the moment before which the receiver wants nothing
     */
    Optional<Instant> next(int failures, @Nullable Instant notBefore, Instant now) {
        if (failures > delays.size()) {
            return Optional.empty();
        }
        Duration delay = delays.get(failures - 1);
        Instant next = now.plus(delay).plusMillis((long) (delay.toMillis() * JITTER * random.nextDouble()));
        return Optional.of(notBefore != null && notBefore.isAfter(next) ? notBefore : next);
    }
}
