package org.hemicycle.notification.subscriber;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom something concerns: a question asked at the moment of sending, never a list.
 *
 * @param kind the kind that they must have chosen
 * @param areas the choices of area of which they must have made one, from {@link Areas#reachedBy}
 * @param language the language that their letters must be in, or null where every reader is concerned
 */
public record Audience(String kind, List<String> areas, @Nullable String language) {}
