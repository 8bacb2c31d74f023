package org.hemicycle.notification;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.hemicycle.contracts.Topics;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Waits until nothing of an earlier test is on its way: a chunk that is still being served when its document is deleted
 * would be served anew, to whom the next test calls by the same addresses.
 */
final class Quiescence {

    private static final Map<String, List<String>> READ = Map.of(
            "notification-service",
            List.of(Topics.VISITS.name(), Topics.BRIEFINGS.name(), Topics.PEOPLE.name(), Topics.ARTICLES.name(), Topics.COMMITMENTS.name()),
            "notification-service.dispatch",
            List.of(Topics.URGENT.name(), Topics.BULK.name(), Topics.DIGEST.name()));
    private static final List<String> AT_WORK = List.of("chunks", "tellings");
    private static final List<String> OWING = List.of("subscribers", "notices", "bulletins", "digests");

    private final Admin admin;
    private final Map<String, List<TopicPartition>> partitions = new HashMap<>();

    Quiescence(String brokers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers));
    }

    /** Returns when every message was sent, read and served; mails that wait for a further attempt are given up. */
    void await(MongoOperations mongo, String instance) {
        Awaitility.await("nothing of the test before is on its way")
                .atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20))
                .until(() -> isQuiet(mongo, instance));
    }

    private boolean isQuiet(MongoOperations mongo, String instance) throws ExecutionException, InterruptedException {
        for (String collection : AT_WORK) {
            mongo.updateMulti(due(), new Update().unset("due"), collection);
        }
        var owing = new Query(where("pending.at").gt(Instant.EPOCH));
        if (OWING.stream().anyMatch(collection -> mongo.count(owing, collection) > 0)) {
            return false;
        }
        for (var group : READ.entrySet()) {
            if (!hasReadAll(group.getKey(), partitionsOf(group.getValue()))) {
                return false;
            }
        }
        // The claims first: whoever gave one back in between may have put off what it served.
        return AT_WORK.stream().allMatch(collection ->
                mongo.count(new Query(where("claim.by").is(instance).and("claim.until").gt(Instant.now())), collection) == 0
                        && mongo.count(due(), collection) == 0);
    }

    private static Query due() {
        return new Query(where("due").gt(Instant.EPOCH));
    }

    private boolean hasReadAll(String group, Collection<TopicPartition> read) throws ExecutionException, InterruptedException {
        var ends = admin.listOffsets(read.stream().collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()))).all().get();
        var places = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        return ends.entrySet().stream().allMatch(end -> {
            var place = places.get(end.getKey());
            return end.getValue().offset() == 0 || (place != null && place.offset() >= end.getValue().offset());
        });
    }

    private List<TopicPartition> partitionsOf(List<String> topics) throws ExecutionException, InterruptedException {
        String key = String.join(" ", topics);
        if (!partitions.containsKey(key)) {
            partitions.put(key, admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream().map(one -> new TopicPartition(topic.name(), one.partition())))
                    .toList());
        }
        return partitions.get(key);
    }
}
