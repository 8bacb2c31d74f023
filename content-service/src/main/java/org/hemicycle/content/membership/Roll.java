package org.hemicycle.content.membership;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hemicycle.content.membership.Term.Days;
import org.hemicycle.content.membership.Term.Lasting;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who held a post, and the answer to who did on a day.
 *
 * <p>The last day of one holder may be the first of the next: on that day both held it.
 *
 * @param seats how many people can hold it at a time; absent where that is not limited or not known
 * @param memberships who held it, in any order
 */
record Roll(@Nullable Integer seats, List<Membership> memberships) {

    Roll {
        memberships = List.copyOf(memberships);
    }

    /**
     * Somebody who held the post on a day, or may have.
     *
     * @param known whether a source says so; otherwise nothing speaks against it
     */
    record Holder(Membership membership, boolean known) {}

    /** Who held it on a day: those who are known to first, then those known last. */
    List<Holder> on(LocalDate day) {
        return memberships.stream()
                .flatMap(membership -> switch (membership.term().on(day)) {
                    case YES -> Stream.of(new Holder(membership, true));
                    case POSSIBLY -> isRuledOut(membership, day) ? Stream.<Holder>of() : Stream.of(new Holder(membership, false));
                    case NO -> Stream.<Holder>of();
                })
                .sorted(Comparator.comparing(Holder::known)
                        .thenComparing(holder -> holder.membership().term().lastKnown())
                        .reversed()
                        .thenComparing(holder -> holder.membership().id()))
                .toList();
    }

    /**
     * What is known of a person on a day.
     *
     * @return NO also where somebody else held the only seat since
     */
    Lasting heldBy(String person, LocalDate day) {
        return on(day).stream()
                .filter(holder -> holder.membership().person().equals(person))
                .findFirst()
                .map(holder -> holder.known() ? Lasting.YES : Lasting.POSSIBLY)
                .orElse(Lasting.NO);
    }

    /** A first day of two on which more people held the post than it has seats, if there is one. */
    Optional<LocalDate> overfull() {
        if (seats == null) {
            return Optional.empty();
        }
        // The number of holders grows on first days alone, so it is enough to count on those.
        return memberships.stream()
                .flatMap(membership -> Stream.ofNullable(membership.term().known()))
                .map(Days::first)
                .filter(day -> memberships.stream().filter(other -> holdsOvernight(other, day)).count() > seats)
                .min(Comparator.naturalOrder());
    }

    /** Whether a membership certainly lasted on a day and on the next. */
    private static boolean holdsOvernight(Membership membership, LocalDate day) {
        Days known = membership.term().known();
        return known != null && !day.isBefore(known.first()) && day.isBefore(known.last());
    }

    /** Whether somebody else is known to have held the only seat on the day, or between it and when this one is known. */
    private boolean isRuledOut(Membership membership, LocalDate day) {
        if (seats == null || seats != 1) {
            return false;
        }
        Days own = membership.term().known();
        return memberships.stream()
                .filter(other -> !other.person().equals(membership.person()))
                .flatMap(other -> Stream.ofNullable(other.term().known()))
                .anyMatch(other -> own == null
                        ? isWithin(day, other)
                        : day.isAfter(own.last())
                                // Known on own.last() and another known after it, no later than the day.
                                ? other.last().isAfter(own.last()) && !other.first().isAfter(day)
                                : other.first().isBefore(own.first()) && !other.last().isBefore(day));
    }

    private static boolean isWithin(LocalDate day, Days days) {
        return !day.isBefore(days.first()) && !day.isAfter(days.last());
    }
}
