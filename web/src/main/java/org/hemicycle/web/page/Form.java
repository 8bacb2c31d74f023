package org.hemicycle.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a person typed into a form, and what was refused about it; it is shown again with both.
 *
 * <p>Field names are those of the wire ({@code title.en}, {@code hostAreas}), so that a refusal that names a field of
 * the request finds its place on the page.
 */
public final class Form {

    private final String name;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final SequencedMap<String, Complaint> errors = new LinkedHashMap<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final Map<String, List<Choice>> questions = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<String> meanwhile = new ArrayList<>();
    private @Nullable String wayOut;

    /**
     * Something refused about a field, or about the form as a whole.
     *
     * @param text the sentence
     * @param language the tag of its language when it is not the page's
     */
    public record Complaint(String text, @Nullable String language) {}

    /** What a form carries without anybody typing it. */
    private static final Set<String> UNSEEN = Set.of("version", "do", "timeZone");

    /**
     * A field in which what was typed is not what is stored.
     *
     * @param field the field
     * @param label what it is called
     * @param typed what was typed
     * @param stored what is stored now
     */
    public record Difference(String field, String label, String typed, String stored) {}

    private record Place(String id, String label) {}

    private Form(String name) {
        this.name = name;
    }

    /** An empty form; its name keeps the ids of several forms on one page apart. */
    public static Form blank(String name) {
        return new Form(name);
    }

    /** A form as it was sent. */
    public static Form sent(String name, MultiValueMap<String, String> sent) {
        var form = new Form(name);
        sent.forEach((field, values) -> form.values.put(field, List.copyOf(values)));
        return form;
    }

    /** Fills in a field. */
    public Form with(String field, String value) {
        values.put(field, List.of(value));
        return this;
    }

    /** Ticks the boxes of a field. */
    public Form with(String field, List<String> ticked) {
        values.put(field, List.copyOf(ticked));
        return this;
    }

    /** Fills in one field per language. */
    public Form with(String field, LocalizedText text) {
        text.texts().forEach((tag, words) -> with(field + "." + tag, words));
        return this;
    }

    /** The name of the form. */
    public String name() {
        return name;
    }

    /** What stands in a field, without the spaces around it; nothing typed is an empty string. */
    public String value(String field) {
        return values.getOrDefault(field, List.of("")).getFirst().strip();
    }

    /** What stands in a field, or null where nothing was typed. */
    public @Nullable String given(String field) {
        String value = value(field);
        return value.isEmpty() ? null : value;
    }

    /** What stands in a field exactly as it was typed, to show it again. */
    public String typed(String field) {
        return values.getOrDefault(field, List.of("")).getFirst();
    }

    /** Every value of a field that can have several. */
    public List<String> all(String field) {
        return values.getOrDefault(field, List.of()).stream().filter(value -> !value.isBlank()).toList();
    }

    /** Whether a box is ticked or an option chosen. */
    public boolean has(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    /** The texts per language that were typed, each language left empty left out. */
    public Map<String, String> texts(String field) {
        var texts = new LinkedHashMap<String, String>();
        for (Language language : Language.values()) {
            String text = value(field + "." + language.tag());
            if (!text.isEmpty()) {
                texts.put(language.tag(), text);
            }
        }
        return texts;
    }

    /** Refuses what stands in a field; the first sentence about a field stays. */
    public void refuse(String field, String sentence) {
        refuse(field, sentence, null);
    }

    /** Refuses what stands in a field, with a sentence in another language than the page's. */
    public void refuse(String field, String sentence, @Nullable String language) {
        errors.putIfAbsent(field, new Complaint(sentence, language));
    }

    /** Refuses the form as a whole, in the page's language. */
    public void complain(String sentence) {
        complain(sentence, null);
    }

    /** Refuses the form as a whole, with a sentence in another language than the page's. */
    public void complain(String sentence, @Nullable String language) {
        complaints.add(new Complaint(sentence, language));
    }

    /** Whether anything was refused. */
    public boolean isRefused() {
        return !errors.isEmpty() || !complaints.isEmpty();
    }

    /** What was refused about a field, if anything. */
    public @Nullable Complaint error(String field) {
        return errors.get(field);
    }

    /** What was refused, by field, in the order it was found. */
    public SequencedMap<String, Complaint> errors() {
        return errors;
    }

    /** What was refused about the form as a whole. */
    public List<Complaint> complaints() {
        return complaints;
    }

    /** Says what others have changed since the form was opened. */
    public void miss(String sentence) {
        if (!meanwhile.contains(sentence)) {
            meanwhile.add(sentence);
        }
    }

    /** What others have changed since the form was opened, each thing once, the latest first. */
    public List<String> meanwhile() {
        return meanwhile;
    }

    /** What is typed and what is stored, field by field, where the two differ: what a stale save would replace. */
    public List<Difference> differences(Form stored, Page page) {
        return values.keySet().stream()
                .filter(field -> !UNSEEN.contains(field))
                .map(field -> new Difference(
                        field, page.label(field), String.join(", ", all(field)), String.join(", ", stored.all(field))))
                .filter(difference -> !difference.typed().equals(difference.stored()))
                .toList();
    }

    /** Asks something that only comes up with what was typed. */
    public void ask(String field, List<Choice> choices) {
        questions.put(field, List.copyOf(choices));
    }

    /** What is asked about a field, if anything. */
    public List<Choice> asked(String field) {
        return questions.getOrDefault(field, List.of());
    }

    /** The address at which a person sees what stands in the way. */
    public void pointTo(String address) {
        wayOut = address;
    }

    /** The address at which a person sees what stands in the way, if it is known. */
    public @Nullable String wayOut() {
        return wayOut;
    }

    /** Every field with everything that stands in it. */
    public Map<String, List<String>> values() {
        return values;
    }

    /** Says where on the page a field is found, and by which name, when it is not a field of this form. */
    public void locate(String field, String id, String label) {
        places.put(field, new Place(id, label));
    }

    /** The id of a field's element on the page. */
    public String id(String field) {
        Place place = places.get(field);
        return place == null ? name + "-" + field : place.id();
    }

    /** What a field is called at the head of a sentence about it. */
    public String label(String field, Page page) {
        Place place = places.get(field);
        return place == null ? page.label(field) : page.say("form.about", place.label()) + " ";
    }
}
