package org.hemicycle.content.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text, and where in it the words are that were asked for; plain text, never markup.
 *
 * @param language the language that it is in, absent for a name that belongs to none
 * @param text the text
 * @param marks the places, in their order and apart from each other
 */
public record MarkedText(@Nullable String language, String text, List<Mark> marks) {

    /**
     * A place in a text.
     *
     * @param start where it begins, counted in UTF-16 units
     * @param end where it ends, excluded
     */
    public record Mark(int start, int end) {}
}
