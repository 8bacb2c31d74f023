package org.hemicycle.events.programme;

/** The status of a meeting as iCalendar names it (RFC 5545 §3.8.1.11). */
public enum MeetingStatus {
    TENTATIVE,
    CONFIRMED,
    CANCELLED
}
