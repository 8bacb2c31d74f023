package org.hemicycle.web.upstream;

import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as a service words it: a problem document (RFC 9457) with the fields it is about.
 *
 * @param type the refusal's name as an address, such as {@code /problems/visit-already-held}
 * @param title the refusal in few words, English
 * @param status the HTTP status
 * @param detail the refusal in a sentence about this very case, English
 * @param errors what is wrong with single fields
 * @param visit the visit that stands in the way, if one does
 * @param meeting the meeting that stands in the way, if one does
 * @param changed what others changed since the version that a refused change was based on, the latest first
 */
public record Problem(
        @Nullable String type,
        @Nullable String title,
        int status,
        @Nullable String detail,
        List<Field> errors,
        @Nullable String visit,
        @Nullable String meeting,
        List<Step> changed) {

    @SuppressWarnings("NullAway") // A document may leave out the lists.
    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
        changed = changed == null ? List.of() : List.copyOf(changed);
    }

    /**
     * What is wrong with one field.
     *
     * @param field its name in the request, such as {@code title.en}
     * @param message what is wrong, English
     */
    public record Field(@Nullable String field, @Nullable String message) {}

    /**
     * Something that was changed.
     *
     * @param what which part of it, such as {@code description} or {@code meeting}
     * @param summary what the meeting is, where it is about one
     * @param by who did it, as their token names them; nobody for an answer by link
     */
    public record Step(String what, @Nullable LocalizedText summary, @Nullable String by) {}

    /** A refusal that came without a document. */
    static Problem bare(int status) {
        return new Problem(null, null, status, null, List.of(), null, null, List.of());
    }

    Problem withStatus(int answered) {
        return new Problem(type, title, answered, detail, errors, visit, meeting, changed);
    }

    /** The last part of its type, such as {@code visit-already-held}; empty when it has none. */
    public String name() {
        return type == null || type.equals("about:blank") ? "" : type.substring(type.lastIndexOf('/') + 1);
    }

    /** The most telling sentence it has. */
    public String sentence() {
        return detail != null && !detail.isBlank() ? detail : title != null ? title : "HTTP " + status;
    }
}
