package org.hemicycle.events.availability;

import static java.util.Map.entry;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Time zones by the names that calendars really use: IANA, with a vendor's prefix, Windows, or a list of cities. */
public final class ZoneNames {

    private static final Map<String, String> IANA = ZoneId.getAvailableZoneIds().stream()
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name, (one, other) -> one));

    /** European cities by name, for Windows' "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris". */
    private static final Map<String, String> CITIES = ZoneId.getAvailableZoneIds().stream()
            .filter(name -> name.startsWith("Europe/"))
            .collect(Collectors.toMap(name -> name.substring("Europe/".length()).toLowerCase(Locale.ROOT), name -> name, (one, other) -> one));

    /** Windows' names and the zone that each stands for by default (Unicode CLDR, windowsZones, territory 001). */
    private static final Map<String, String> WINDOWS = Map.ofEntries(
            entry("utc", "UTC"),
            entry("gmt standard time", "Europe/London"),
            entry("greenwich standard time", "Atlantic/Reykjavik"),
            entry("w. europe standard time", "Europe/Berlin"),
            entry("central europe standard time", "Europe/Budapest"),
            entry("romance standard time", "Europe/Paris"),
            entry("central european standard time", "Europe/Warsaw"),
            entry("w. central africa standard time", "Africa/Lagos"),
            entry("gtb standard time", "Europe/Bucharest"),
            entry("e. europe standard time", "Europe/Chisinau"),
            entry("fle standard time", "Europe/Kiev"),
            entry("turkey standard time", "Europe/Istanbul"),
            entry("kaliningrad standard time", "Europe/Kaliningrad"),
            entry("belarus standard time", "Europe/Minsk"),
            entry("russian standard time", "Europe/Moscow"),
            entry("georgian standard time", "Asia/Tbilisi"),
            entry("caucasus standard time", "Asia/Yerevan"),
            entry("azores standard time", "Atlantic/Azores"),
            entry("morocco standard time", "Africa/Casablanca"),
            entry("egypt standard time", "Africa/Cairo"),
            entry("israel standard time", "Asia/Jerusalem"),
            entry("west bank standard time", "Asia/Hebron"),
            entry("jordan standard time", "Asia/Amman"),
            entry("middle east standard time", "Asia/Beirut"),
            entry("eastern standard time", "America/New_York"),
            entry("us eastern standard time", "America/Indianapolis"),
            entry("central standard time", "America/Chicago"),
            entry("mountain standard time", "America/Denver"),
            entry("pacific standard time", "America/Los_Angeles"));

    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)?([+-])(\\d{1,2}):?(\\d{2})?");

    private ZoneNames() {}

    /** The zone that a name means, if it means one. */
    public static Optional<ZoneId> find(String name) {
        String asked = unquoted(name);
        String lower = asked.toLowerCase(Locale.ROOT);
        String known = IANA.containsKey(lower) ? IANA.get(lower) : WINDOWS.get(lower);
        if (known != null) {
            return Optional.of(ZoneId.of(known));
        }
        // "/freeassociation.sourceforge.net/Tzfile/Europe/Brussels", "/mozilla.org/20050126_1/Europe/Paris"
        String[] steps = asked.split("/");
        for (int from = 1; from < steps.length && from <= 6; from++) {
            String tail = String.join("/", java.util.Arrays.copyOfRange(steps, from, steps.length)).toLowerCase(Locale.ROOT);
            String found = tail.contains("/") ? IANA.get(tail) : null;
            if (found != null) {
                return Optional.of(ZoneId.of(found));
            }
        }
        var offset = OFFSET.matcher(asked);
        if (offset.matches()) {
            int hours = Integer.parseInt(offset.group(2));
            int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            if (hours <= 14 && minutes < 60) {
                return Optional.of(ZoneId.of("%s%02d:%02d".formatted(offset.group(1), hours, minutes)));
            }
        }
        return byCity(lower);
    }

    private static Optional<ZoneId> byCity(String name) {
        int bracket = name.indexOf(')');
        if (!name.startsWith("(") || bracket < 0) {
            return Optional.empty();
        }
        for (String city : name.substring(bracket + 1).split(",")) {
            String found = CITIES.get(city.strip().replace(' ', '_'));
            if (found != null) {
                return Optional.of(ZoneId.of(found));
            }
        }
        return Optional.empty();
    }

    private static String unquoted(String name) {
        String stripped = name.strip();
        return stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
                ? stripped.substring(1, stripped.length() - 1).strip() : stripped;
    }
}
