package org.hemicycle.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages, and the facts that are asked for over HTTP, to JSON and back: UTF-8, ISO 8601 times, absent instead of null, and the type first in the body so that a
 * dead letter explains itself.
 *
 * <p>Reading skips fields it does not know, because a newer sender may add optional ones.
 */
public final class MessageJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private MessageJson() {}

    /** The body of a message as it goes on the wire. */
    public static String write(Message message) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", MessageType.of(message).wireName());
        body.setAll((ObjectNode) JSON.valueToTree(message));
        return JSON.writeValueAsString(body);
    }

    /**
     * The message in a body of a known type.
     *
     * @throws UnreadableMessage when the body is not JSON, not of that type, or breaks a rule of its records
     */
    public static Message read(MessageType type, byte[] body) {
        try {
            var tree = JSON.readTree(body);
            if (tree == null || !tree.isObject()) {
                throw new UnreadableMessage("the body of " + type.wireName() + " is not a JSON object", null);
            }
            Message message = JSON.treeToValue(tree, type.record());
            if (message == null) {
                throw new UnreadableMessage("the body of " + type.wireName() + " is empty", null);
            }
            complete(message, type.wireName());
            return message;
        } catch (JacksonException e) {
            throw new UnreadableMessage(
                    "the body of " + type.wireName() + " cannot be read: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage("the body of " + type.wireName() + " breaks a rule: " + e.getMessage(), e);
        }
    }

    /**
     * The personal facts in the body of an HTTP answer.
     *
     * @throws UnreadableMessage when the body is not JSON, lacks a field or breaks a rule of its records; the message of
     *     the exception has nothing of the body in it
     */
    public static PersonalFacts readPersonalFacts(byte[] body) {
        try {
            PersonalFacts facts = JSON.readValue(body, PersonalFacts.class);
            if (facts == null) {
                throw new UnreadableMessage("the personal facts are empty", null);
            }
            complete(facts, "facts");
            return facts;
        } catch (JacksonException | IllegalArgumentException e) {
            // Not with its cause: what a parser quotes may be an address.
            throw new UnreadableMessage("the personal facts cannot be read: " + e.getClass().getSimpleName(), null);
        }
    }

    /** Refuses a record that lacks what it cannot be without, here instead of deep inside whoever handles it. */
    private static void complete(Object record, String path) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String field = path + "." + component.getName();
            Object value = valueOf(component, record);
            if (value == null) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    throw new UnreadableMessage("the field " + field + " is missing", null);
                }
            } else if (value instanceof Record inner) {
                complete(inner, field);
            } else if (value instanceof Collection<?> items) {
                for (Object item : items) {
                    if (item == null) {
                        throw new UnreadableMessage("the field " + field + " has an empty item", null);
                    }
                    if (item instanceof Record inner) {
                        complete(inner, field);
                    }
                }
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a component of a public record must be readable", e);
        }
    }
}
