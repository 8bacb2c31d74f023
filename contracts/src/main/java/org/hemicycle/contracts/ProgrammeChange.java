package org.hemicycle.contracts;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two editions of a programme.
 *
 * <p>For {@code dates-moved} the times are the first moments of the first and of the last day, in the visit's zone; the
 * last day is included.
 *
 * @param kind {@code meeting-added}, {@code meeting-moved}, {@code meeting-relocated}, {@code meeting-changed},
 *     {@code meeting-cancelled}, {@code dates-moved}, {@code text-changed} or {@code areas-changed}; a meeting that
 *     moved to another time and another building is {@code meeting-moved} with both
 * @param meetingId the meeting that differs, where it is about one
 * @param summary what that meeting is, per language
 * @param start the start after the change, at the building's offset
 * @param end the end after the change, at the building's offset
 * @param building where the meeting is after the change
 * @param previousStart the start before, where it differs
 * @param previousEnd the end before, where it or the start differs
 * @param previousBuilding where the meeting was before, where it differs
 */
public record ProgrammeChange(
        String kind,
        @Nullable String meetingId,
        @Nullable LocalizedText summary,
        @Nullable OffsetDateTime start,
        @Nullable OffsetDateTime end,
        @Nullable BuildingFacts building,
        @Nullable OffsetDateTime previousStart,
        @Nullable OffsetDateTime previousEnd,
        @Nullable BuildingFacts previousBuilding) {}
