package org.hemicycle.events.guest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a guest's registration has come, with what is only known there. */
public sealed interface RegistrationState {

    /** Since when. */
    Instant at();

    /** The word on the wire and in the store: {@code no-show}. */
    String word();

    /** Whether one of the seats is kept for them, so that nobody else can have it. */
    default boolean holdsSeat() {
        return switch (this) {
            case Offered offered -> true;
            case Confirmed confirmed -> true;
            case Attended attended -> true;
            default -> false;
        };
    }

    /**
     * Was asked and holds no seat.
     *
     * @param maybe whether they answered that they may come
     */
    record Invited(Instant at, boolean maybe) implements RegistrationState {
        @Override
        public String word() {
            return "invited";
        }
    }

    /**
     * Asked to come at an address that nobody has confirmed, and holds neither a seat nor a place.
     *
     * @param until the moment from which on it lapses
     */
    record Unconfirmed(Instant at, Instant until) implements RegistrationState {
        @Override
        public String word() {
            return "unconfirmed";
        }
    }

    /** Asked to come and waits for the office's approval. */
    record Requested(Instant at) implements RegistrationState {
        @Override
        public String word() {
            return "requested";
        }
    }

    /**
     * Wants to come and there is no seat.
     *
     * @param place the number drawn on joining the waiting list; lower ones are served first
     */
    record Waitlisted(Instant at, long place) implements RegistrationState {
        @Override
        public String word() {
            return "waitlisted";
        }
    }

    /**
     * A seat has come free and is kept for them for a while.
     *
     * @param until the moment from which on it passes on
     * @param place the number that they had on the waiting list
     */
    record Offered(Instant at, Instant until, long place) implements RegistrationState {
        @Override
        public String word() {
            return "offered";
        }
    }

    /** Has a seat. */
    record Confirmed(Instant at) implements RegistrationState {
        @Override
        public String word() {
            return "confirmed";
        }
    }

    /** Does not come, and never had a seat. */
    record Declined(Instant at, Why why) implements RegistrationState {
        @Override
        public String word() {
            return "declined";
        }
    }

    /** Gave back a seat or a place, or was taken off the list. */
    record Cancelled(Instant at, Why why) implements RegistrationState {
        @Override
        public String word() {
            return "cancelled";
        }
    }

    /**
     * Was there.
     *
     * @param substitute the name of who came on their behalf, or null where they came themselves
     */
    record Attended(Instant at, @Nullable String substitute) implements RegistrationState {
        @Override
        public String word() {
            return "attended";
        }
    }

    /** Had a seat and did not come. */
    record NoShow(Instant at) implements RegistrationState {
        @Override
        public String word() {
            return "no-show";
        }
    }
}
