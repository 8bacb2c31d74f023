package org.hemicycle.events.itinerary;

/**
 * The way from one building to another.
 *
 * @param from the id of the building that is left
 * @param to the id of the building that is entered
 * @param mode how
 * @param minutes how long the way takes
 * @param security how many minutes the queue at the entrance takes; none within a building
 * @param basis how that is known
 */
public record Leg(String from, String to, Mode mode, int minutes, int security, Basis basis) {

    /** How somebody gets from one building to another. */
    public enum Mode {
        SAME_BUILDING,
        WALK,
        TRANSIT,
        TAXI,
        TRAIN,
        PLANE
    }

    /** How well the minutes are known. */
    public enum Basis {
        /** Somebody looked it up, or there is no way to go. */
        LOOKED_UP,
        /** It is worked out from the distance, or noted as not looked up yet. */
        ESTIMATE,
        /** Nobody knows where one of the buildings lies. */
        GUESS
    }

    /** Whether nobody has looked it up. */
    public boolean estimate() {
        return basis != Basis.LOOKED_UP;
    }

    /** Minutes from the end of one meeting to the start of the next that are needed at least. */
    public int total() {
        return minutes + security;
    }
}
