package org.hemicycle.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Derives the AsyncAPI 3 document from topics, message types and records, with the sentences of their Javadoc. */
final class AsyncApi {

    private static final Path SOURCES = Path.of("src/main/java/org/hemicycle/contracts");

    private final Map<String, Object> schemas = new TreeMap<>();

    static String document() {
        return new AsyncApi().write();
    }

    private String write() {
        var channels = new LinkedHashMap<String, Object>();
        var operations = new LinkedHashMap<String, Object>();
        var messages = new LinkedHashMap<String, Object>();
        for (MessageType type : MessageType.values()) {
            messages.put(type.wireName(), map(
                    "name", type.wireName(),
                    "summary", sentence(type.record()),
                    "contentType", "application/json",
                    "headers", ref("schemas", "CloudEvent"),
                    "payload", ref("schemas", schema(type))));
        }
        for (Topic topic : Topics.ALL) {
            var sent = new LinkedHashMap<String, Object>();
            MessageType.on(topic).forEach(type -> sent.put(type.wireName(), ref("messages", type.wireName())));
            if (topic.equals(Topics.URGENT) || topic.equals(Topics.DIGEST)) {
                // Chunks go through each lane.
                MessageType.on(Topics.BULK).forEach(type -> sent.put(type.wireName(), ref("messages", type.wireName())));
            }
            channels.put(topic.name(), map(
                    "address", topic.name(),
                    "description", retention(topic),
                    "messages", sent,
                    "bindings", map("kafka", map("topic", topic.name(), "partitions", topic.partitions(), "bindingVersion", "0.5.0"))));
            String owner = topic.name().substring(0, topic.name().indexOf('.')) + "-service";
            operations.put("send " + topic.name(), map(
                    "action", "send", "channel", map("$ref", "#/channels/" + topic.name()), "summary", owner + " tells what happened."));
            for (String group : topic.consumers()) {
                operations.put("receive " + topic.name() + " as " + group, map(
                        "action", "receive",
                        "channel", map("$ref", "#/channels/" + topic.name()),
                        "summary", group + " takes each message at least once; what it cannot read goes to " + topic.deadLetters(group) + "."));
            }
        }
        schemas.put("CloudEvent", map(
                "type", "object",
                "description", "CloudEvents 1.0 attributes in Kafka's binary mode.",
                "required", List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time"),
                "properties", map(
                        "ce_specversion", map("const", "1.0"),
                        "ce_id", map("type", "string", "description", "The same however often the message is sent: aggregate-version-n."),
                        "ce_source", map("type", "string", "format", "uri-reference"),
                        "ce_type", map("type", "string", "description", "Name and version; the body repeats it as type."),
                        "ce_time", map("type", "string", "format", "date-time"),
                        "ce_subject", map("type", "string", "description", "The record key."),
                        "traceparent", map("type", "string", "description", "W3C trace context of the command behind the message."))));
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        options.setSplitLines(true);
        return "# Derived from the code by AsyncApiTest; run it with -Dapprove=true after a change of the contracts.\n"
                + new Yaml(options).dump(map(
                        "asyncapi", "3.0.0",
                        "info", map(
                                "title", "Hemicycle messages",
                                "version", "1",
                                "description", "What the services of Hemicycle tell each other over Kafka.",
                                "license", map("name", "Apache-2.0")),
                        "defaultContentType", "application/json",
                        "channels", channels,
                        "operations", operations,
                        "components", map("messages", messages, "schemas", schemas)));
    }

    private String schema(MessageType type) {
        String name = type.wireName();
        var properties = new LinkedHashMap<String, Object>();
        properties.put("type", map("const", name));
        var required = new ArrayList<>(List.of("type"));
        describe(type.record(), properties, required);
        schemas.put(name, map("type", "object", "required", required, "properties", properties));
        return name;
    }

    private void describe(Class<?> record, Map<String, Object> properties, List<String> required) {
        for (RecordComponent component : record.getRecordComponents()) {
            Map<String, Object> schema = new LinkedHashMap<>(of(component.getGenericType()));
            String description = parameter(record, component.getName());
            if (description != null) {
                schema.put("description", description);
            }
            properties.put(component.getName(), schema);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
    }

    private Map<String, Object> of(Type type) {
        if (type == String.class) {
            return map("type", "string");
        }
        if (type == LocalDate.class) {
            return map("type", "string", "format", "date");
        }
        if (type == OffsetDateTime.class) {
            return map("type", "string", "format", "date-time");
        }
        if (type == long.class || type == int.class) {
            return map("type", "integer");
        }
        if (type == boolean.class) {
            return map("type", "boolean");
        }
        if (type == LocalizedText.class) {
            schemas.put("LocalizedText", map(
                    "type", "object",
                    "description", "A text per language (BCP 47 tag); the first is the original.",
                    "minProperties", 1,
                    "additionalProperties", map("type", "string")));
            return ref("schemas", "LocalizedText");
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return map("type", "array", "items", of(list.getActualTypeArguments()[0]));
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            if (!schemas.containsKey(record.getSimpleName())) {
                var properties = new LinkedHashMap<String, Object>();
                var required = new ArrayList<String>();
                schemas.put(record.getSimpleName(), map(
                        "type", "object", "description", sentence(record), "required", required, "properties", properties));
                describe(record, properties, required);
            }
            return ref("schemas", record.getSimpleName());
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private static String retention(Topic topic) {
        return topic.compacted() ? "Compacted: the latest message of each key is kept." : "Kept for " + topic.retention().toDays() + " days.";
    }

    /** The first sentence of a record's Javadoc. */
    private static String sentence(Class<?> record) {
        String source = source(record);
        Matcher matcher = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public )?record " + record.getSimpleName() + "\\b", Pattern.DOTALL).matcher(source);
        if (!matcher.find()) {
            throw new IllegalStateException(record + " has no Javadoc");
        }
        String text = words(matcher.group(1)).split(" @param| <p>")[0];
        return text.contains(". ") ? text.substring(0, text.indexOf(". ") + 1) : text;
    }

    private static @Nullable String parameter(Class<?> record, String name) {
        Matcher matcher = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public )?record " + record.getSimpleName() + "\\b", Pattern.DOTALL).matcher(source(record));
        if (!matcher.find()) {
            return null;
        }
        Matcher parameter = Pattern.compile("@param " + name + " ((?:(?!@param).)*)").matcher(words(matcher.group(1)));
        return parameter.find() ? parameter.group(1).strip() : null;
    }

    private static String words(String javadoc) {
        return javadoc.replaceAll("\\n\\s*\\*", " ").replaceAll("\\{@(?:code|link) #?([^}]*)}", "$1").replaceAll("\\s+", " ").strip();
    }

    private static String source(Class<?> record) {
        Class<?> outer = record.getEnclosingClass() == null ? record : record.getEnclosingClass();
        try {
            return Files.readString(SOURCES.resolve(outer.getSimpleName() + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> ref(String kind, String name) {
        return map("$ref", "#/components/" + kind + "/" + name);
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
