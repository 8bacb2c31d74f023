package org.hemicycle.events.place;

import org.hemicycle.defaults.refusal.RefusalKind;

/** Every way in which a question about places, or a journey that was looked up, can be refused. */
public enum PlaceRefusal implements RefusalKind {
    PLACE_UNKNOWN(404, "There is no such city or building."),
    JOURNEY_TO_ITSELF(422, "A journey leads from one place to another."),
    HOURS_WRONG(422, "The opening hours name a day or a range that is none, or two that overlap."),
    HOURS_CHECKED_IN_THE_FUTURE(422, "The day on which somebody looked lies ahead.");

    private final int status;
    private final String sentence;

    PlaceRefusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
