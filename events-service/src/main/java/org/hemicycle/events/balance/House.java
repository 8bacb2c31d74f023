package org.hemicycle.events.balance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hemicycle.contracts.OrganizationFacts;
import org.hemicycle.contracts.SeatCountFacts;
import org.jspecify.annotations.Nullable;

/**
 * A chamber with the seats of its groups on a date.
 *
 * @param id its id in the directory
 * @param count the last count on or before the date, or null where none is known
 */
public record House(String id, @Nullable SeatCountFacts count) {

    /** The chamber as it was on a date; a later count says nothing about it. */
    public static House on(OrganizationFacts chamber, LocalDate date) {
        List<SeatCountFacts> counts = chamber.seatCounts() == null ? List.of() : chamber.seatCounts();
        return new House(chamber.id(), counts.stream()
                .filter(count -> !count.asOf().isAfter(date))
                .max(Comparator.comparing(SeatCountFacts::asOf))
                .orElse(null));
    }

    /** The groups whose members sit; seats not taken up are left out of every share. */
    List<SeatCountFacts.GroupSeats> sitting() {
        return count == null ? List.of() : count.seats().stream().filter(group -> !group.notTakenUp()).toList();
    }

    Optional<SeatCountFacts.GroupSeats> group(String id) {
        return count == null
                ? Optional.empty()
                : count.seats().stream().filter(group -> group.groupId().equals(id)).findFirst();
    }

    /** The share of a group's seats among those taken up, in points of a hundred; 0 for a group that is not counted. */
    double seatShare(String groupId) {
        int all = sitting().stream().mapToInt(SeatCountFacts.GroupSeats::seats).sum();
        return all == 0 ? 0 : 100.0 * sitting().stream()
                .filter(group -> group.groupId().equals(groupId))
                .mapToInt(SeatCountFacts.GroupSeats::seats).sum() / all;
    }

    boolean knowsSides() {
        return sitting().stream().anyMatch(group -> !group.side().equals("unknown"));
    }
}
