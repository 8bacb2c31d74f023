package org.hemicycle.content.organization;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.SeatCountFacts;
import org.jspecify.annotations.Nullable;

/**
 * How many seats each group of a chamber held on a day.
 *
 * @param asOf the day
 * @param total all seats of the chamber that were filled that day
 * @param seats the seats of each group, which add up to the total
 * @param sides which groups governed and which opposed, where a source says so
 * @param provenance where the count comes from
 */
public record SeatCount(
        LocalDate asOf, int total, List<GroupSeats> seats, @Nullable Sides sides, @JsonUnwrapped Provenance provenance) {

    /** Refuses a count that does not add up, names a group twice, or puts one on a side that it did not count. */
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
        if (sides != null) {
            var placed = new HashSet<String>();
            for (List<String> side : List.of(sides.government(), sides.opposition())) {
                for (String group : side) {
                    if (!groups.contains(group)) {
                        throw new IllegalArgumentException("the group '" + group + "' is on a side and not counted");
                    }
                    if (!placed.add(group)) {
                        throw new IllegalArgumentException("the group '" + group + "' is placed twice");
                    }
                }
            }
        }
    }

    /** The count as other services are told of it. */
    SeatCountFacts facts() {
        return new SeatCountFacts(
                asOf,
                total,
                provenance.source(),
                provenance.sourceUrl(),
                provenance.status().wireName(),
                seats.stream()
                        .map(group -> new SeatCountFacts.GroupSeats(group.group(), group.seats(), group.notTakenUp(), side(group.group())))
                        .toList(),
                sides == null ? null : sides.asOf(),
                sides == null ? null : sides.provenance().source());
    }

    private String side(String group) {
        if (sides == null) {
            return "unknown";
        }
        return sides.government().contains(group) ? "government" : sides.opposition().contains(group) ? "opposition" : "unknown";
    }

    /**
     * Who governed and who opposed from a day on; a group named on neither side is on none that is known.
     *
     * @param asOf the day
     * @param government the ids of the groups that carried the government
     * @param opposition the ids of the groups that opposed it
     * @param provenance where this comes from
     */
    public record Sides(LocalDate asOf, List<String> government, List<String> opposition, @JsonUnwrapped Provenance provenance) {

        /** Keeps the lists from changing. */
        public Sides {
            government = List.copyOf(government);
            opposition = List.copyOf(opposition);
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
