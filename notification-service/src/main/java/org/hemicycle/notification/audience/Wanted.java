package org.hemicycle.notification.audience;

import java.util.List;
import java.util.function.Predicate;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.notification.letter.Wording;
import org.hemicycle.notification.subscriber.Areas;
import org.hemicycle.notification.subscriber.Choices;
import org.hemicycle.notification.subscriber.Kind;
import org.hemicycle.notification.subscriber.Readership;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody wants to write to, as they sent it.
 *
 * @param areas codes of areas of which readers must follow one; left out or empty, any will do
 * @param kinds {@code visit}, {@code briefing}, {@code article}, {@code interview}, {@code statement}, {@code video}, {@code commitment}; at least one
 * @param languages {@code en}, {@code fr}, {@code de}; left out or empty, any will do
 * @param cadences {@code now}, {@code daily}, {@code weekly}; left out or empty, {@code now} alone
 */
public record Wanted(
        @Nullable List<@Nullable String> areas,
        @Nullable List<@Nullable String> kinds,
        @Nullable List<@Nullable String> languages,
        @Nullable List<@Nullable String> cadences) {

    private static final List<String> CADENCES = List.of("now", "daily", "weekly");

    /**
     * The readership, as far as it exists; what is wrong is added to the faults.
     *
     * @param path what stands before the names of fields in the request, such as {@code audience.}
     */
    public Readership readership(String path, List<FieldFault> faults) {
        List<String> wantedCadences = orAny(path + "cadences", cadences, CADENCES::contains, "one of now, daily, weekly", faults);
        return new Readership(
                orAny(path + "areas", areas, Areas::exists, "an area", faults),
                Choices.known(
                        path + "kinds", kinds, kind -> Kind.named(kind).isPresent(), "one of " + Choices.kindNames(), faults),
                orAny(
                        path + "languages",
                        languages,
                        Wording.LANGUAGES::contains,
                        "one of " + String.join(", ", Wording.LANGUAGES),
                        faults),
                wantedCadences.isEmpty() ? List.of("now") : wantedCadences);
    }

    private static List<String> orAny(
            String field,
            @Nullable List<@Nullable String> values,
            Predicate<String> exists,
            String what,
            List<FieldFault> faults) {
        return values == null || values.isEmpty() ? List.of() : Choices.known(field, values, exists, what, faults);
    }
}
