package org.hemicycle.content.organization;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an organization is. */
public enum Classification {
    PARLIAMENT,
    CHAMBER,
    COMMITTEE,
    GROUP,
    PARTY,
    MINISTRY,
    PRESIDENCY,
    NGO,
    EU_INSTITUTION,
    MULTILATERAL;

    /** As it is written in seed files, messages and answers: {@code eu-institution}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
