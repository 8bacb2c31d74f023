package org.hemicycle.contracts;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the public may know of a briefing at one version; those invited are absent.
 *
 * @param id the briefing's id, which is also the message key
 * @param version the version of the briefing that these facts describe, counted from 1
 * @param state {@code ANNOUNCED} or {@code CANCELLED}
 * @param title its title per language
 * @param purpose what it is for, per language
 * @param kind {@code cross-party} or {@code cross-border}
 * @param hostAreas codes of the areas that it concerns, such as {@code BE}
 * @param start its start, at the building's offset
 * @param end its end, at the building's offset
 * @param building where it is held
 * @param room the room in the building, where it is known and public
 * @param cancellationReason why it was cancelled, where it was and a reason is public
 */
public record BriefingFacts(
        String id,
        long version,
        String state,
        LocalizedText title,
        LocalizedText purpose,
        String kind,
        List<String> hostAreas,
        OffsetDateTime start,
        OffsetDateTime end,
        BuildingFacts building,
        @Nullable String room,
        @Nullable LocalizedText cancellationReason) {}
