package org.hemicycle.notification.delivery;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The store of chunks, which can fail once between the sending of mails and the record of it, as a crash would. */
@Component
@Primary
class Crash extends Chunks {

    private final AtomicInteger countdown = new AtomicInteger(-1);

    Crash(MongoOperations mongo, Clock clock, DeliveryProperties properties, @Value("${hemicycle.instance}") String instance) {
        super(mongo, clock, properties, instance);
    }

    void reset() {
        countdown.set(-1);
    }

    /** Fails at the so-manieth record from now on. */
    void afterSending(int windows) {
        countdown.set(windows);
    }

    boolean happened() {
        return countdown.get() == 0;
    }

    @Override
    void record(Chunk chunk, Progress progress) {
        if (countdown.get() > 0 && countdown.decrementAndGet() == 0) {
            throw new IllegalStateException("a crash between sending and recording");
        }
        super.record(chunk, progress);
    }
}
