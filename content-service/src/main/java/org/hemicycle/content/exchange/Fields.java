package org.hemicycle.content.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hemicycle.content.date.PartialDate;
import org.hemicycle.content.language.Language;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one object of a record, read one by one; what is wrong with one is noted at its place. */
final class Fields {

    private static final int MOST_ITEMS = 100;

    private final ObjectNode node;
    private final String pointer;
    private final UnaryOperator<String> place;
    private final FileFaults faults;
    private final Set<String> asked = new HashSet<>();

    Fields(ObjectNode node, String pointer, UnaryOperator<String> place, FileFaults faults) {
        this.node = node;
        this.pointer = pointer;
        this.place = place;
        this.faults = faults;
    }

    /** Notes what is wrong with a field. */
    void refuse(FileRefusal kind, String field, @Nullable String message) {
        faults.add(kind, place.apply(pointer + "/" + field), message);
    }

    /** The names of the fields that nobody asked for. */
    List<String> unasked() {
        return node.propertyNames().stream().filter(name -> !asked.contains(name)).toList();
    }

    boolean has(String field) {
        return ask(field) != null;
    }

    /** A line of text; nothing where it is absent, null or blank. */
    @Nullable String text(String field, int longest) {
        JsonNode value = ask(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            refuse(FileRefusal.RECORD_FIELD_UNFIT, field, "It must be text.");
            return null;
        }
        String text = value.stringValue().strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > longest) {
            refuse(FileRefusal.RECORD_FIELD_UNFIT, field, "It is longer than " + longest + " characters.");
            return null;
        }
        if (text.codePoints().anyMatch(Fields::isUnfit)) {
            refuse(FileRefusal.RECORD_FIELD_UNFIT, field, "It has a control character.");
            return null;
        }
        return text;
    }

    /** As {@link #text}, of which there must be one; what stands for it where there is none. */
    String required(String field, int longest) {
        boolean given = has(field);
        String text = text(field, longest);
        if (text == null && !given) {
            refuse(FileRefusal.RECORD_FIELD_MISSING, field, null);
        }
        return text == null ? "?" : text;
    }

    /** What a rule makes of a text. */
    <T> @Nullable T value(String field, int longest, Function<String, T> rule) {
        String text = text(field, longest);
        try {
            return text == null ? null : rule.apply(text);
        } catch (IllegalArgumentException e) {
            refuse(FileRefusal.RECORD_FIELD_UNFIT, field, e.getMessage());
            return null;
        }
    }

    /** A day, month or year as it was written. */
    @Nullable String date(String field) {
        return value(field, 10, text -> new PartialDate(text).value());
    }

    @Nullable LocalDate day(String field) {
        return value(field, 10, text -> {
            PartialDate date = new PartialDate(text);
            if (text.length() != 10) {
                throw new IllegalArgumentException("must be a day such as 2024-12-02");
            }
            return date.start();
        });
    }

    /** A language by its tag. */
    @Nullable String language(String field) {
        String tag = text(field, 35);
        return tag == null ? null : known(field, tag);
    }

    private @Nullable String known(String field, String tag) {
        try {
            return new Language(tag).tag();
        } catch (IllegalArgumentException e) {
            refuse(FileRefusal.RECORD_LANGUAGE_UNKNOWN, field, e.getMessage());
            return null;
        }
    }

    /** A text per language, the original first. */
    @Nullable LocalizedText localized(String field, int longest) {
        Fields texts = object(field);
        if (texts == null) {
            return null;
        }
        var byLanguage = new LinkedHashMap<String, String>();
        for (String tag : texts.node.propertyNames()) {
            String language = texts.known(tag, tag);
            String words = texts.text(tag, longest);
            if (language != null && words != null) {
                byLanguage.put(language, words);
            }
        }
        return byLanguage.isEmpty() ? null : LocalizedText.of(byLanguage);
    }

    @Nullable Boolean flag(String field) {
        JsonNode value = ask(field);
        if (value != null && !value.isBoolean()) {
            refuse(FileRefusal.RECORD_FIELD_UNFIT, field, "It must be true or false.");
            return null;
        }
        return value == null ? null : value.booleanValue();
    }

    @Nullable Integer number(String field, int least, int most) {
        JsonNode value = ask(field);
        if (value == null) {
            return null;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            refuse(FileRefusal.RECORD_FIELD_UNFIT, field, "It must be a whole number between " + least + " and " + most + ".");
            return null;
        }
        return value.intValue();
    }

    /** The texts of a list. */
    List<String> texts(String field, int longest) {
        var texts = new ArrayList<String>();
        int index = 0;
        for (JsonNode item : items(field)) {
            var one = new Fields(JsonNodeFactory.instance.objectNode().set(String.valueOf(index), item), pointer + "/" + field, place, faults);
            String text = one.text(String.valueOf(index), longest);
            if (text != null) {
                texts.add(text);
            }
            index++;
        }
        return texts;
    }

    /** What is made of each object of a list; what nothing could be made of is left out, because it was refused. */
    <T> List<T> objects(String field, Function<Fields, @Nullable T> make) {
        var objects = new ArrayList<T>();
        int index = 0;
        for (JsonNode item : items(field)) {
            String at = field + "/" + index++;
            if (item instanceof ObjectNode object) {
                T made = make.apply(new Fields(object, pointer + "/" + at, place, faults));
                if (made != null) {
                    objects.add(made);
                }
            } else {
                refuse(FileRefusal.RECORD_FIELD_UNFIT, at, "It must be an object.");
            }
        }
        return objects;
    }

    /** An object, if it is there. */
    @Nullable Fields object(String field) {
        JsonNode value = ask(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ObjectNode object)) {
            refuse(FileRefusal.RECORD_FIELD_UNFIT, field, "It must be an object.");
            return null;
        }
        return new Fields(object, pointer + "/" + field, place, faults);
    }

    /** An object, or an empty one. */
    Fields objectOrEmpty(String field) {
        Fields object = object(field);
        return object == null
                ? new Fields(JsonNodeFactory.instance.objectNode(), pointer + "/" + field, place, faults)
                : object;
    }

    private Iterable<JsonNode> items(String field) {
        JsonNode value = ask(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MOST_ITEMS) {
            refuse(FileRefusal.RECORD_FIELD_UNFIT, field, "It must be a list of at most " + MOST_ITEMS + ".");
            return List.of();
        }
        return value;
    }

    private @Nullable JsonNode ask(String field) {
        asked.add(field);
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    /** What no page, feed or file can show in one line; line ends are for texts of several. */
    private static boolean isUnfit(int character) {
        return (Character.isISOControl(character) && character != '\n')
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                || (character & 0xFFFE) == 0xFFFE;
    }
}
