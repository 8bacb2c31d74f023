package org.hemicycle.contracts;

/** What happened to a subscription that its owner is to be told at once; it carries an id and no address. */
public sealed interface SubscriptionMessage extends Message {

    /** The subscriber, known to notification-service alone. */
    String subscriberId();

    @Override
    default String aggregateId() {
        return subscriberId();
    }

    /**
     * Somebody signed up; the owner of the address is to be asked whether it was they.
     *
     * @param round which of the subscriber's sign-ups this is, counted from 1; the link confirms this one only
     */
    record Requested(String subscriberId, long round) implements SubscriptionMessage {}

    /** Somebody signed up with an address that is subscribed already; its owner gets the way to their preferences. */
    record Repeated(String subscriberId) implements SubscriptionMessage {}
}
