package org.hemicycle.localstack.mongodb;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done while nobody waits for it: documents expire, forgotten cursors are closed, and the file gives back space
/// that old versions of documents have left.
final class Housekeeping implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Store store;
    private final OpenCursors cursors;
    private final Collection<StoredDatabase> databases;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mongodb-housekeeping").factory());

    /// @param databases all databases, as they come and go
    Housekeeping(Store store, OpenCursors cursors, Collection<StoredDatabase> databases, Clock clock) {
        this.store = store;
        this.cursors = cursors;
        this.databases = databases;
        this.clock = clock;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::tidy, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tidy() {
        try {
            cursors.closeForgotten();
            for (StoredDatabase database : databases) {
                if (store.reading(database::expires)) {
                    store.commits().write(() -> store.reading(() -> database.expire(clock.instant())));
                }
            }
            if (store.isWasteful()) {
                // A little at a time, because commands wait meanwhile.
                store.commits().maintain(store::compactSome);
            }
        } catch (RuntimeException failure) {
            log.error("Housekeeping failed and will be tried again", failure);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
