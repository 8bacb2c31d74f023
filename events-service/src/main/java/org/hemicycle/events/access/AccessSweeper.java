package org.hemicycle.events.access;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hemicycle.defaults.store.Leases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Gives alarms and erases papers when their time has come, from one of the instances at a time. */
@Component
class AccessSweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AccessSweeper.class);
    private static final String LEASE = "access-alarms";
    /** How long a round that is under way may take to end when the service stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AccessBoard board;
    private final PaperVault papers;
    private final Leases leases;
    private final AccessProperties properties;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService sweeper;

    AccessSweeper(AccessBoard board, PaperVault papers, Leases leases, AccessProperties properties, Clock clock) {
        this.board = board;
        this.papers = papers;
        this.leases = leases;
        this.properties = properties;
        this.clock = clock;
    }

    /** Looks once, if no other instance does. */
    void sweep() {
        try {
            if (leases.hold(LEASE, properties.sweep().multipliedBy(3))) {
                board.follow();
                board.alarm();
                papers.eraseDue(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            }
        } catch (RuntimeException e) {
            log.atWarn().log("Deadlines for buildings were not looked at, the next sweep will: {}", e.toString());
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("access-sweeper").daemon().factory());
        long pause = properties.sweep().toMillis();
        started.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
        sweeper = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = sweeper;
        sweeper = null;
        if (running != null) {
            running.shutdown();
            try {
                running.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // Kept, it would silence the alarms of every other instance until it ends by itself.
            leases.release(LEASE);
        }
    }

    @Override
    public boolean isRunning() {
        return sweeper != null;
    }
}
