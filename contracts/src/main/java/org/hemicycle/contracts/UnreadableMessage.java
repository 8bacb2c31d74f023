package org.hemicycle.contracts;

import org.jspecify.annotations.Nullable;

/** A message that no retry will make readable; its message is the reason that goes with it to the dead letters. */
public final class UnreadableMessage extends RuntimeException {

    /** A message that is unreadable for a reason, which must not repeat what the body says of anybody. */
    public UnreadableMessage(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
