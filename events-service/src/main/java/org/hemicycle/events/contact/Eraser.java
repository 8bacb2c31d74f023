package org.hemicycle.events.contact;

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

/** Erases needs and addresses on their date, from one of the instances at a time. */
@Component
class Eraser implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Eraser.class);
    private static final String LEASE = "needs-eraser";

    private final Needs needs;
    private final Contacts contacts;
    private final Leases leases;
    private final Clock clock;
    private final Duration pause;
    private volatile @Nullable ScheduledExecutorService timer;

    Eraser(Needs needs, Contacts contacts, Leases leases, Clock clock, ContactProperties properties) {
        this.needs = needs;
        this.contacts = contacts;
        this.leases = leases;
        this.clock = clock;
        this.pause = properties.sweep();
    }

    /** Erases what is due now, if this instance holds the lease. */
    void sweep() {
        if (!leases.hold(LEASE, pause.multipliedBy(2))) {
            return;
        }
        long erased = needs.eraseDue(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (erased > 0) {
            log.atInfo().addKeyValue("erased", erased).log("Erased needs whose date has come");
        }
        long forgotten = contacts.eraseDue();
        if (forgotten > 0) {
            log.atInfo().addKeyValue("erased", forgotten).log("Erased addresses whose date has come");
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("needs-eraser").factory());
        started.scheduleWithFixedDelay(
                () -> {
                    try {
                        sweep();
                    } catch (RuntimeException e) {
                        log.warn("Needs could not be erased, the next sweep will try again", e);
                    }
                },
                0, pause.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService started = timer;
        if (started != null) {
            started.shutdownNow();
        }
        timer = null;
        leases.release(LEASE);
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
