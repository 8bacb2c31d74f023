package org.hemicycle.web.coverage;

import java.time.LocalDate;
import java.util.Locale;

/** How long ago something was, in steps. */
public enum Recency {

    /** Less than a month. */
    MONTH("●●●●"),

    /** Less than three months. */
    QUARTER("●●●"),

    /** Less than a year. */
    YEAR("●●"),

    /** A year or more, or at a time that is not known. */
    LONGER("●"),

    /** There was nothing. */
    NEVER("–");

    private final String sign;

    Recency(String sign) {
        this.sign = sign;
    }

    static Recency of(LocalDate day, LocalDate today) {
        if (day.isAfter(today.minusMonths(1))) {
            return MONTH;
        }
        if (day.isAfter(today.minusMonths(3))) {
            return QUARTER;
        }
        return day.isAfter(today.minusYears(1)) ? YEAR : LONGER;
    }

    /** What shows it to those who do not see its colour. */
    public String sign() {
        return sign;
    }

    /** As it is written in texts and in the style sheet: {@code quarter}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
