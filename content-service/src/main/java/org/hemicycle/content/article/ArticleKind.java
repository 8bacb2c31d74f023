package org.hemicycle.content.article;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a published piece is. */
public enum ArticleKind {
    ARTICLE,
    INTERVIEW,
    STATEMENT,
    VIDEO;

    /** As it is written in seed files, messages and answers: {@code interview}. */
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
    public static ArticleKind named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(values()).map(ArticleKind::wireName).collect(Collectors.joining(", "))));
    }
}
