package org.hemicycle.localstack.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How far each consumer group is behind the end of what it reads, partition by partition.
///
/// @param problem why nothing could be learnt, or null
record ConsumerLag(List<Row> rows, @Nullable String problem) {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /// One partition of one group.
    ///
    /// @param instance the client that reads it now, or empty
    /// @param position the next record the group will take, or null if it has never committed one
    record Row(String group, String topic, int partition, String instance, @Nullable Long position, long end, long lag) {
    }

    static ConsumerLag of(String brokers) {
        return of(brokers, PATIENCE);
    }

    static ConsumerLag of(String brokers, Duration patience) {
        int limit = (int) patience.toMillis();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limit,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limit))) {
            return new ConsumerLag(rows(admin), null);
        } catch (ExecutionException e) {
            return new ConsumerLag(List.of(), String.valueOf(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ConsumerLag(List.of(), "interrupted");
        }
    }

    private static List<Row> rows(Admin admin) throws ExecutionException, InterruptedException {
        List<String> groups = admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .map(GroupListing::groupId).sorted().toList();
        Map<String, ConsumerGroupDescription> described = admin.describeConsumerGroups(groups).all().get();
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = admin.listConsumerGroupOffsets(groups.stream()
                .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()))).all().get();
        List<Row> rows = new ArrayList<>();
        Map<TopicPartition, Long> ends = ends(admin, described, committed);
        for (String group : groups) {
            Map<TopicPartition, String> readers = readers(described.get(group));
            Map<TopicPartition, OffsetAndMetadata> positions = committed.getOrDefault(group, Map.of());
            java.util.Set<TopicPartition> partitions = new java.util.HashSet<>(positions.keySet());
            partitions.addAll(readers.keySet());
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata position = positions.get(partition);
                long end = ends.getOrDefault(partition, 0L);
                Long at = position == null ? null : Long.valueOf(position.offset());
                rows.add(new Row(group, partition.topic(), partition.partition(), readers.getOrDefault(partition, ""),
                        at, end, Math.max(0, end - (at == null ? 0 : at))));
            }
        }
        rows.sort(Comparator.comparing(Row::group).thenComparing(Row::topic).thenComparing(Row::partition));
        return rows;
    }

    private static Map<TopicPartition, String> readers(@Nullable ConsumerGroupDescription group) {
        Map<TopicPartition, String> readers = new HashMap<>();
        if (group != null) {
            group.members().forEach(member -> member.assignment().topicPartitions()
                    .forEach(partition -> readers.put(partition, member.clientId())));
        }
        return readers;
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Map<String, ConsumerGroupDescription> described,
            Map<String, Map<TopicPartition, OffsetAndMetadata>> committed) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        committed.values().forEach(positions -> positions.keySet().forEach(one -> asked.put(one, OffsetSpec.latest())));
        described.values().forEach(group -> readers(group).keySet().forEach(one -> asked.put(one, OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        ListOffsetsResult answers = admin.listOffsets(asked);
        for (TopicPartition partition : asked.keySet()) {
            try {
                ends.put(partition, answers.partitionResult(partition).get().offset());
            } catch (ExecutionException topicDeleted) {
                ends.put(partition, 0L);
            }
        }
        return ends;
    }
}
