package org.hemicycle.defaults.wording;

import java.util.Locale;
import java.util.regex.Pattern;

/** The first day of a month, which French writes as an ordinal: no pattern of the JDK does. */
public final class FirstOfMonth {

    private static final Pattern DAY = Pattern.compile("(?<![\\d:])1(?= \\p{L}|$)");

    private FirstOfMonth() {}

    /** A date as the JDK wrote it in a language, as a reader of it expects it: {@code 1er mars 2027}. */
    public static String in(String date, Locale locale) {
        return locale.getLanguage().equals("fr") ? DAY.matcher(date).replaceFirst("1er") : date;
    }
}
