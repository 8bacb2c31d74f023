package org.hemicycle.notification.telling;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hemicycle.notification.notice.QuietProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The store of tellings, which can fail once between the sending of a mail and the record of it, as a crash would. */
@Component
@Primary
class Lapse extends Tellings {

    private final AtomicBoolean next = new AtomicBoolean();

    Lapse(MongoOperations mongo, Clock clock, QuietProperties quiet, TellingProperties properties, @Value("${hemicycle.instance}") String instance) {
        super(mongo, clock, quiet, properties, instance);
    }

    void afterSending() {
        next.set(true);
    }

    @Override
    void told(Telling telling, long version) {
        if (next.compareAndSet(true, false)) {
            throw new IllegalStateException("a crash between sending and recording");
        }
        super.told(telling, version);
    }
}
