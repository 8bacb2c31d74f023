package org.hemicycle.notification.subscriber;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What another package keeps about subscribers, and owes to each of them when they ask for it or want it gone. */
public interface Belongings {

    /**
     * Whose they are.
     *
     * @param id the subscriber's id
     * @param emailHash the keyed hash of their address
     * @param bucket the slice of the audience they are in, or null where they never confirmed
     */
    record Owner(String id, String emailHash, @Nullable Integer bucket) {}

    /** The name under which they stand in what a subscriber exports, such as {@code deliveries}. */
    String name();

    /** All that is kept about somebody, in words that they can read. */
    List<?> of(Owner owner);

    /**
     * Removes all that is kept about somebody who wants to be forgotten; doing so twice changes nothing.
     *
     * @return false where something is being written at this moment that may name them, so that it must be done again
     */
    boolean erase(Owner owner);

    /** Somebody who was forgotten has confirmed anew that they want to be told. */
    default void confirmedAnew(Owner owner) {}
}
