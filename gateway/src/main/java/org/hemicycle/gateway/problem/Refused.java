package org.hemicycle.gateway.problem;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Refusal} from where it is found to where it is answered. */
public final class Refused extends RuntimeException {

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        this(refusal, null);
    }

    Refused(Refusal refusal, @Nullable Throwable cause) {
        // An expected answer, not a fault: no stack is recorded, only the cause where there is one.
        super(refusal.kind().name(), cause, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
