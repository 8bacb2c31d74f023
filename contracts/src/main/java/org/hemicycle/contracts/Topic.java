package org.hemicycle.contracts;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic as it is declared, named {@code owner.aggregate.v-major}.
 *
 * @param name the name on the broker
 * @param partitions how many partitions it is created with; keys spread over them
 * @param retention how long records are kept, or null where the topic is compacted and keeps the last of each key
 * @param consumers the groups that read it, each of which has a dead-letter topic of its own
 */
public record Topic(String name, int partitions, @Nullable Duration retention, List<String> consumers) {

    /** Whether the topic keeps the latest record of each key instead of a span of time. */
    public boolean compacted() {
        return retention == null;
    }

    /** Where the records go that a group could not read: {@code topic.group.dlt}. */
    public String deadLetters(String group) {
        return name + "." + group + ".dlt";
    }
}
