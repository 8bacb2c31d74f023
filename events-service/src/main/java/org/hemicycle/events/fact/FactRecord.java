package org.hemicycle.events.fact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One record of a fact file; it remembers what was asked of it, so that a misspelt field is found. */
public final class FactRecord {

    private final String where;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();

    private FactRecord(String where) {
        this.where = where;
    }

    static FactRecord of(String where, @Nullable Object value) {
        var record = new FactRecord(where);
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalStateException(where + " is not a record");
        }
        map.forEach((key, content) -> {
            if (content != null) {
                record.fields.put(String.valueOf(key), content);
            }
        });
        return record;
    }

    /** Whether it has a field. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** A text that must be there. */
    public String text(String field) {
        String text = textOrNull(field);
        if (text == null) {
            throw wrong(field, "is missing");
        }
        return text;
    }

    /** A text, if it is there. */
    public @Nullable String textOrNull(String field) {
        return switch (value(field)) {
            case null -> null;
            case String text when !text.isBlank() -> text.strip();
            default -> throw wrong(field, "is not a text");
        };
    }

    /** A whole number, if it is there. */
    public @Nullable Integer numberOrNull(String field) {
        return switch (value(field)) {
            case null -> null;
            case Integer number -> number;
            default -> throw wrong(field, "is not a whole number");
        };
    }

    /** A number, if it is there. */
    public @Nullable Double decimalOrNull(String field) {
        return switch (value(field)) {
            case null -> null;
            case Number number -> number.doubleValue();
            default -> throw wrong(field, "is not a number");
        };
    }

    /** Yes or no; no where it is not there. */
    public boolean flag(String field) {
        return switch (value(field)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw wrong(field, "is neither true nor false");
        };
    }

    /** A list of texts, empty where it is not there. */
    public List<String> texts(String field) {
        return switch (value(field)) {
            case null -> List.of();
            case List<?> list when list.stream().allMatch(String.class::isInstance) -> list.stream().map(String::valueOf).toList();
            default -> throw wrong(field, "is not a list of texts");
        };
    }

    /** Texts by key, empty where it is not there. */
    public Map<String, String> textsByKey(String field) {
        var texts = new LinkedHashMap<String, String>();
        switch (value(field)) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
            default -> throw wrong(field, "is not a map of texts");
        }
        return texts;
    }

    /** A constant by its name in any case and with hyphens, if it is there. */
    public <E extends Enum<E>> @Nullable E oneOfOrNull(String field, Class<E> type) {
        String text = textOrNull(field);
        if (text == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw wrong(field, "is not one of " + List.of(type.getEnumConstants()));
        }
    }

    /** Where the record comes from: {@code source}, {@code url}, {@code checkedAt} and {@code confidence}. */
    public Provenance provenance() {
        String checked = textOrNull("checkedAt");
        Trust confidence = oneOfOrNull("confidence", Trust.class);
        if (confidence == null) {
            throw wrong("confidence", "is missing");
        }
        try {
            return new Provenance(text("source"), textOrNull("url"), checked == null ? null : LocalDate.parse(checked), confidence);
        } catch (DateTimeException e) {
            throw wrong("checkedAt", "is not a date");
        }
    }

    /** Refuses fields that nobody asked for. */
    public void done() {
        for (String field : fields.keySet()) {
            if (!read.contains(field)) {
                throw wrong(field, "is not known here");
            }
        }
    }

    /** What is said about a field that is wrong. */
    public IllegalStateException wrong(String field, String why) {
        return new IllegalStateException("%s: '%s' %s".formatted(where, field, why));
    }

    private @Nullable Object value(String field) {
        read.add(field);
        return fields.get(field);
    }
}
