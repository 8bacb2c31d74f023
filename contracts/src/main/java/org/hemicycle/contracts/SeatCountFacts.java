package org.hemicycle.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many seats each group of a chamber held from a day on.
 *
 * @param asOf the day
 * @param total all seats of the chamber that were filled that day
 * @param source where the count comes from
 * @param sourceUrl where it can be read, if an exact address is at hand
 * @param status how far it can be trusted: official, secondary, estimate, verify or sample
 * @param seats the seats of each group, which add up to the total
 * @param sidesAsOf the day from which on the groups stood on these sides, where any side is known
 * @param sidesSource where the sides come from, where any is known
 */
public record SeatCountFacts(
        LocalDate asOf,
        int total,
        String source,
        @Nullable String sourceUrl,
        String status,
        List<GroupSeats> seats,
        @Nullable LocalDate sidesAsOf,
        @Nullable String sidesSource) {

    /**
     * The seats of one group.
     *
     * @param groupId the group's id in the directory
     * @param seats how many
     * @param notTakenUp whether its members do not sit
     * @param side {@code government}, {@code opposition} or {@code unknown}
     */
    public record GroupSeats(String groupId, int seats, boolean notTakenUp, String side) {}
}
