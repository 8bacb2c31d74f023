package org.hemicycle.events.itinerary;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every rule of a programme with its severity and what it asks; {@code docs/rules.md} shows the same table. */
public enum Rule {
    PERSON_IN_TWO_PLACES(Severity.HARD, "start", "Nobody is in two places at the same time, whichever visit or briefing asks for them."),
    INTERPRETER_IN_TWO_PLACES(Severity.HARD, "interpreters", "No interpreter works at two places at the same time."),
    ROOM_IN_TWO_PLACES(Severity.HARD, "room", "No room holds two meetings at the same time."),
    TRAVEL_IMPOSSIBLE(Severity.HARD, "start", "Between two meetings there is time for the way and for the queue at the entrance."),
    OUTSIDE_OPENING_HOURS(Severity.HARD, "start", "A meeting lies within the opening hours of its building; hours that nobody confirmed weigh less."),
    OUTSIDE_OFFERED_SLOTS(Severity.HARD, "start", "A meeting lies within a slot that was offered for it, where slots were offered."),
    OUTSIDE_ARRIVAL_AND_DEPARTURE(Severity.HARD, "start", "A delegate is expected only between arrival and departure."),
    PERSON_UNAVAILABLE(Severity.HARD, "start", "Nobody is expected at a time for which they said that they cannot come."),
    DAY_TOO_LONG(Severity.HARD, "start", "A delegate's day from its first to its last item is not longer than the office allows."),
    REST_TOO_SHORT(Severity.HARD, "start", "Between two days a delegate has the rest that the office asks for."),
    NO_MEAL_WINDOW(Severity.HARD, "start", "A delegate finds time for a midday meal, or the programme has one."),
    INTERPRETER_TEAM_TOO_SMALL(Severity.HARD, "interpreters", "There are as many interpreters as the length and kind of the interpretation needs."),
    INTERPRETER_LANGUAGES_MISSING(Severity.HARD, "interpreters", "The interpreters together speak every language that is heard or spoken; where nobody said what one of them speaks, it weighs less."),
    ACCESS_DEADLINE_MISSED(Severity.HARD, "building", "Nobody is expected in a building whose deadline for registering them has passed without it."),
    BADGE_QUOTA_EXCEEDED(Severity.HARD, "delegates", "No organisation sends more people into a building in one day than the building admits; a quota that nobody confirmed weighs less."),
    PINNED_ITEM_MOVED(Severity.HARD, "pinned", "An item that is pinned stays where the published programme has it."),
    MUST_HAVE_NOT_PLACED(Severity.MEDIUM, "start", "Every meeting that must take place has its time and its building."),
    ASK_NOT_COVERED(Severity.MEDIUM, null, "Every ask of the visit is raised in at least one meeting."),
    PUBLIC_HOLIDAY(Severity.MEDIUM, "start", "No meeting is held on a public holiday of the country."),
    RECESS(Severity.MEDIUM, "start", "No meeting is held in a house that is in recess, where its calendar is known."),
    NOT_A_SITTING_WEEK(Severity.SOFT, "start", "A meeting is held in a week in which the house sits, where its calendar is known."),
    OUTSIDE_PREFERRED_HOURS(Severity.SOFT, "start", "Nothing but a meal or a journey lies very early or very late."),
    TOO_MANY_CITY_CHANGES(Severity.SOFT, null, "Nobody returns to a city that they have left during the visit."),
    UNEVEN_LOAD(Severity.SOFT, "delegates", "The meetings are shared fairly among the delegates."),
    PLACE_UNKNOWN(Severity.SOFT, "building", "It is known where each building lies; otherwise the way to it is a guess.");

    private final Severity severity;
    private final @Nullable String field;
    private final String sentence;

    Rule(Severity severity, @Nullable String field, String sentence) {
        this.severity = severity;
        this.field = field;
        this.sentence = sentence;
    }

    /** The name of the rule as it stands in addresses and answers: {@code travel-impossible}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How much it usually matters. */
    public Severity severity() {
        return severity;
    }

    /** The field of a meeting that usually mends it, if there is one. */
    public @Nullable String field() {
        return field;
    }

    /** What it asks, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** Whether somebody may decide to let it be broken; nobody can decide to be in two places. */
    public boolean canBeWaived() {
        return this != PERSON_IN_TWO_PLACES && this != INTERPRETER_IN_TWO_PLACES && this != ROOM_IN_TWO_PLACES;
    }
}
