package org.hemicycle.notification.subscriber;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The areas that somebody can ask about, and whom a fact about an area concerns.
 *
 * <p>Codes are ISO 3166-1 alpha-2 for countries, {@code EU} for the institutions of the Union and {@code EUROPE} for
 * everything. A subscriber is reached by exactly the areas they chose; {@code EUROPE} stands for all of them, and
 * {@code EU} does not stand for its member states, because who follows Brussels rarely wants 27 capitals.
 */
public final class Areas {

    /** Whoever chose this area is told about all of them. */
    public static final String EVERYWHERE = "EUROPE";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Areas() {}

    /** Whether there is an area with this code. */
    public static boolean exists(String code) {
        return code.equals("EU") || code.equals(EVERYWHERE) || COUNTRIES.contains(code);
    }

    /** The choices by which a subscriber is concerned by facts about these areas. */
    public static List<String> reachedBy(Iterable<String> areas) {
        var reached = new TreeSet<String>();
        areas.forEach(reached::add);
        reached.add(EVERYWHERE);
        return List.copyOf(reached);
    }
}
