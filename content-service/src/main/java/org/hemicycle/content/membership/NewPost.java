package org.hemicycle.content.membership;

import io.swagger.v3.oas.annotations.media.Schema;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A post as the office hands it in.
 *
 * @param label what it is called, per language; required
 * @param organization id of the organization in which it is held
 * @param area code of the area that it is for
 * @param seats how many people can hold it at a time
 * @param visibility internal or public; internal where it is absent
 * @param source where the facts come from; required
 */
record NewPost(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable LocalizedText label,
        @Nullable String organization,
        @Nullable String area,
        @Nullable Integer seats,
        @Nullable String visibility,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable NewSource source) {}
