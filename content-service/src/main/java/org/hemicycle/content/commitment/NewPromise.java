package org.hemicycle.content.commitment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.hemicycle.content.source.Trust;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A promise as the office hands it in.
 *
 * @param kind what it is; required
 * @param title what was promised, in a sentence, per language; required
 * @param person id of the person who made it
 * @param organization id of the body that made it; this or a person is required
 * @param office id of the post in which the person made it
 * @param madeTo whom it was made to
 * @param area code of the area that it concerns
 * @param quote the words, the original first, translations after it
 * @param madeOn the day, month or year it was made; required
 * @param occasion where it was made
 * @param source where it is reported; required
 * @param targetDate the day, month or year by which it is to be met
 * @param amount the money that was promised
 */
record NewPromise(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable CommitmentKind kind,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable LocalizedText title,
        @Nullable String person,
        @Nullable String organization,
        @Nullable String office,
        @Nullable LocalizedText madeTo,
        @Nullable String area,
        @Nullable LocalizedText quote,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-05-04") @Nullable String madeOn,
        @Nullable NewOccasion occasion,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable NewSource source,
        @Nullable String targetDate,
        @Nullable NewAmount amount) {

    /**
     * Where it was made.
     *
     * @param setting meeting (of ours), speech or document
     * @param visit the id of our visit; required for a meeting
     * @param meeting the id of the meeting within the visit
     * @param linked whether the visit is public, so that readers may be led to it
     * @param note what occasion it was
     */
    record NewOccasion(
            Promise.@Nullable Setting setting,
            @Nullable String visit,
            @Nullable String meeting,
            @Nullable Boolean linked,
            @Nullable LocalizedText note) {}

    /**
     * Where it is reported.
     *
     * @param title what the source is; required
     * @param url where it can be read; required
     * @param checkedAt when somebody last looked at it; today where it is absent
     * @param status official, secondary, estimate, verify or sample; required
     */
    record NewSource(
            @Nullable String title, @Nullable String url, @Nullable LocalDate checkedAt, @Nullable String status) {

        @Nullable Trust trust() {
            for (Trust trust : Trust.values()) {
                if (trust.wireName().equals(status)) {
                    return trust;
                }
            }
            return null;
        }
    }

    /** Money in whole units of a currency of ISO 4217. */
    record NewAmount(@Nullable Long value, @Nullable String currency) {}
}
