package org.hemicycle.events.visit;

/** The status of a meeting as iCalendar names it (RFC 5545 §3.8.1.11). */
public enum MeetingStatus {
    TENTATIVE,
    CONFIRMED,
    CANCELLED
}
