package org.hemicycle.events.itinerary;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One place where a plan breaks a rule.
 *
 * @param rule the name of the rule, such as {@code travel-impossible}
 * @param severity how much it matters
 * @param sentence what is wrong, in English, with names and local times
 * @param itemIds the items of the plan that it is about, in the order of their start
 * @param personIds the people whom it concerns
 * @param field the field of the item that would mend it, if there is one
 * @param particulars the words and figures of the sentence by name, for whoever says it in another language
 */
public record Violation(
        String rule,
        Severity severity,
        String sentence,
        List<String> itemIds,
        List<String> personIds,
        @Nullable String field,
        Map<String, String> particulars) {}
