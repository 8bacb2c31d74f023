package org.hemicycle.notification.delivery;

import org.hemicycle.notification.bounce.Prober;
import org.hemicycle.notification.delivery.Chunk.SignUp;
import org.hemicycle.notification.mail.Stationery;
import org.springframework.stereotype.Component;

/** Sends probes as chunks of one mail, which are tried again, given up and shown like any other. */
@Component
class Probes implements Prober {

    private final Chunks chunks;
    private final Stationery stationery;

    Probes(Chunks chunks, Stationery stationery) {
        this.chunks = chunks;
        this.stationery = stationery;
    }

    @Override
    public String probe(String subscriber, String cause) {
        String chunk = "probe." + cause;
        chunks.plan(chunk, new SignUp(subscriber, SignUp.PROBE));
        return stationery.messageId(chunk, subscriber);
    }
}
