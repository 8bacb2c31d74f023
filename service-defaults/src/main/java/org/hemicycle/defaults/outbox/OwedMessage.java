package org.hemicycle.defaults.outbox;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A message that an aggregate owes, as it waits in the aggregate's document.
 *
 * @param id {@code aggregate-version-n}: the same however often it is sent; CloudEvents {@code id}
 * @param topic the topic it goes to
 * @param key the record key, by which order is kept
 * @param type the wire name, CloudEvents {@code type}
 * @param body the JSON body
 * @param at when it happened, CloudEvents {@code time}
 * @param traceparent the W3C trace context of the command that caused it, where there was one
 */
public record OwedMessage(
        String id, String topic, String key, String type, String body, Instant at, @Nullable String traceparent) {

    Document toDocument() {
        return new Document("id", id)
                .append("topic", topic)
                .append("key", key)
                .append("type", type)
                .append("body", body)
                .append("at", at)
                .append("traceparent", traceparent);
    }

    static OwedMessage from(Document document) {
        return new OwedMessage(
                document.getString("id"),
                document.getString("topic"),
                document.getString("key"),
                document.getString("type"),
                document.getString("body"),
                document.getDate("at").toInstant(),
                document.getString("traceparent"));
    }
}
