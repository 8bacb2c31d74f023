package org.hemicycle.contracts;

/** What one person must be told themselves; it carries ids only, the rest is asked for when it is told. */
public sealed interface PersonMessage extends Message {

    /**
     * Somebody is concerned by what happened to a visit or briefing.
     *
     * @param subjectKind {@code visit} or {@code briefing}
     * @param subjectId the id of that visit or briefing, which is also the message key
     * @param personId whom it concerns, as the subject knows them
     * @param matter what it is about: {@code programme-changed}, {@code visit-cancelled}, {@code invited},
     *     {@code invitation-changed}, {@code seat-offered}, {@code waitlisted}, {@code registration-unconfirmed},
     *     {@code registration-confirmed}, {@code registration-declined}, {@code briefing-changed}, {@code briefing-cancelled} or {@code access-due}
     * @param version which state of the matter it is; for a visit's programme the number of the edition
     * @param urgent whether it must be told without waiting for further changes
     */
    record Concerned(
            String subjectKind, String subjectId, String personId, String matter, long version, boolean urgent)
            implements PersonMessage {
        @Override
        public String aggregateId() {
            return subjectId;
        }
    }
}
