package org.hemicycle.web.page;

import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be chosen in a form.
 *
 * @param value what is sent
 * @param label what is read
 * @param language the tag of the label's language when it is not the page's
 */
public record Choice(String value, String label, @Nullable String language) {

    /** A choice worded in the page's language. */
    public static Choice of(String value, String label) {
        return new Choice(value, label, null);
    }

    /** A choice with a name that may be in another language. */
    public static Choice of(String value, LocalizedText name, Page page) {
        return new Choice(value, page.in(name), page.foreign(name));
    }
}
