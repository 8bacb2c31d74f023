package org.hemicycle.defaults.round;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Goes the same round again after each pause, on a thread of its own, from the start of the service to its end. */
public final class Rounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String name;
    private final Duration pause;
    private final Runnable round;
    private volatile @Nullable ScheduledExecutorService running;

    /** Rounds with a name for logs; a round that fails is followed by the next like any other. */
    public Rounds(String name, Duration pause, Runnable round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        executor.scheduleWithFixedDelay(this::go, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        running = executor;
    }

    private void go() {
        try {
            round.run();
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("round", name).log("A round failed, the next one tries again: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        var executor = running;
        running = null;
        if (executor != null) {
            executor.shutdown();
            try {
                executor.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
