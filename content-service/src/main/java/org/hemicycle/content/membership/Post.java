package org.hemicycle.content.membership;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A position that exists whoever holds it (Popolo), such as that of a prime minister.
 *
 * @param id its id
 * @param label what it is called, per language
 * @param organization the organization in which it is held
 * @param area the area that it is for
 * @param seats how many people can hold it at a time; absent where that is not limited or not known
 * @param visibility who may see it
 * @param provenance where the facts come from
 */
public record Post(
        String id,
        LocalizedText label,
        @Nullable String organization,
        @Nullable String area,
        @Nullable Integer seats,
        Visibility visibility,
        @JsonUnwrapped Provenance provenance) {

    /** Refuses a post that nobody can hold. */
    public Post {
        if (seats != null && seats < 1) {
            throw new IllegalArgumentException("a post has at least one seat, not " + seats);
        }
    }

    /** Whether everybody may see it. */
    public boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }
}
