package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The cursors that clients have not read to their end. MongoDB forgets one that nobody asked for ten minutes; so do we.
final class OpenCursors {

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final CursorRegistry registry;
    private final Queue<BatchCursor> open = new ConcurrentLinkedQueue<>();

    OpenCursors(CursorRegistry registry) {
        this.registry = registry;
    }

    CursorRegistry registry() {
        return registry;
    }

    long newId() {
        return registry.generateCursorId();
    }

    void add(BatchCursor cursor) {
        registry.add(cursor);
        open.add(cursor);
    }

    void closeForgotten() {
        long now = System.nanoTime();
        open.removeIf(cursor -> {
            boolean forgotten = now - cursor.lastUsed() > FORGOTTEN.toNanos();
            if (forgotten) {
                registry.remove(cursor);
            }
            return forgotten || cursor.isEmpty();
        });
    }
}
