package org.hemicycle.events.guest;

/**
 * Somebody who must be told what happened.
 *
 * @param personId whom
 * @param matter of what, as in {@link org.hemicycle.contracts.PersonMessage.Concerned}
 * @param urgent whether they must be told at once
 */
public record Concern(String personId, String matter, boolean urgent) {}
