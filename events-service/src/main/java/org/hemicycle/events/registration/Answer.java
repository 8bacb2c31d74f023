package org.hemicycle.events.registration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a guest can answer. */
enum Answer {
    YES,
    NO,
    MAYBE,
    /** An aide comes in the guest's place, on the guest's seat. */
    DELEGATE,
    /** The seat goes to somebody else for good. */
    TRANSFER;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Answer named(String word) {
        for (Answer answer : values()) {
            if (answer.word().equals(word)) {
                return answer;
            }
        }
        throw new IllegalArgumentException("must be yes, no, maybe, delegate or transfer");
    }
}
