package org.hemicycle.content.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far the latest version of a piece is. */
enum PieceState {
    /** Being written; nobody outside the desk sees it. */
    DRAFT,
    /** Waits for somebody else to read it. */
    IN_REVIEW,
    /** Somebody else has read it and agrees. */
    APPROVED,
    /** Will be published at its time by itself. */
    SCHEDULED,
    /** The version that everybody reads. */
    PUBLISHED,
    /** Was public, and is not any more. */
    WITHDRAWN;

    /** As it is written in answers: {@code in-review}. */
    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state with this name, if there is one. */
    static Optional<PieceState> named(String wireName) {
        return Arrays.stream(values()).filter(state -> state.wireName().equals(wireName)).findFirst();
    }
}
