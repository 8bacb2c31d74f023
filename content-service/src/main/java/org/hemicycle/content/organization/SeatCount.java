package org.hemicycle.content.organization;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.hemicycle.content.source.Provenance;

/**
 * How many seats each group of a chamber held on a day.
 *
 * @param asOf the day
 * @param total all seats of the chamber that were filled that day
 * @param seats the seats of each group, which add up to the total
 * @param provenance where the count comes from
 */
public record SeatCount(LocalDate asOf, int total, List<GroupSeats> seats, @JsonUnwrapped Provenance provenance) {

    /** Refuses a count that does not add up or names a group twice. */
    public SeatCount {
        seats = List.copyOf(seats);
        int sum = seats.stream().mapToInt(GroupSeats::seats).sum();
        if (sum != total) {
            throw new IllegalArgumentException("the seats add up to " + sum + ", not to the total of " + total);
        }
        var groups = new HashSet<String>();
        for (GroupSeats group : seats) {
            if (!groups.add(group.group())) {
                throw new IllegalArgumentException("the group '" + group.group() + "' is counted twice");
            }
        }
    }

    /**
     * The seats of one group.
     *
     * @param group the group's id
     * @param seats how many
     * @param derived whether the number was calculated from the others
     * @param notTakenUp whether the members do not sit
     */
    public record GroupSeats(String group, int seats, boolean derived, boolean notTakenUp) {

        /** Refuses a negative number. */
        public GroupSeats {
            if (seats < 0) {
                throw new IllegalArgumentException("a group cannot have " + seats + " seats");
            }
        }
    }
}
