package org.hemicycle.notification.consumer;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.hemicycle.contracts.Topic;
import org.hemicycle.contracts.Topics;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.deadletter.OperationsRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators the consumer groups of all services, partition by partition. */
@RestController
public class ConsumerController implements DisposableBean {

    private static final int PATIENCE_SECONDS = 5;

    private final Admin admin;

    ConsumerController(@Value("${spring.cloud.stream.kafka.binder.brokers}") String brokers) {
        Map<String, Object> config = new HashMap<>();
        config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1000);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1000);
        this.admin = Admin.create(config);
    }

    /**
     * How far a group is with one partition.
     *
     * @param member the member that reads it, or null where nobody does
     * @param instance the instance of the service that the member belongs to
     * @param position the offset that is read next
     * @param end the offset behind the last record
     * @param lag how many records are still to be read
     */
    public record PartitionLag(
            String group,
            String topic,
            int partition,
            @Nullable String member,
            @Nullable String instance,
            long position,
            long end,
            long lag) {}

    @GetMapping("/api/consumers")
    @PreAuthorize("hasAuthority('operations:read')")
    @Operation(summary = "Every group, partition by partition: who reads it and how far behind")
    List<PartitionLag> consumers() {
        try {
            return lags();
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static Refused unavailable() {
        return new Refused(OperationsRefusal.BROKER_UNAVAILABLE, OperationsRefusal.BROKER_UNAVAILABLE.sentence());
    }

    private List<PartitionLag> lags() throws ExecutionException, TimeoutException, InterruptedException {
        List<String> groups = Topics.ALL.stream()
                .flatMap(topic -> topic.consumers().stream())
                .distinct()
                .toList();
        Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> positions = new HashMap<>();
        var offsets = admin.listConsumerGroupOffsets(
                groups.stream().collect(Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec())));
        for (String group : groups) {
            positions.put(group, offsets.partitionsToOffsetAndMetadata(group));
        }
        Map<String, Map<TopicPartition, MemberDescription>> members = members(groups);
        Map<TopicPartition, ListOffsetsResultInfo> ends = ends();
        var lags = new ArrayList<PartitionLag>();
        for (Topic topic : Topics.ALL) {
            for (String group : topic.consumers()) {
                Map<TopicPartition, OffsetAndMetadata> reached = ofGroup(positions.get(group));
                for (TopicPartition partition : ends.keySet()) {
                    if (partition.topic().equals(topic.name())) {
                        MemberDescription member = members.getOrDefault(group, Map.of()).get(partition);
                        lags.add(lag(group, partition, member, reached.get(partition), ends.get(partition)));
                    }
                }
            }
        }
        lags.sort(Comparator.comparing(PartitionLag::group)
                .thenComparing(PartitionLag::topic)
                .thenComparingInt(PartitionLag::partition));
        return lags;
    }

    private static Map<TopicPartition, OffsetAndMetadata> ofGroup(
            @Nullable KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> positions)
            throws InterruptedException, TimeoutException {
        try {
            return positions == null ? Map.of() : positions.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException unknownGroup) {
            return Map.of();
        }
    }

    private Map<String, Map<TopicPartition, MemberDescription>> members(List<String> groups)
            throws InterruptedException, TimeoutException {
        var members = new HashMap<String, Map<TopicPartition, MemberDescription>>();
        for (var described : admin.describeConsumerGroups(groups).describedGroups().entrySet()) {
            try {
                ConsumerGroupDescription group = described.getValue().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                var byPartition = new HashMap<TopicPartition, MemberDescription>();
                for (MemberDescription member : group.members()) {
                    member.assignment().topicPartitions().forEach(partition -> byPartition.put(partition, member));
                }
                members.put(described.getKey(), byPartition);
            } catch (ExecutionException unknownGroup) {
                // A service that never ran has no group yet; its partitions are shown without a member.
            }
        }
        return members;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends()
            throws ExecutionException, TimeoutException, InterruptedException {
        List<String> present = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS).stream()
                .filter(name -> Topics.ALL.stream().anyMatch(topic -> topic.name().equals(name)))
                .toList();
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(present).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS).forEach((name, topic) ->
                topic.partitions().forEach(partition ->
                        asked.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        return admin.listOffsets(asked).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static PartitionLag lag(
            String group,
            TopicPartition partition,
            @Nullable MemberDescription member,
            @Nullable OffsetAndMetadata reached,
            @Nullable ListOffsetsResultInfo last) {
        long position = reached == null ? 0 : reached.offset();
        long end = last == null ? position : last.offset();
        return new PartitionLag(
                group,
                partition.topic(),
                partition.partition(),
                member == null ? null : member.consumerId(),
                member == null ? null : instance(group, member.clientId()),
                position,
                end,
                Math.max(0, end - position));
    }

    /** Clients are named {@code service-instance-number}; a group's name begins with its service's. */
    private static String instance(String group, String clientId) {
        String service = group.split("\\.", 2)[0] + "-";
        String rest = clientId.startsWith(service) ? clientId.substring(service.length()) : clientId;
        return rest.replaceAll("-\\d+$", "");
    }

    @Override
    public void destroy() {
        admin.close();
    }
}
