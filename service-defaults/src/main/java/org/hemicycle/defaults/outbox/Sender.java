package org.hemicycle.defaults.outbox;

/** Brings owed messages to the broker. */
@FunctionalInterface
public interface Sender {

    /**
     * Sends one message and returns once the broker has acknowledged it.
     *
     * @throws RuntimeException when it was not acknowledged; it will be sent again with the same id
     */
    void send(OwedMessage message);
}
