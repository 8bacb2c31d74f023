package org.hemicycle.notification.subscriber;

import org.springframework.stereotype.Component;

/** Goes on with erasures at once, without the pause that goes by before the next round. */
@Component
public class ErasureRound {

    private final Erasures erasures;

    ErasureRound(Erasures erasures) {
        this.erasures = erasures;
    }

    public void go() {
        erasures.carryOutAll();
    }
}
