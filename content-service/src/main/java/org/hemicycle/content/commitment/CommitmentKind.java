package org.hemicycle.content.commitment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was promised. */
public enum CommitmentKind {
    ENDORSEMENT,
    FUNDING,
    VOTE,
    STATEMENT,
    ACTION;

    /** As it is written in seed files, messages and answers: {@code funding}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind with this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static CommitmentKind named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(values()).map(CommitmentKind::wireName).collect(Collectors.joining(", "))));
    }
}
