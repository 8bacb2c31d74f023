package org.hemicycle.content.exchange;

import java.util.Arrays;
import java.util.Optional;

/** What a file of the directory holds, in the order in which it is carried out: who is named comes before who names. */
enum Kind {
    ORGANIZATION("organizations", "organization"),
    POST("posts", "post"),
    PERSON("persons", "person"),
    MEMBERSHIP("memberships", "membership");

    private final String list;
    private final String noun;

    Kind(String list, String noun) {
        this.list = list;
        this.noun = noun;
    }

    /** The name of their list in a file (Popolo). */
    String list() {
        return list;
    }

    /** One of them. */
    String noun() {
        return noun;
    }

    static Optional<Kind> ofList(String list) {
        return Arrays.stream(values()).filter(kind -> kind.list.equals(list)).findFirst();
    }

    static Optional<Kind> ofNoun(String noun) {
        return Arrays.stream(values()).filter(kind -> kind.noun.equals(noun)).findFirst();
    }
}
