package org.hemicycle.web.admin;

import org.jspecify.annotations.Nullable;

/**
 * One partition of a topic and who reads it.
 *
 * @param group the consumer group
 * @param topic the topic
 * @param partition the partition
 * @param member the member's id in the group, if somebody reads it
 * @param instance the instance that the member is
 * @param position the next offset to be read
 * @param end the next offset to be written
 * @param lag how many messages wait
 */
public record Consumer(
        String group,
        String topic,
        int partition,
        @Nullable String member,
        @Nullable String instance,
        @Nullable Long position,
        @Nullable Long end,
        @Nullable Long lag) {}
