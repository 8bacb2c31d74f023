package org.hemicycle.content.membership;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A membership as the office hands it in.
 *
 * @param person id of the person; required
 * @param post id of the post that they hold; this or an organization is required
 * @param organization id of the organization that they belong to
 * @param onBehalfOf id of the party or group for which they are there
 * @param role what they are in it, per language
 * @param start the day, month or year it began
 * @param end the day, month or year it ended
 * @param asOf the day on which the source says that it lasted
 * @param visibility internal or public; internal where it is absent
 * @param note for the office; never public
 * @param source where the facts come from; required
 */
record NewMembership(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String person,
        @Nullable String post,
        @Nullable String organization,
        @Nullable String onBehalfOf,
        @Nullable LocalizedText role,
        @Schema(example = "2024-07") @Nullable String start,
        @Nullable String end,
        @Nullable LocalDate asOf,
        @Nullable String visibility,
        @Nullable String note,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable NewSource source) {}
