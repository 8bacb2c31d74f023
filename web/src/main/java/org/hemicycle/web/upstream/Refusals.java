package org.hemicycle.web.upstream;

import java.util.Map;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.Texts;
import org.jspecify.annotations.Nullable;

/** Puts what a service refused where the person sees it: beside the field, and at the top of the form. */
public final class Refusals {

    private static final String ENGLISH = "en";

    private Refusals() {}

    /**
     * Tells a refusal in a form.
     *
     * <p>The refusal's name has a sentence in the page's language where we know it; what the service says about this
     * very case follows in English, marked as such.
     *
     * @param fields what a field of the request is called in the form, where the names differ
     */
    public static void tell(Problem problem, Form form, Page page, Map<String, String> fields) {
        @Nullable String foreign = page.language().tag().equals(ENGLISH) ? null : ENGLISH;
        String known = Texts.of(page.language()).find("refusal." + problem.name());
        if (known != null) {
            form.complain(known);
        }
        if (problem.detail() != null && (known == null || !problem.detail().equals(known))) {
            form.complain(problem.detail(), foreign);
        } else if (known == null) {
            form.complain(page.say("refusal.other", problem.sentence()));
        }
        for (Problem.Field error : problem.errors()) {
            if (error.field() == null || error.field().isBlank() || error.message() == null) {
                continue;
            }
            String plain = error.field().replaceAll("\\[\\d+]", "");
            String field = fields.getOrDefault(plain, plain);
            form.refuse(field, error.message(), foreign);
        }
    }
}
