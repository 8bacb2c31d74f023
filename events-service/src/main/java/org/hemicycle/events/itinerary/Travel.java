package org.hemicycle.events.itinerary;

import org.hemicycle.events.itinerary.Leg.Basis;
import org.hemicycle.events.itinerary.Leg.Mode;
import org.hemicycle.events.itinerary.Plan.Place;
import org.jspecify.annotations.Nullable;

/**
 * How long the way between two buildings takes.
 *
 * <p>What somebody looked up counts first, for the two buildings and then for their cities. Otherwise it is worked out:
 * within a quarter everybody walks; within a city it is the great-circle distance, longer by the corners of streets, at
 * the pace of whatever is fastest; between cities a train, or a plane where a train would take the day.
 */
public final class Travel {

    /** Streets are longer than the straight line between their ends. */
    private static final double DETOUR = 1.3;
    private static final double WALK_KM_PER_HOUR = 4.5;
    private static final double LONGEST_WALK_KM = 2.0;
    private static final double TAXI_KM_PER_HOUR = 20;
    private static final int TAXI_CALLED = 8;
    private static final double TRANSIT_KM_PER_HOUR = 25;
    private static final int TRANSIT_WAITED = 12;
    private static final double TRAIN_KM_PER_HOUR = 130;
    private static final int TO_AND_FROM_STATIONS = 60;
    private static final double LONGEST_TRAIN_KM = 900;
    private static final double PLANE_KM_PER_HOUR = 700;
    private static final int TO_AND_THROUGH_AIRPORTS = 210;
    private static final int WITHIN_A_QUARTER = 10;
    private static final int SOMEWHERE_IN_THE_CITY = 30;
    private static final int SOMEWHERE_IN_THE_COUNTRY = 180;
    private static final int SOMEWHERE_ABROAD = 300;

    private final Timetable timetable;
    private final DaySettings settings;

    /** The ways by what was looked up, and by settings for what the places do not say. */
    public Travel(Timetable timetable, DaySettings settings) {
        this.timetable = timetable;
        this.settings = settings;
    }

    /** The way from one building into another; within a building it takes nothing but the way between rooms. */
    public Leg between(Place from, Place to) {
        if (from.id().equals(to.id())) {
            return new Leg(from.id(), to.id(), Mode.SAME_BUILDING, (int) settings.betweenRooms().toMinutes(), 0, Basis.LOOKED_UP);
        }
        int security = (int) (to.security() == null ? settings.security() : to.security()).toMinutes();
        Timetable.Journey journey = lookedUp(from, to);
        if (journey != null) {
            return new Leg(from.id(), to.id(), journey.mode(), journey.minutes(), security,
                    journey.estimate() ? Basis.ESTIMATE : Basis.LOOKED_UP);
        }
        return workedOut(from, to, security);
    }

    private Timetable.@Nullable Journey lookedUp(Place from, Place to) {
        Timetable.Journey journey = timetable.between(from.id(), to.id());
        return journey != null || from.city() == null || to.city() == null || from.city().equals(to.city())
                ? journey
                : timetable.between(from.city(), to.city());
    }

    private static Leg workedOut(Place from, Place to, int security) {
        boolean sameCity = from.city() != null && from.city().equals(to.city()) && from.country().equals(to.country());
        if (sameCity && from.quarter() != null && from.quarter().equals(to.quarter())) {
            int minutes = from.geo() == null || to.geo() == null ? WITHIN_A_QUARTER : walk(from.geo().kilometresTo(to.geo()));
            return new Leg(from.id(), to.id(), Mode.WALK, minutes, security, Basis.ESTIMATE);
        }
        if (from.geo() == null || to.geo() == null) {
            int guess = sameCity ? SOMEWHERE_IN_THE_CITY : from.country().equals(to.country()) ? SOMEWHERE_IN_THE_COUNTRY : SOMEWHERE_ABROAD;
            return new Leg(from.id(), to.id(), sameCity ? Mode.TAXI : Mode.TRAIN, guess, security, Basis.GUESS);
        }
        double kilometres = from.geo().kilometresTo(to.geo());
        return sameCity ? withinACity(from, to, kilometres, security) : betweenCities(from, to, kilometres, security);
    }

    private static Leg withinACity(Place from, Place to, double kilometres, int security) {
        int walk = walk(kilometres);
        int taxi = TAXI_CALLED + minutes(kilometres * DETOUR, TAXI_KM_PER_HOUR);
        int transit = TRANSIT_WAITED + minutes(kilometres * DETOUR, TRANSIT_KM_PER_HOUR);
        if (kilometres <= LONGEST_WALK_KM && walk <= taxi) {
            return new Leg(from.id(), to.id(), Mode.WALK, walk, security, Basis.ESTIMATE);
        }
        return taxi <= transit
                ? new Leg(from.id(), to.id(), Mode.TAXI, taxi, security, Basis.ESTIMATE)
                : new Leg(from.id(), to.id(), Mode.TRANSIT, transit, security, Basis.ESTIMATE);
    }

    private static Leg betweenCities(Place from, Place to, double kilometres, int security) {
        return kilometres <= LONGEST_TRAIN_KM
                ? new Leg(from.id(), to.id(), Mode.TRAIN, TO_AND_FROM_STATIONS + minutes(kilometres * DETOUR, TRAIN_KM_PER_HOUR), security, Basis.ESTIMATE)
                : new Leg(from.id(), to.id(), Mode.PLANE, TO_AND_THROUGH_AIRPORTS + minutes(kilometres, PLANE_KM_PER_HOUR), security, Basis.ESTIMATE);
    }

    private static int walk(double kilometres) {
        return Math.max(2, minutes(kilometres * DETOUR, WALK_KM_PER_HOUR));
    }

    private static int minutes(double kilometres, double kilometresPerHour) {
        return (int) Math.ceil(kilometres / kilometresPerHour * 60);
    }
}
