package org.hemicycle.defaults.refusal;

import java.util.Locale;

/** One way in which a request can be refused; services list theirs in an enum. */
public interface RefusalKind {

    /** The name of the constant: {@code VISIT_ALREADY_HELD}. */
    String name();

    /** The last part of the problem type: {@code visit-already-held}. */
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status that goes with it. */
    int status();

    /** What it means, in one sentence for whoever reads the list of problems. */
    String sentence();

    /** The problem type, a reference relative to the public address: {@code /problems/visit-already-held}. */
    default String type() {
        return "/problems/" + slug();
    }

    /** The title of the problem document: the slug in words. */
    default String title() {
        String words = slug().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
