package org.hemicycle.events.concern;

import org.hemicycle.contracts.PersonalFacts;

/** What can be told to single people about one kind of subject. */
public interface ConcernSource {

    /** The kind of subject that this source answers for: {@code visit} or {@code briefing}. */
    String subjectKind();

    /**
     * What a person is to be told now.
     *
     * @param subjectId the id of the visit or briefing
     * @param personId the person as the subject knows them
     * @param matter what it is about, as in {@link org.hemicycle.contracts.PersonMessage.Concerned}
     * @param since the version of the matter that they were told last, 0 for none
     * @throws org.hemicycle.defaults.refusal.Refused SUBJECT_UNKNOWN or PERSON_NOT_CONCERNED (404)
     */
    PersonalFacts facts(String subjectId, String personId, String matter, long since);
}
