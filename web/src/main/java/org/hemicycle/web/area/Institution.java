package org.hemicycle.web.area;

import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * An institution as content-service shows it.
 *
 * @param id its id
 * @param classification what it is, such as {@code parliament}
 * @param parent the institution it is a part of
 * @param area the area it acts for
 * @param name its name per language
 * @param shortName what people call it
 * @param city where it works
 * @param text what it is, for readers
 * @param status how far the record can be trusted
 */
public record Institution(
        String id,
        @Nullable String classification,
        @Nullable String parent,
        @Nullable String area,
        LocalizedText name,
        @Nullable String shortName,
        @Nullable String city,
        @Nullable LocalizedText text,
        @Nullable String status) {

    /** Whether nobody has checked the record yet. */
    public boolean isUnverified() {
        return "verify".equals(status);
    }

    /** Whether it is a body of its own, not a group or party inside one. */
    public boolean isBody() {
        return !"group".equals(classification) && !"party".equals(classification);
    }
}
