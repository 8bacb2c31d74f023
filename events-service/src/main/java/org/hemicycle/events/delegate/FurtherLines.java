package org.hemicycle.events.delegate;

import java.util.List;
import org.hemicycle.contracts.PersonalFacts;
import org.hemicycle.events.visit.Visit;

/** Lines that another package adds to what a person is told about a visit, such as its access deadlines. */
public interface FurtherLines {

    /** The lines for a person and a matter, in their order; none where it has nothing to say. */
    List<PersonalFacts.Line> lines(Visit visit, String personId, String matter);
}
