package org.hemicycle.events.calendar;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event as a calendar shows it (RFC 5545 §3.6.1).
 *
 * @param uid what it is called through every change, without the host
 * @param sequence its SEQUENCE, which rises when start, end, place or status changes
 * @param lastModified when what it says was last changed
 * @param time its hours or its days
 * @param status TENTATIVE, CONFIRMED or CANCELLED
 * @param summary what it is
 * @param location where it is, where that is known
 * @param description more about it, or empty
 * @param page a page about it, where there is one
 * @param category a word for its kind
 * @param discreet whether others who see the calendar should not see it (CLASS:PRIVATE)
 * @param alarm how long before its start it reminds, and with which words
 * @param attendee who is asked to come, in an invitation only
 */
record CalendarEvent(
        String uid,
        int sequence,
        Instant lastModified,
        Time time,
        String status,
        String summary,
        @Nullable String location,
        String description,
        @Nullable URI page,
        String category,
        boolean discreet,
        @Nullable Alarm alarm,
        @Nullable Attendee attendee) {

    /** When an event is. */
    sealed interface Time {}

    /** Hours on the clock of a place, by its IANA zone. */
    record Hours(Instant start, Instant end, String zone) implements Time {}

    /** Whole days, the last included; they keep nobody busy. */
    record Days(LocalDate first, LocalDate last) implements Time {}

    /** A reminder. */
    record Alarm(Period before, String text) {}

    /**
     * Who is asked to come (RFC 5545 §3.8.4.1).
     *
     * @param role ROLE, such as {@code REQ-PARTICIPANT}
     * @param partstat PARTSTAT, such as {@code NEEDS-ACTION}
     */
    record Attendee(String name, String email, String role, String partstat) {}

    boolean cancelled() {
        return status.equals("CANCELLED");
    }

    /** Lines of a description, without those that say nothing. */
    static String lines(List<String> lines) {
        return String.join("\n", lines.stream().filter(line -> !line.isBlank()).toList());
    }
}
