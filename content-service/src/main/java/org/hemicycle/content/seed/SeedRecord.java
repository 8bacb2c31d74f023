package org.hemicycle.content.seed;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hemicycle.content.language.Language;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a seed file, read field by field; each refusal says the line.
 *
 * <p>It remembers which fields were asked for, so that a field that nobody asks for is known to be a mistake.
 */
final class SeedRecord {

    private final String file;
    private final MappingNode node;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    /** The mapping at a node; a key written twice is refused, because YAML would silently keep one of them. */
    SeedRecord(String file, MappingNode node) {
        this.file = file;
        this.node = node;
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new Problem(problemAt(tuple.getKeyNode(), "a field's name must be plain text"));
            }
            if (fields.put(key.getValue(), tuple.getValueNode()) != null) {
                throw new Problem(problemAt(key, "the field '" + key.getValue() + "' stands here twice"));
            }
            lines.put(key.getValue(), lineOf(key));
        }
    }

    /** Thrown while one record is read; the reading goes on with the next record. */
    static final class Problem extends RuntimeException {

        private final SeedProblem problem;

        Problem(SeedProblem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        SeedProblem problem() {
            return problem;
        }
    }

    String file() {
        return file;
    }

    int line() {
        return lineOf(node);
    }

    /** A refusal at a field, or at the record where the field is absent. */
    Problem refuse(String field, String reason) {
        return new Problem(new SeedProblem(file, lines.getOrDefault(field, line()), reason));
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The fields that nobody asked for. */
    List<SeedProblem> unknownFields() {
        return lines.entrySet().stream()
                .filter(field -> !asked.contains(field.getKey()))
                .map(field -> new SeedProblem(file, field.getValue(), "unknown field '" + field.getKey() + "'"))
                .toList();
    }

    String text(String field) {
        return required(field, textIfGiven(field));
    }

    @Nullable String textIfGiven(String field) {
        Node value = ask(field);
        return value == null ? null : plainText(field, value);
    }

    <T> @Nullable T valueIfGiven(String field, Function<String, T> rule) {
        String text = textIfGiven(field);
        return text == null ? null : held(field, () -> rule.apply(text));
    }

    LocalizedText localized(String field) {
        return required(field, localizedIfGiven(field));
    }

    @Nullable LocalizedText localizedIfGiven(String field) {
        Node value = ask(field);
        return value == null ? null : localizedAt(field, value);
    }

    List<LocalizedText> localizedTexts(String field) {
        return items(field).stream().map(item -> localizedAt(field, item)).toList();
    }

    List<String> texts(String field) {
        return items(field).stream().map(item -> plainText(field, item)).toList();
    }

    List<String> languages(String field) {
        return texts(field).stream().map(tag -> held(field, () -> new Language(tag).tag())).toList();
    }

    LocalDate date(String field) {
        return required(field, dateIfGiven(field));
    }

    @Nullable LocalDate dateIfGiven(String field) {
        String text = scalarIfGiven(field, "a date such as 2024-07-16", Set.of(Tag.TIMESTAMP, Tag.STR));
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw refuse(field, "'" + field + "' must be a date such as 2024-07-16, not '" + text + "'");
        }
    }

    /** A day, month or year, as precisely as it is known (ISO 8601-1 §5.2.2). */
    @Nullable String partialDateIfGiven(String field) {
        String text = scalarIfGiven(field, "a date, month or year", Set.of(Tag.TIMESTAMP, Tag.STR, Tag.INT));
        if (text == null) {
            return null;
        }
        try {
            switch (text.length()) {
                case 4 -> Year.parse(text);
                case 7 -> YearMonth.parse(text);
                default -> LocalDate.parse(text);
            }
            return text;
        } catch (DateTimeParseException e) {
            throw refuse(field, "'" + field + "' must be a date, month or year such as 2020-12, not '" + text + "'");
        }
    }

    int number(String field) {
        return required(field, numberIfGiven(field));
    }

    @Nullable Integer numberIfGiven(String field) {
        String text = scalarIfGiven(field, "a whole number", Set.of(Tag.INT));
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw refuse(field, "'" + field + "' must be a whole number, not '" + text + "'");
        }
    }

    boolean flag(String field) {
        String text = scalarIfGiven(field, "true or false", Set.of(Tag.BOOL));
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw refuse(field, "'" + field + "' must be true or false, not '" + text + "'");
        }
        return "true".equals(text);
    }

    <E extends Enum<E>> E oneOf(String field, E[] choices, Function<E, String> wireName) {
        String text = text(field);
        for (E choice : choices) {
            if (wireName.apply(choice).equals(text)) {
                return choice;
            }
        }
        throw refuse(field, "'" + field + "' must be one of "
                + Arrays.stream(choices).map(wireName).collect(Collectors.joining(", ")) + ", not '" + text + "'");
    }

    List<SeedRecord> records(String field) {
        var records = new ArrayList<SeedRecord>();
        for (Node item : items(field)) {
            if (!(item instanceof MappingNode mapping)) {
                throw new Problem(problemAt(item, "each entry of '" + field + "' must have fields"));
            }
            records.add(new SeedRecord(file, mapping));
        }
        return records;
    }

    SeedRecord record(String field) {
        if (!(required(field, ask(field)) instanceof MappingNode mapping)) {
            throw refuse(field, "'" + field + "' must have fields");
        }
        return new SeedRecord(file, mapping);
    }

    /** What a rule makes of a field; a rule that is broken becomes a refusal at the field's line. */
    <T> T held(String field, Rule<T> rule) {
        try {
            return rule.apply();
        } catch (IllegalArgumentException e) {
            throw refuse(field, "'" + field + "': " + e.getMessage());
        }
    }

    /** Makes a value, or says in an {@link IllegalArgumentException} which rule it breaks. */
    @FunctionalInterface
    interface Rule<T> {
        T apply();
    }

    private <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw refuse(field, "the field '" + field + "' is missing");
        }
        return value;
    }

    private @Nullable Node ask(String field) {
        asked.add(field);
        return fields.get(field);
    }

    private List<Node> items(String field) {
        Node value = ask(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw refuse(field, "'" + field + "' must be a list");
        }
        return sequence.getValue();
    }

    private @Nullable String scalarIfGiven(String field, String wanted, Set<Tag> tags) {
        Node value = ask(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ScalarNode scalar) || !tags.contains(scalar.getTag())) {
            throw refuse(field, "'" + field + "' must be " + wanted);
        }
        return scalar.getValue();
    }

    private String plainText(String field, Node value) {
        if (!(value instanceof ScalarNode scalar)) {
            throw new Problem(problemAt(value, "'" + field + "' must be plain text"));
        }
        if (!scalar.getTag().equals(Tag.STR)) {
            throw new Problem(problemAt(value, "'" + field + "' must be text; put " + scalar.getValue() + " in quotes"));
        }
        if (scalar.getValue().isBlank()) {
            throw new Problem(problemAt(value, "'" + field + "' is blank"));
        }
        return scalar.getValue().strip();
    }

    private LocalizedText localizedAt(String field, Node value) {
        if (!(value instanceof MappingNode mapping)) {
            throw new Problem(problemAt(value, "'" + field + "' must be text per language, such as {en: …, fr: …}"));
        }
        var texts = new SeedRecord(file, mapping);
        var byLanguage = new LinkedHashMap<String, String>();
        for (String tag : texts.fields.keySet()) {
            byLanguage.put(texts.held(tag, () -> new Language(tag).tag()), texts.text(tag));
        }
        return held(field, () -> LocalizedText.of(byLanguage));
    }

    private SeedProblem problemAt(Node at, String reason) {
        return new SeedProblem(file, lineOf(at), reason);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
