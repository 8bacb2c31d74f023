package org.hemicycle.web.edition;

import java.util.List;
import org.hemicycle.contracts.ProgrammeChange;

/**
 * What differs between two editions of a visit.
 *
 * @param from the earlier edition, 0 for nothing
 * @param to the later edition
 * @param overall everything that differs for anybody
 * @param ofThePublic what differs for the public
 * @param people what differs for each person for whom anything does
 */
public record Differences(
        int from,
        int to,
        List<ProgrammeChange> overall,
        List<ProgrammeChange> ofThePublic,
        List<OfPerson> people) {

    @SuppressWarnings("NullAway") // events-service may leave out empty lists.
    public Differences {
        overall = overall == null ? List.of() : List.copyOf(overall);
        ofThePublic = ofThePublic == null ? List.of() : List.copyOf(ofThePublic);
        people = people == null ? List.of() : List.copyOf(people);
    }

    /** What differs for one person. */
    public record OfPerson(String person, String name, List<ProgrammeChange> changes) {}
}
