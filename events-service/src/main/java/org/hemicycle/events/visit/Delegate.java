package org.hemicycle.events.visit;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who travels with the delegation; not a public person. Addresses and needs are kept elsewhere, encrypted.
 *
 * @param id unique within the visit
 * @param name the name they go by
 * @param role head, delegate, staff, interpreter, security or press
 * @param organization the member organisation they come from, as they call it, where it is known
 * @param languages BCP 47 tags of the languages they speak
 * @param arrival when they arrive, with the offset of the place, where it is known
 * @param departure when they leave, likewise; after the arrival
 */
public record Delegate(
        String id,
        String name,
        String role,
        @Nullable String organization,
        List<String> languages,
        @Nullable OffsetDateTime arrival,
        @Nullable OffsetDateTime departure) {

    /** The same person under the id by which the visit knows them. */
    Delegate withId(String known) {
        return new Delegate(known, name, role, organization, languages, arrival, departure);
    }
}
