package org.hemicycle.events.check;

import java.util.List;
import java.util.Map;
import org.hemicycle.events.access.AccessBoard;
import org.hemicycle.events.itinerary.ItineraryRules;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitRules;
import org.springframework.stereotype.Component;

/** Answers what the rules say of a visit, with what somebody let be. */
@Component
class CheckedVisits implements VisitRules {

    private final PlanOf plans;
    private final Waivers waivers;
    private final AccessBoard access;

    CheckedVisits(PlanOf plans, Waivers waivers, AccessBoard access) {
        this.plans = plans;
        this.waivers = waivers;
        this.access = access;
    }

    @Override
    public List<Found> check(Visit visit) {
        Map<String, Waiver> given = waivers.of(visit.id());
        return ItineraryRules.check(plans.visit(visit)).stream()
                .map(violation -> new Found(violation, given.get(Waivers.id(visit.id(), violation))))
                .toList();
    }

    @Override
    public int openAccess(Visit visit) {
        return access.open(visit);
    }
}
