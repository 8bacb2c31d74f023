package org.hemicycle.events.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hemicycle.contracts.SeatCountFacts.GroupSeats;
import org.jspecify.annotations.Nullable;

/**
 * The balance of a briefing: who was invited, who has a seat and who came, each against the seats of the houses.
 *
 * @param policy what staff mean by balanced
 * @param houses the houses with their counts
 * @param invited everybody on the list who was not taken off it
 * @param confirmed whoever has a seat or came
 * @param attended whoever came
 */
public record Balance(BalancePolicy policy, List<House> houses, Stage invited, Stage confirmed, Stage attended) {

    /** The balance of three sets of people against the houses that the briefing is for. */
    public static Balance of(
            BalancePolicy policy, List<House> houses, List<Seated> invited, List<Seated> confirmed, List<Seated> attended) {
        return new Balance(
                policy, List.copyOf(houses), Stage.of(policy, houses, invited), Stage.of(policy, houses, confirmed),
                Stage.of(policy, houses, attended));
    }

    /**
     * One group's part in a stage.
     *
     * @param group the group's id
     * @param house the house it sits in
     * @param people how many of the group are there
     * @param share their share among all whose group is known, in points of a hundred
     * @param seats its seats in the house, those not taken up included
     * @param seatShare its share of the seats taken up; over several houses each house weighs the same
     * @param houseSeatShare its share of the seats taken up in its own house
     * @param side {@code government}, {@code opposition} or {@code unknown}
     * @param notTakenUp whether its members do not sit, so that its seats count for nothing
     * @param counted whether its seats are known
     */
    public record Share(
            String group, String house, int people, double share, int seats, double seatShare, double houseSeatShare, String side,
            boolean notTakenUp, boolean counted) {}

    /**
     * The people of one stage.
     *
     * @param people how many there are
     * @param withoutGroup how many of them sit in no group that is known
     * @param shares every group of the houses and whatever other group is there, in the order of the houses and seats
     * @param houses how many of each house are there
     * @param gallagher the index √(½·Σ(v−s)²) over the groups in points, lower is closer to the seats; null where
     *     nobody with a group is there or the seats of a house are not known
     * @param verdicts what each rule of the policy says; empty where nobody is there
     */
    public record Stage(
            int people,
            int withoutGroup,
            List<Share> shares,
            Map<String, Integer> houses,
            @Nullable Double gallagher,
            List<Verdict> verdicts) {

        static Stage of(BalancePolicy policy, List<House> houses, List<Seated> people) {
            var byGroup = new TreeMap<String, Integer>();
            var byHouse = new TreeMap<String, Integer>();
            var houseOfGroup = new TreeMap<String, String>();
            int withoutGroup = 0;
            for (Seated one : people) {
                if (one.houseId() != null) {
                    byHouse.merge(one.houseId(), 1, Integer::sum);
                }
                if (one.groupId() == null) {
                    withoutGroup++;
                } else {
                    byGroup.merge(one.groupId(), 1, Integer::sum);
                    houseOfGroup.putIfAbsent(one.groupId(), Objects.requireNonNullElse(one.houseId(), ""));
                }
            }
            int grouped = people.size() - withoutGroup;
            var shares = new ArrayList<Share>();
            boolean allCounted = !houses.isEmpty();
            for (House house : houses) {
                allCounted &= house.count() != null;
                for (GroupSeats group : house.count() == null ? List.<GroupSeats>of() : house.count().seats()) {
                    Integer there = byGroup.remove(group.groupId());
                    int count = there == null ? 0 : there;
                    shares.add(new Share(group.groupId(), house.id(), count, points(count, grouped), group.seats(),
                            house.seatShare(group.groupId()) / houses.size(), house.seatShare(group.groupId()), group.side(),
                            group.notTakenUp(), true));
                }
            }
            byGroup.forEach((group, count) -> shares.add(new Share(
                    group, String.valueOf(houseOfGroup.get(group)), count, points(count, grouped), 0, 0, 0, "unknown", false, false)));
            var stage = new Stage(people.size(), withoutGroup, List.copyOf(shares), Map.copyOf(byHouse),
                    grouped > 0 && allCounted ? gallagher(shares) : null, List.of());
            return people.isEmpty()
                    ? stage
                    : new Stage(stage.people, stage.withoutGroup, stage.shares, stage.houses, stage.gallagher,
                            policy.rules().stream().map(rule -> rule.of(stage, houses)).toList());
        }

        int peopleOf(String houseId) {
            return Objects.requireNonNullElse(houses.get(houseId), 0);
        }

        boolean hasSide(String side) {
            return shares.stream().anyMatch(share -> share.people() > 0 && share.side().equals(side));
        }

        private static double gallagher(List<Share> shares) {
            return Math.sqrt(shares.stream()
                            .mapToDouble(share -> (share.share() - share.seatShare()) * (share.share() - share.seatShare()))
                            .sum() / 2);
        }

        private static double points(int part, int all) {
            return all == 0 ? 0 : 100.0 * part / all;
        }
    }
}
