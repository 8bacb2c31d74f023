package org.hemicycle.notification.subscriber;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.notification.letter.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told, and how.
 *
 * @param language the language of their letters
 * @param areas codes of the areas they follow
 * @param kinds names of the kinds they follow, as {@link Kind#wireName()}
 * @param cadence {@code now}, the only one so far
 */
public record Choices(String language, List<String> areas, List<String> kinds, String cadence) {

    private static final int MOST_AREAS = 300;

    /** Choices as somebody sent them; what is wrong with them is added to the faults, and then the answer is null. */
    static @Nullable Choices of(
            @Nullable String language,
            @Nullable List<@Nullable String> areas,
            @Nullable List<@Nullable String> kinds,
            @Nullable String cadence,
            List<FieldFault> faults) {
        int before = faults.size();
        if (language == null || !Wording.LANGUAGES.contains(language)) {
            faults.add(new FieldFault("language", "must be one of " + String.join(", ", Wording.LANGUAGES)));
        }
        List<String> knownAreas = known("areas", areas, Areas::exists, "an area", faults);
        List<String> knownKinds =
                known("kinds", kinds, kind -> Kind.named(kind).isPresent(), "one of " + kindNames(), faults);
        if (!"now".equals(cadence)) {
            faults.add(new FieldFault("cadence", "must be now"));
        }
        if (faults.size() > before || language == null || cadence == null) {
            return null;
        }
        return new Choices(language, knownAreas, knownKinds, cadence);
    }

    private static String kindNames() {
        return String.join(", ", Stream.of(Kind.values()).map(Kind::wireName).toList());
    }

    private static List<String> known(
            String field,
            @Nullable List<@Nullable String> values,
            Predicate<String> exists,
            String what,
            List<FieldFault> faults) {
        if (values == null || values.isEmpty()) {
            faults.add(new FieldFault(field, "must name at least one"));
            return List.of();
        }
        if (values.size() > MOST_AREAS) {
            faults.add(new FieldFault(field, "must name at most " + MOST_AREAS));
            return List.of();
        }
        var known = new LinkedHashSet<String>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value != null && exists.test(value)) {
                known.add(value);
            } else {
                faults.add(new FieldFault(field + "[" + i + "]", "is not " + what));
            }
        }
        return new ArrayList<>(known);
    }
}
