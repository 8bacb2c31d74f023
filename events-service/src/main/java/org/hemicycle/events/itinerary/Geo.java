package org.hemicycle.events.itinerary;

/**
 * A point on the earth in degrees (WGS 84).
 *
 * @param latitude north of the equator, from −90 to 90
 * @param longitude east of Greenwich, from −180 to 180
 */
public record Geo(double latitude, double longitude) {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    /**
     * Takes points on the earth only.
     *
     * @throws IllegalArgumentException when a degree is out of its range
     */
    public Geo {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("(%s, %s) is not on the earth".formatted(latitude, longitude));
        }
    }

    /** The great-circle distance in kilometres, by the haversine formula on a sphere; true to about half a per cent. */
    public double kilometresTo(Geo other) {
        double fromLatitude = Math.toRadians(latitude);
        double toLatitude = Math.toRadians(other.latitude);
        double north = Math.sin((toLatitude - fromLatitude) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double a = north * north + Math.cos(fromLatitude) * Math.cos(toLatitude) * east * east;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
