package org.hemicycle.web.document;

/**
 * A document that can be taken.
 *
 * @param kind what it is, such as {@code day-sheet}
 * @param about what it is about where there are several of a kind, else empty
 * @param query what the address says of that, beginning with an ampersand, else empty
 */
public record Paper(String kind, String about, String query) {}
