package org.hemicycle.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A commitment that somebody in office made, as the public may know it.
 *
 * @param id its id
 * @param version the version that these facts describe, counted from 1
 * @param state {@code VERIFIED}, {@code IN_PROGRESS}, {@code PARTLY_MET}, {@code MET}, {@code STALLED}, {@code REVERSED} or
 *     {@code SUPERSEDED}
 * @param kind {@code endorsement}, {@code funding}, {@code vote}, {@code statement} or {@code action}
 * @param title what was promised, per language
 * @param personId who made it, if the directory knows them
 * @param personName the name of who made it
 * @param organizationId the body that made it, if the directory knows it
 * @param organizationName the name of the body that made it
 * @param area code of the area that it concerns
 * @param quote the words of the promise, the original first, translations after it
 * @param madeOn the day, month or year it was made, as precisely as known: {@code 2024-12-02} or {@code 2020-12}
 * @param targetDate the day, month or year by which it is to be met
 * @param amount the money that was promised
 * @param sourceTitle where it is reported
 * @param sourceUrl where the report can be read
 * @param supersededBy the id of the commitment that took its place
 */
public record CommitmentFacts(
        String id,
        long version,
        String state,
        String kind,
        LocalizedText title,
        @Nullable String personId,
        @Nullable String personName,
        @Nullable String organizationId,
        @Nullable LocalizedText organizationName,
        @Nullable String area,
        @Nullable LocalizedText quote,
        @Nullable String madeOn,
        @Nullable String targetDate,
        @Nullable Amount amount,
        String sourceTitle,
        @Nullable String sourceUrl,
        @Nullable String supersededBy) {

    /**
     * A sum of money.
     *
     * @param value how much, in whole units of the currency
     * @param currency its code (ISO 4217)
     */
    public record Amount(long value, String currency) {}
}
