package org.hemicycle.events.visit;

import java.time.Instant;
import java.util.List;
import org.hemicycle.events.itinerary.Severity;
import org.hemicycle.events.itinerary.Violation;
import org.jspecify.annotations.Nullable;

/** What the rules say of a visit's plan; answered by whoever knows buildings, deadlines and what others have planned. */
public interface VisitRules {

    /** Everything in which the plan breaks a rule, the hardest first, with the waiver where somebody gave one. */
    List<Found> check(Visit visit);

    /** How many people's access to a building is neither approved nor waived. */
    int openAccess(Visit visit);

    /** What stands in the way of publishing: hard violations that nobody waived. */
    default List<Violation> blocking(Visit visit) {
        return check(visit).stream().filter(Found::blocks).map(Found::violation).toList();
    }

    /**
     * A violation, and that somebody lets it be.
     *
     * @param violation what is wrong
     * @param waiver who decided that it may stay so, or null
     */
    record Found(Violation violation, @Nullable Waiver waiver) {

        /** Whether a programme cannot be published because of it. */
        public boolean blocks() {
            return violation.severity() == Severity.HARD && waiver == null;
        }
    }

    /**
     * Somebody's decision to let a violation be; it ends when anything about the violation changes.
     *
     * @param id its id
     * @param reason why
     * @param by who decided
     * @param at when
     */
    record Waiver(String id, String reason, String by, Instant at) {}
}
