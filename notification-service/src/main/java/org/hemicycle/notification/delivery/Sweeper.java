package org.hemicycle.notification.delivery;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hemicycle.defaults.intake.NotNow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes up chunks in which a mail is due again, so that no failing mail holds up a partition.
 *
 * <p>Every instance sweeps; the claim on each chunk keeps two from serving the same one. Urgent chunks have a thread of
 * their own, because a mail server that answers slowly may hold up the other for long.
 */
@Component
class Sweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final int AT_ONCE = 200;

    private final Chunks chunks;
    private final Dispatcher dispatcher;
    private final DeliveryProperties properties;
    private volatile @Nullable ScheduledExecutorService running;

    Sweeper(Chunks chunks, Dispatcher dispatcher, DeliveryProperties properties) {
        this.chunks = chunks;
        this.dispatcher = dispatcher;
        this.properties = properties;
    }

    @Override
    public void start() {
        var executor = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("sweeper-", 0).factory());
        long pause = properties.sweep().toMillis();
        executor.scheduleWithFixedDelay(() -> sweep(true), pause, pause, TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(() -> sweep(false), pause, pause, TimeUnit.MILLISECONDS);
        running = executor;
    }

    private void sweep(boolean urgent) {
        try {
            for (String chunk : chunks.due(urgent, AT_ONCE)) {
                if (running == null) {
                    return;
                }
                try {
                    dispatcher.resume(chunk);
                } catch (NotNow elsewhere) {
                    log.debug("{}", elsewhere.getMessage());
                } catch (RuntimeException e) {
                    // One chunk that fails must not keep those behind it waiting.
                    log.atWarn().addKeyValue("chunk", chunk).log("A chunk could not be taken up again: {}", e.toString());
                }
            }
        } catch (RuntimeException e) {
            log.warn("Sweeping failed, the next round tries again: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        var executor = running;
        running = null;
        if (executor != null) {
            executor.shutdown();
            try {
                executor.awaitTermination(properties.claim().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
