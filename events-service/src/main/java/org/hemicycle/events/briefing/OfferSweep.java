package org.hemicycle.events.briefing;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hemicycle.defaults.store.Leases;
import org.hemicycle.events.briefing.BriefingConfiguration.BriefingProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Passes on offers that nobody took, and closes briefings that are long over, from one of the instances at a time. */
@Component
class OfferSweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OfferSweep.class);
    private static final String LEASE = "briefing-offers";
    private static final int AT_ONCE = 100;

    private final Briefings briefings;
    private final Turns turns;
    private final Leases leases;
    private final Clock clock;
    private final Duration pause;
    private volatile @Nullable ScheduledExecutorService timer;

    OfferSweep(Briefings briefings, Turns turns, Leases leases, Clock clock, BriefingProperties properties) {
        this.briefings = briefings;
        this.turns = turns;
        this.leases = leases;
        this.clock = clock;
        this.pause = properties.sweep();
    }

    /** Does what is due now, if this instance holds the lease. */
    void sweep() {
        // A late holder does no harm: whatever it does, it decides on the briefing as it is then.
        if (!leases.hold(LEASE, pause.multipliedBy(5))) {
            return;
        }
        for (BriefingId id : briefings.due(clock.instant(), AT_ONCE)) {
            try {
                turns.take(id, (briefing, version) -> briefing.pass(clock.instant()));
            } catch (RuntimeException e) {
                log.atWarn().addKeyValue("briefing", id.value()).log("Offers could not be passed on, the next sweep tries again: {}", e.toString());
            }
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("briefing-offers").factory());
        started.scheduleWithFixedDelay(
                () -> {
                    try {
                        sweep();
                    } catch (RuntimeException e) {
                        log.warn("The sweep of offers failed, the next one tries again: {}", e.toString());
                    }
                },
                pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService started = timer;
        timer = null;
        if (started != null) {
            started.shutdownNow();
            leases.release(LEASE);
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
