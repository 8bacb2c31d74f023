package org.hemicycle.events.balance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What staff mean by balanced, chosen per briefing; each is a list of rules that can be kept or broken. */
public enum BalancePolicy {
    /** At least one government and one opposition group, and no group above half unless its seats are. */
    PLAIN(List.of(BalanceRule.GOVERNMENT_AND_OPPOSITION, BalanceRule.NO_GROUP_ABOVE_HALF)),
    /** The plain rule, and a Gallagher index of at most 20 points. */
    ROUGHLY_BY_SEATS(List.of(BalanceRule.GOVERNMENT_AND_OPPOSITION, BalanceRule.NO_GROUP_ABOVE_HALF, BalanceRule.WITHIN_TWENTY_POINTS)),
    /** The plain rule, and a Gallagher index of at most 10 points. */
    CLOSELY_BY_SEATS(List.of(BalanceRule.GOVERNMENT_AND_OPPOSITION, BalanceRule.NO_GROUP_ABOVE_HALF, BalanceRule.WITHIN_TEN_POINTS)),
    /** The plain rule, and somebody of every group that has at least one seat in twenty. */
    EVERY_LARGER_GROUP(List.of(BalanceRule.GOVERNMENT_AND_OPPOSITION, BalanceRule.NO_GROUP_ABOVE_HALF, BalanceRule.EVERY_LARGER_GROUP)),
    /** Members of at least two houses, and no house above two thirds: the plain rule across borders. */
    SEVERAL_HOUSES(List.of(BalanceRule.SEVERAL_HOUSES, BalanceRule.NO_HOUSE_ABOVE_TWO_THIRDS)),
    /** Numbers without a verdict. */
    NONE(List.of());

    private final List<BalanceRule> rules;

    BalancePolicy(List<BalanceRule> rules) {
        this.rules = rules;
    }

    List<BalanceRule> rules() {
        return rules;
    }

    /** The word on the wire: {@code roughly-by-seats}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The policy with a word; anything else is an IllegalArgumentException. */
    @JsonCreator
    public static BalancePolicy named(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be one of " + String.join(", ", Arrays.stream(values()).map(BalancePolicy::word).toList())));
    }
}
