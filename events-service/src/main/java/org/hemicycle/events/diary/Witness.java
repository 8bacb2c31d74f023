package org.hemicycle.events.diary;

import java.util.Optional;

/** Bears out what the diary says of one kind of subject, from what is really saved. */
public interface Witness {

    /** The kind of subject that it knows: {@code visit} or {@code briefing}. */
    String subjectKind();

    /** The engagement as it is saved now, or nothing where it does not take place. */
    Optional<Engagement> engagement(String subjectId, String itemId);
}
