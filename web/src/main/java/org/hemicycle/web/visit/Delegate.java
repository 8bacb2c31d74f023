package org.hemicycle.web.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of a delegation; only staff ever see one.
 *
 * @param id their id in the visit; a new one has none yet
 * @param name their name
 * @param role what they are in the delegation
 * @param organization the member organisation they come from
 * @param languages the languages they speak
 * @param arrival when they arrive, with offset
 * @param departure when they leave, with offset
 * @param hasEmail whether an address of theirs is kept; the address itself is never among these
 * @param hasNeeds whether dietary or access needs of theirs are kept; likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Delegate(
        @Nullable String id,
        String name,
        @Nullable String role,
        @Nullable String organization,
        List<String> languages,
        @Nullable OffsetDateTime arrival,
        @Nullable OffsetDateTime departure,
        @Nullable Boolean hasEmail,
        @Nullable Boolean hasNeeds) {

    @SuppressWarnings("NullAway") // events-service may leave out an empty list.
    public Delegate {
        languages = languages == null ? List.of() : List.copyOf(languages);
    }
}
