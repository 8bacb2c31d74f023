package org.hemicycle.events.guest;

import java.util.List;

/**
 * What a change made of a guest list.
 *
 * @param after the list after it
 * @param registrationId the registration that it was about
 * @param concerns whom it concerns, in the order in which it happened; empty where nothing changed
 */
public record GuestChange(GuestList after, String registrationId, List<Concern> concerns) {

    /** The registration that it was about, as it is now. */
    public Registration registration() {
        return after.registration(registrationId);
    }
}
