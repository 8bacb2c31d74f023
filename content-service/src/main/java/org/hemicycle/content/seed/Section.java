package org.hemicycle.content.seed;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a seed file can hold: a list under each of these names, in any file and any order. */
enum Section {
    SOURCES("sources", "source"),
    AREAS("areas", "area"),
    ORGANIZATIONS("organizations", "organization"),
    SEAT_COUNTS("seatCounts", "seat count"),
    BUILDINGS("buildings", "building"),
    PEOPLE("people", "person"),
    POSTS("posts", "post"),
    MEMBERSHIPS("memberships", "membership"),
    ARTICLES("articles", "article"),
    COMMITMENTS("commitments", "commitment");

    private final String key;
    private final String noun;

    Section(String key, String noun) {
        this.key = key;
        this.noun = noun;
    }

    String key() {
        return key;
    }

    String noun() {
        return noun;
    }

    static Optional<Section> named(String key) {
        return Arrays.stream(values()).filter(section -> section.key.equals(key)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Section::key).collect(Collectors.joining(", "));
    }
}
