package org.hemicycle.content.area;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an area is. */
public enum AreaKind {
    COUNTRY,
    REGION,
    CITY;

    /** As it is written in seed files, messages and answers: {@code country}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
