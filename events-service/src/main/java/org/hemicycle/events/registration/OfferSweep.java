package org.hemicycle.events.registration;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.store.Leases;
import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.briefing.BriefingId;
import org.hemicycle.events.briefing.Briefings;
import org.hemicycle.events.briefing.Turns;
import org.hemicycle.events.contact.Contacts;
import org.hemicycle.events.guest.RegistrationState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Passes on offers that nobody took, forgets registrations that nobody confirmed, closes briefings that are over, and
 * forgets the addresses of their guests thirty days later, from one of the instances at a time.
 */
@Component
@EnableConfigurationProperties(OfferSweep.Properties.class)
class OfferSweep implements SmartLifecycle {

    /**
     * When it looks.
     *
     * @param sweep how often offers that have expired are passed on
     */
    @ConfigurationProperties("hemicycle.briefing")
    record Properties(@DefaultValue("2s") Duration sweep) {}

    private static final Logger log = LoggerFactory.getLogger(OfferSweep.class);
    private static final String LEASE = "briefing-offers";
    private static final int AT_ONCE = 100;

    private final Briefings briefings;
    private final Turns turns;
    private final Contacts contacts;
    private final Openings openings;
    private final Leases leases;
    private final Clock clock;
    private final Duration pause;
    private volatile @Nullable ScheduledExecutorService timer;

    OfferSweep(
            Briefings briefings, Turns turns, Contacts contacts, Openings openings, Leases leases, Clock clock, Properties properties) {
        this.contacts = contacts;
        this.openings = openings;
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
                briefings.find(id).map(Versioned::state).ifPresent(this::forget);
                turns.take(id, (briefing, version) -> briefing.pass(clock.instant()));
            } catch (RuntimeException e) {
                log.atWarn().addKeyValue("briefing", id.value()).log("Offers could not be passed on, the next sweep tries again: {}", e.toString());
            }
        }
    }

    /** An address that nobody confirmed may be anybody's. */
    private void forgetUnconfirmed(Briefing briefing) {
        briefing.guests().registrations().stream()
                .filter(one -> one.steps() == 0 && one.state() instanceof RegistrationState.Unconfirmed unconfirmed
                        && !clock.instant().isBefore(unconfirmed.until()))
                .map(one -> one.guest().personId())
                .filter(GuestBook::isStranger)
                .forEach(contacts::erase);
    }

    /** First the addresses and then the mark, so that a crash between them forgets twice and not never. */
    private void forget(Briefing briefing) {
        if (briefing.isToBeForgotten(clock.instant())) {
            briefing.guests().people().stream().filter(GuestBook::isStranger).forEach(contacts::erase);
            openings.erase(briefing.id());
        }
        forgetUnconfirmed(briefing);
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
