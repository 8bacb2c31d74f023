package org.hemicycle.notification.subscriber;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom something concerns: a question asked at the moment of sending, never a list.
 *
 * @param kind the kind that they must have chosen
 * @param areas the choices of area of which they must have made one, from {@link Areas#reachedBy}
 * @param subject the one visit, briefing or commitment that it is about, as the name of its kind, a slash and the id, which
 *     reaches them whatever areas they follow; null where nobody can follow it alone
 * @param language the language that their letters must be in, or null where every reader is concerned
 */
public record Audience(String kind, List<String> areas, @Nullable String subject, @Nullable String language) {

    /** Whom something about a visit, a briefing or a commitment concerns: who follows it alone, and who follows its kind in an area. */
    public static Audience of(Kind kind, List<String> areas, String id) {
        return new Audience(kind.wireName(), Areas.reachedBy(areas), kind.wireName() + "/" + id, null);
    }

    /** Whether it concerns somebody with these choices. */
    public boolean includes(Choices choices) {
        boolean follows = (subject != null && choices.subjects().contains(subject))
                || (choices.kinds().contains(kind) && choices.areas().stream().anyMatch(areas::contains));
        return follows && (language == null || language.equals(choices.language()));
    }
}
