package org.hemicycle.events.document;

import java.util.List;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.Programme;
import org.hemicycle.events.visit.Delegate;
import org.hemicycle.events.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What a document is made from: an edition of a visit, or the working plan.
 *
 * @param visit the visit with what its office settled
 * @param edition the edition, or null for the working plan
 * @param programme what it says
 * @param delegates who travels
 */
record Material(Visit visit, @Nullable Edition edition, Programme programme, List<Delegate> delegates) {

    static Material of(Visit visit, Edition edition) {
        return new Material(visit, edition, edition.programme(),
                visit.delegates().stream().filter(delegate -> edition.delegates().contains(delegate.id())).toList());
    }

    static Material plan(Visit visit) {
        return new Material(visit, null, visit.plan(), visit.delegates());
    }

    /** Meetings that have a time and a place; wishes are no part of a programme. */
    List<Meeting> meetings() {
        return programme.meetings().stream()
                .filter(meeting -> meeting.slot() != null && meeting.building() != null && meeting.status() != null)
                .toList();
    }
}
