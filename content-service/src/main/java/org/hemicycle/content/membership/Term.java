package org.hemicycle.content.membership;

import java.time.LocalDate;
import org.hemicycle.content.date.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * From when until when something lasts, as precisely as a source says it. The day of the end is the last one.
 *
 * <p>Without a start it has lasted since before anybody asked, and without an end it lasts, as in Popolo; unless
 * {@code asOf} names the day on which the source knew of it, which then says nothing of any day before the start or after
 * that day.
 *
 * @param start the day, month or year it began
 * @param end the day, month or year it ended
 * @param asOf the day on which the source says that it lasted
 */
public record Term(@Nullable String start, @Nullable String end, @Nullable LocalDate asOf) {

    /** What a term says of a day. */
    public enum Lasting {

        /** It did not last that day. */
        NO,

        /** It may have lasted that day: nobody has said. */
        POSSIBLY,

        /** It lasted that day. */
        YES
    }

    /** From a day to a day, both of them in it. */
    record Days(LocalDate first, LocalDate last) {}

    /**
     * Holds the dates to their form and order.
     *
     * @throws IllegalArgumentException when one is no date, the end certainly lies before the start, or the day on which it
     *     was known lies outside
     */
    public Term {
        LocalDate first = start == null ? LocalDate.MIN : new PartialDate(start).start();
        LocalDate last = end == null ? LocalDate.MAX : new PartialDate(end).end();
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("it ends (" + end + ") before it starts (" + start + ")");
        }
        if (asOf != null && (asOf.isBefore(first) || asOf.isAfter(last))) {
            throw new IllegalArgumentException("the day on which it is known (" + asOf + ") lies outside of it");
        }
    }

    /** What it says of a day. */
    public Lasting on(LocalDate day) {
        if (day.isBefore(first()) || day.isAfter(last())) {
            return Lasting.NO;
        }
        Days known = known();
        boolean within = known != null && !day.isBefore(known.first()) && !day.isAfter(known.last());
        return within ? Lasting.YES : Lasting.POSSIBLY;
    }

    /** The first day on which it can have lasted. */
    LocalDate first() {
        return start == null ? LocalDate.MIN : new PartialDate(start).start();
    }

    /** The last day on which it can have lasted. */
    LocalDate last() {
        return end == null ? LocalDate.MAX : new PartialDate(end).end();
    }

    /** The days on which it certainly lasted; none where a start and an end are too vague to tell. */
    @Nullable Days known() {
        LocalDate from = start == null ? LocalDate.MIN : new PartialDate(start).end();
        LocalDate until = end == null ? LocalDate.MAX : new PartialDate(end).start();
        if (asOf == null) {
            return from.isAfter(until) ? null : new Days(from, until);
        }
        // Known on one day, it is known from there to each end that is known.
        return new Days(
                start == null || from.isAfter(asOf) ? asOf : from,
                end == null || until.isBefore(asOf) ? asOf : until);
    }

    /** How far back its last known day lies, for putting those known last first. */
    LocalDate lastKnown() {
        Days known = known();
        return known == null ? first() : known.last();
    }
}
