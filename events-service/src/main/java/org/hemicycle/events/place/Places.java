package org.hemicycle.events.place;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.events.fact.FactFile;
import org.hemicycle.events.fact.FactRecord;
import org.hemicycle.events.fact.Provenance;
import org.hemicycle.events.fact.Trust;
import org.hemicycle.events.itinerary.Geo;
import org.hemicycle.events.itinerary.Hours;
import org.hemicycle.events.itinerary.Leg;
import org.hemicycle.events.itinerary.Plan;
import org.hemicycle.events.itinerary.Timetable.Journey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of buildings beyond the directory, from {@code places.yaml}. */
@Component
public class Places {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})");
    /** The days of the week as opening hours name them. */
    static final Map<String, DayOfWeek> DAYS = Map.of(
            "mon", DayOfWeek.MONDAY, "tue", DayOfWeek.TUESDAY, "wed", DayOfWeek.WEDNESDAY, "thu", DayOfWeek.THURSDAY,
            "fri", DayOfWeek.FRIDAY, "sat", DayOfWeek.SATURDAY, "sun", DayOfWeek.SUNDAY);

    /**
     * What is known of one building.
     *
     * @param building its id in the directory
     * @param city the city
     * @param region the part of its country whose holidays count, as the holiday calendars name it, if there is one
     * @param quarter the part of the city within which everybody walks, if known
     * @param geo where it lies
     * @param hours when visitors are let in, if known
     * @param security how long the queue at the entrance takes, if known
     * @param provenance where that comes from
     */
    record Known(
            String building,
            String city,
            @Nullable String region,
            @Nullable String quarter,
            Geo geo,
            @Nullable Hours hours,
            @Nullable Duration security,
            Provenance provenance) {}

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final List<Journey> journeys = new ArrayList<>();
    private final Set<String> cities = new HashSet<>();

    Places() {
        this("places.yaml");
    }

    Places(String resource) {
        FactFile file = FactFile.read(resource);
        for (FactRecord record : file.records("places")) {
            Known place = place(record);
            record.done();
            known.put(place.building(), place);
            cities.add(place.city());
        }
        for (FactRecord record : file.records("journeys")) {
            Journey journey = journey(record);
            record.done();
            journeys.add(journey);
        }
    }

    /** A building as the rules see it; where nothing is known beyond the directory, its way to others will be a guess. */
    public Plan.Place of(BuildingFacts building) {
        Known place = known.get(building.id());
        return new Plan.Place(
                building.id(), building.name().in("en"), building.areaId(),
                place == null ? null : place.city(), place == null ? null : place.quarter(), place == null ? null : place.geo(),
                ZoneId.of(building.timeZone()), building.organizationId(),
                place == null ? null : place.hours(), place == null ? null : place.security());
    }

    /** The buildings whose hours were known at the start. */
    List<Known> opened() {
        return known.values().stream().filter(place -> place.hours() != null).toList();
    }

    /** The part of its country whose holidays a building keeps, if it is known. */
    public @Nullable String region(String building) {
        Known place = known.get(building);
        return place == null ? null : place.region();
    }

    /** Whether a text names a city that a building lies in. */
    boolean knowsCity(String name) {
        return cities.contains(name);
    }

    /** The journeys that were known at the start. */
    List<Journey> journeys() {
        return List.copyOf(journeys);
    }

    private static Known place(FactRecord record) {
        Double latitude = record.decimalOrNull("latitude");
        Double longitude = record.decimalOrNull("longitude");
        if (latitude == null || longitude == null) {
            throw record.wrong("latitude", "and longitude are needed");
        }
        Integer security = record.numberOrNull("securityMinutes");
        Provenance provenance = record.provenance();
        boolean certain = !record.flag("hoursUnconfirmed") && provenance.confidence() != Trust.VERIFY;
        return new Known(record.text("id"), record.text("city"), record.textOrNull("region"), record.textOrNull("quarter"),
                new Geo(latitude, longitude), hours(record, certain), security == null ? null : Duration.ofMinutes(security), provenance);
    }

    private static @Nullable Hours hours(FactRecord record, boolean certain) {
        Map<String, String> byDay = record.textsByKey("hours");
        if (byDay.isEmpty()) {
            return null;
        }
        var hours = new EnumMap<DayOfWeek, List<Hours.Range>>(DayOfWeek.class);
        byDay.forEach((day, ranges) -> {
            DayOfWeek weekday = DAYS.get(day);
            if (weekday == null) {
                throw record.wrong("hours", "has no day '" + day + "'");
            }
            var open = new ArrayList<Hours.Range>();
            for (String range : ranges.split(",")) {
                Matcher times = RANGE.matcher(range.strip());
                if (!times.matches()) {
                    throw record.wrong("hours", "'" + range + "' is not a range like 09:00-18:30");
                }
                open.add(new Hours.Range(minute(times.group(1), times.group(2)), minute(times.group(3), times.group(4))));
            }
            hours.put(weekday, List.copyOf(open));
        });
        return new Hours(Map.copyOf(hours), certain);
    }

    /** The minute of the day that two texts of digits name. */
    static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    private static Journey journey(FactRecord record) {
        Integer minutes = record.numberOrNull("minutes");
        Leg.Mode mode = record.oneOfOrNull("mode", Leg.Mode.class);
        if (minutes == null || minutes <= 0 || mode == null) {
            throw record.wrong("minutes", "and mode are needed");
        }
        return new Journey(record.text("from"), record.text("to"), mode, minutes, record.provenance().confidence() == Trust.ESTIMATE);
    }
}
