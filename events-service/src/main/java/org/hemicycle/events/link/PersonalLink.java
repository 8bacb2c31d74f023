package org.hemicycle.events.link;

/**
 * Whom a token stands for, and where.
 *
 * @param subjectKind {@code visit} or {@code briefing}
 * @param subjectId the id of the visit or briefing
 * @param personId the id of the person there
 */
public record PersonalLink(String subjectKind, String subjectId, String personId) {}
