package org.hemicycle.web.briefing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * How far the people of a briefing mirror the houses, against the seats of its day.
 *
 * @param policy what is meant by balanced
 * @param day the day whose seats count
 * @param houses the houses with the source of their seats
 * @param invited everybody on the list
 * @param confirmed whoever has a seat or came
 * @param attended whoever came
 */
public record Balance(String policy, LocalDate day, List<House> houses, Stage invited, Stage confirmed, Stage attended) {

    /** A house with the source of its seats and sides. */
    public record House(
            String id,
            @Nullable LocalizedText name,
            @Nullable LocalDate asOf,
            @Nullable Integer total,
            @Nullable String source,
            @Nullable String sourceUrl,
            @Nullable LocalDate sidesAsOf,
            @Nullable String sidesSource) {}

    /** The people of one stage; the index and all shares are in points of a hundred. */
    public record Stage(
            int people,
            int withoutGroup,
            @Nullable Double gallagher,
            String outcome,
            List<Verdict> verdicts,
            Map<String, Integer> houses,
            List<Group> groups) {}

    /** What a rule says. */
    public record Verdict(String rule, String outcome, String subject, String sentence) {}

    /** A group's part in a stage. */
    public record Group(
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

    /** One group with its three numbers. */
    public record Row(Group invited, int confirmed, int attended) {

        /** What the group is called. */
        public String name(Page page) {
            return invited.name() == null ? invited.group() : page.in(invited.name());
        }
    }

    /** The groups that are there or have seats, line by line. */
    public List<Row> rows() {
        return invited.groups().stream()
                .map(group -> new Row(group, people(confirmed, group), people(attended, group)))
                .toList();
    }

    /** What a group is called. */
    public String name(@Nullable String group, Page page) {
        return group == null ? "" : invited.groups().stream()
                .filter(one -> one.group().equals(group))
                .findFirst()
                .map(one -> one.name() == null ? group : page.in(one.name()))
                .orElse(group);
    }

    /** The groups to choose from. */
    public List<Choice> groups(Page page) {
        return invited.groups().stream()
                .map(group -> group.name() == null ? Choice.of(group.group(), group.group()) : Choice.of(group.group(), group.name(), page))
                .toList();
    }

    private static int people(Stage stage, Group group) {
        return stage.groups().stream().filter(one -> one.group().equals(group.group())).mapToInt(Group::people).sum();
    }
}
