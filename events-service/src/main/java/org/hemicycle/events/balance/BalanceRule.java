package org.hemicycle.events.balance;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hemicycle.events.balance.Verdict.Outcome;

/** One rule of balance; a policy is a list of them. */
enum BalanceRule {
    GOVERNMENT_AND_OPPOSITION {
        @Override
        Verdict of(Balance.Stage stage, List<House> houses) {
            boolean government = stage.hasSide("government");
            boolean opposition = stage.hasSide("opposition");
            if (government && opposition) {
                return verdict(Outcome.KEPT, "", "Government and opposition are both there.");
            }
            // A group whose side nobody knows may be the missing one.
            if (houses.stream().noneMatch(House::knowsSides)) {
                return verdict(Outcome.UNDECIDED, "", "No source says which groups govern and which oppose.");
            }
            if (stage.hasSide("unknown")) {
                return verdict(Outcome.UNDECIDED, "", "It is not known on which side some of the groups stand.");
            }
            return verdict(Outcome.BROKEN, "", government
                    ? "No opposition group is there." : opposition ? "No government group is there." : "No group is there.");
        }
    },
    NO_GROUP_ABOVE_HALF {
        @Override
        Verdict of(Balance.Stage stage, List<House> houses) {
            return stage.shares().stream()
                    .filter(share -> share.share() > 50)
                    .max(Comparator.comparingDouble(Balance.Share::share))
                    .map(share -> {
                        String sentence = String.format(Locale.ROOT, "%s has %.0f of 100 places and %.0f of 100 seats.",
                                share.group(), share.share(), share.seatShare());
                        if (!share.counted()) {
                            return verdict(Outcome.UNDECIDED, share.group(), share.group() + " has more than half of the places, and its seats are not known.");
                        }
                        return verdict(share.seatShare() > 50 ? Outcome.KEPT : Outcome.BROKEN, share.group(), sentence);
                    })
                    .orElseGet(() -> verdict(Outcome.KEPT, "", "No group has more than half of the places."));
        }
    },
    WITHIN_TWENTY_POINTS {
        @Override
        Verdict of(Balance.Stage stage, List<House> houses) {
            return within(stage, 20);
        }
    },
    WITHIN_TEN_POINTS {
        @Override
        Verdict of(Balance.Stage stage, List<House> houses) {
            return within(stage, 10);
        }
    },
    EVERY_LARGER_GROUP {
        @Override
        Verdict of(Balance.Stage stage, List<House> houses) {
            if (houses.stream().anyMatch(house -> house.count() == null)) {
                return verdict(Outcome.UNDECIDED, "", "The seats of a house are not known on that date.");
            }
            return stage.shares().stream()
                    .filter(share -> share.houseSeatShare() >= 5 && share.people() == 0)
                    .max(Comparator.comparingDouble(Balance.Share::houseSeatShare))
                    .map(share -> verdict(Outcome.BROKEN, share.group(), "Nobody of " + share.group() + " is there."))
                    .orElseGet(() -> verdict(Outcome.KEPT, "", "Somebody of every larger group is there."));
        }
    },
    SEVERAL_HOUSES {
        @Override
        Verdict of(Balance.Stage stage, List<House> houses) {
            long there = houses.stream().filter(house -> stage.peopleOf(house.id()) > 0).count();
            return there >= 2
                    ? verdict(Outcome.KEPT, "", "Members of " + there + " houses are there.")
                    : verdict(Outcome.BROKEN, "", "Members of at least two houses must be there.");
        }
    },
    NO_HOUSE_ABOVE_TWO_THIRDS {
        @Override
        Verdict of(Balance.Stage stage, List<House> houses) {
            int all = houses.stream().mapToInt(house -> stage.peopleOf(house.id())).sum();
            return houses.stream()
                    .filter(house -> 3 * stage.peopleOf(house.id()) > 2 * all)
                    .findFirst()
                    .map(house -> verdict(Outcome.BROKEN, house.id(), house.id() + " has more than two thirds of the places."))
                    .orElseGet(() -> verdict(Outcome.KEPT, "", "No house has more than two thirds of the places."));
        }
    };

    /** What it says of the people of one stage, of whom there is at least one. */
    abstract Verdict of(Balance.Stage stage, List<House> houses);

    /** The word on the wire: {@code no-group-above-half}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Verdict verdict(Outcome outcome, String subject, String sentence) {
        return new Verdict(word(), outcome, subject, sentence);
    }

    Verdict within(Balance.Stage stage, int points) {
        Double index = stage.gallagher();
        if (index == null) {
            return verdict(Outcome.UNDECIDED, "", "The seats of a house are not known on that date.");
        }
        return verdict(
                index <= points ? Outcome.KEPT : Outcome.BROKEN, "",
                String.format(Locale.ROOT, "The shares are %.1f points from the seats; at most %d are meant.", index, points));
    }
}
