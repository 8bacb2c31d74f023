package org.hemicycle.web.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hemicycle.web.upstream.Answer;

/**
 * How things are at this moment.
 *
 * @param running every deployable
 * @param consumers who reads which partition, and how far behind
 * @param notices what was told lately
 */
public record Now(List<Running> running, Answer<List<Consumer>> consumers, Answer<List<Notice>> notices) {

    /**
     * How a consumer group is doing with one topic.
     *
     * @param group the group
     * @param topic the topic
     * @param partitions how many partitions the topic has
     * @param instances who reads them, each named once
     * @param lag how many messages wait
     */
    public record Reading(String group, String topic, int partitions, List<String> instances, long lag) {}

    /** Every group with each of its topics, in the order in which they came. */
    public List<Reading> readings() {
        var byGroupAndTopic = consumers.or(List.of()).stream()
                .collect(Collectors.groupingBy(
                        one -> List.of(one.group(), one.topic()), LinkedHashMap::new, Collectors.toList()));
        return byGroupAndTopic.values().stream().map(Now::reading).toList();
    }

    private static Reading reading(List<Consumer> partitions) {
        Consumer one = partitions.getFirst();
        return new Reading(
                one.group(),
                one.topic(),
                partitions.size(),
                partitions.stream().flatMap(each -> Stream.ofNullable(each.instance())).distinct().sorted().toList(),
                partitions.stream().flatMap(each -> Stream.ofNullable(each.lag())).mapToLong(Long::longValue).sum());
    }

    /** How many messages wait in all. */
    public long lag() {
        return consumers.or(List.of()).stream()
                .mapToLong(one -> one.lag() == null ? 0 : one.lag())
                .sum();
    }

    /** Partitions in which messages wait and nobody reads. */
    public long idle() {
        return consumers.or(List.of()).stream()
                .filter(one -> one.member() == null && one.lag() != null && one.lag() > 0)
                .count();
    }
}
