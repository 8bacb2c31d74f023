package org.hemicycle.web.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of a delegation; only staff ever see one.
 *
 * @param id their id in the visit; a new one has none yet
 * @param name their name
 * @param role what they are in the delegation
 * @param languages the languages they speak
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Delegate(
        @Nullable String id, String name, @Nullable String role, List<String> languages) {

    @SuppressWarnings("NullAway") // events-service may leave out an empty list.
    public Delegate {
        languages = languages == null ? List.of() : List.copyOf(languages);
    }
}
