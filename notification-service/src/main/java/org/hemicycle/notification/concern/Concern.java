package org.hemicycle.notification.concern;

import org.hemicycle.contracts.PersonalFacts;

/** What events-service said about one person. */
public sealed interface Concern {

    /** What they are to be told now. */
    record Known(PersonalFacts facts) implements Concern {}

    /** It knows no such visit, briefing or person, and will not later. */
    record Unknown(String reason) implements Concern {}

    /** It said nothing that could be used; it may be asked again. */
    record Silent(String reason) implements Concern {}
}
