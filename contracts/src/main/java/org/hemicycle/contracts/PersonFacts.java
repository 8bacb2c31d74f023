package org.hemicycle.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public person of the directory (Popolo); delegates are not public and never appear here.
 *
 * @param id the person's id in the directory
 * @param name the name they go by
 * @param role what they do, per language, if known
 * @param organizationId where they do it, if known
 * @param areaId the area they act for, if known
 * @param languages BCP 47 tags of the languages they speak, if known
 * @param sample whether the person is invented for demonstrations
 */
public record PersonFacts(
        String id,
        String name,
        @Nullable LocalizedText role,
        @Nullable String organizationId,
        @Nullable String areaId,
        List<String> languages,
        boolean sample) {}
