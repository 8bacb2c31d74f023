package org.hemicycle.web.article;

import java.util.List;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.upstream.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What an editor chooses from.
 *
 * @param kinds kinds of pieces
 * @param languages languages that a piece can be in
 * @param areas areas it can concern; none when content-service is silent
 * @param people people of the directory whom it can name; likewise
 * @param organizations institutions that it can name; likewise
 */
public record DeskChoices(
        List<Choice> kinds,
        List<Choice> languages,
        Answer<List<Choice>> areas,
        Answer<List<Choice>> people,
        Answer<List<Choice>> organizations) {

    /** Whom a form names, nothing where it names nobody. */
    static @Nullable List<String> named(Form form, String field) {
        List<String> ids = form.all(field);
        return ids.isEmpty() ? null : ids;
    }
}
