package org.hemicycle.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, and as much later as a test wants. */
final class ShiftedClock extends Clock {

    private volatile Duration later = Duration.ZERO;

    void later(Duration time) {
        later = later.plus(time);
    }

    void now() {
        later = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(later);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
