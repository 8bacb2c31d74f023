package org.hemicycle.events.itinerary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.events.itinerary.Plans.DANA;
import static org.hemicycle.events.itinerary.Plans.PARLIAMENT;
import static org.hemicycle.events.itinerary.Plans.delegate;
import static org.hemicycle.events.itinerary.Plans.plan;
import static org.hemicycle.events.itinerary.Plans.weekdays;
import static org.hemicycle.events.itinerary.Plans.with;

import java.util.Map;
import org.hemicycle.events.itinerary.Plan.Place;
import org.junit.jupiter.api.Test;

/** Whoever says a violation in another language is told how well it is known what it rests on. */
class ParticularsTest {

    @Test
    void tellWhetherSomebodyConfirmedTheOpeningHours() {
        assertThat(late(with(PARLIAMENT, weekdays(8, 19, true)))).containsEntry("certain", "true");
        assertThat(late(with(PARLIAMENT, weekdays(8, 19, false)))).containsEntry("certain", "false");
    }

    @Test
    void tellWhetherSomebodyConfirmedAQuota() {
        var one = delegate("one", "Bridges (sample)", null, null);
        var other = delegate("other", "Bridges (sample)", null, null);
        for (boolean certain : new boolean[] {true, false}) {
            assertThat(plan().person(one).person(other).quota(PARLIAMENT, 1, certain).meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, one, other)
                    .broken(Rule.BADGE_QUOTA_EXCEEDED)).singleElement()
                    .satisfies(violation -> assertThat(violation.particulars()).containsEntry("certain", "" + certain));
        }
    }

    @Test
    void tellForWhenAPinnedItemWasPublished() {
        assertThat(plan().item("m-1").at("2027-03-02 10:00-11:00").in(PARLIAMENT).pinned().published("2027-03-02 09:00-10:00", PARLIAMENT).add()
                .broken(Rule.PINNED_ITEM_MOVED)).singleElement()
                .satisfies(violation -> assertThat(violation.particulars()).containsEntry("from", "Tue 2 Mar 09:00"));
    }

    private static Map<String, String> late(Place place) {
        return plan().place(place).meeting("m-1", "2027-03-02 19:30-20:00", place, DANA).broken(Rule.OUTSIDE_OPENING_HOURS).getFirst().particulars();
    }
}
