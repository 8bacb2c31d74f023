package org.hemicycle.events.balance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.OrganizationFacts;
import org.hemicycle.contracts.SeatCountFacts;
import org.hemicycle.events.directory.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The balance of a briefing as the API shows it, shares and the index in points with one decimal.
 *
 * @param day the day whose seats count
 * @param houses the houses with the source of their seats
 * @param invited everybody on the list who was not taken off it
 * @param confirmed whoever has a seat or came
 * @param attended whoever came
 */
public record BalanceView(
        BalancePolicy policy, LocalDate day, List<HouseView> houses, StageView invited, StageView confirmed, StageView attended) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HouseView(
            String id,
            @Nullable LocalizedText name,
            @Nullable LocalDate asOf,
            @Nullable Integer total,
            @Nullable String source,
            @Nullable String sourceUrl,
            @Nullable String status,
            @Nullable LocalDate sidesAsOf,
            @Nullable String sidesSource) {}

    /**
     * The people of one stage.
     *
     * @param outcome {@code kept}, {@code broken} or {@code undecided}: the worst of the verdicts; {@code none} where
     *     there is nobody or nothing to keep
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StageView(
            int people,
            int withoutGroup,
            @Nullable Double gallagher,
            String outcome,
            List<Verdict> verdicts,
            Map<String, Integer> houses,
            List<GroupView> groups) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GroupView(
            String group,
            @Nullable LocalizedText name,
            String house,
            int people,
            double share,
            int seats,
            double seatShare,
            String side,
            boolean notTakenUp,
            boolean counted) {}

    /** A balance on the seats of a day, with the names of houses and groups from the directory. */
    public static BalanceView of(Balance balance, LocalDate day, Directory directory) {
        return new BalanceView(
                balance.policy(), day, balance.houses().stream().map(house -> house(house, directory)).toList(),
                stage(balance.invited(), directory), stage(balance.confirmed(), directory), stage(balance.attended(), directory));
    }

    private static HouseView house(House house, Directory directory) {
        LocalizedText name = directory.organization(house.id()).map(OrganizationFacts::name).orElse(null);
        SeatCountFacts count = house.count();
        return count == null
                ? new HouseView(house.id(), name, null, null, null, null, null, null, null)
                : new HouseView(house.id(), name, count.asOf(), count.total(), count.source(), count.sourceUrl(), count.status(),
                        count.sidesAsOf(), count.sidesSource());
    }

    private static StageView stage(Balance.Stage stage, Directory directory) {
        String outcome = stage.verdicts().stream()
                .map(Verdict::outcome)
                .max(Comparator.comparingInt(one -> switch (one) {
                    case KEPT -> 0;
                    case UNDECIDED -> 1;
                    case BROKEN -> 2;
                }))
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .orElse("none");
        return new StageView(
                stage.people(), stage.withoutGroup(), stage.gallagher() == null ? null : rounded(stage.gallagher()), outcome,
                stage.verdicts(), stage.houses(),
                stage.shares().stream()
                        .map(share -> new GroupView(
                                share.group(), directory.organization(share.group()).map(OrganizationFacts::name).orElse(null), share.house(),
                                share.people(), rounded(share.share()), share.seats(), rounded(share.seatShare()), share.side(),
                                share.notTakenUp(), share.counted()))
                        .toList());
    }

    private static double rounded(double points) {
        return Math.round(points * 10) / 10.0;
    }
}
