package org.hemicycle.events.briefing;

/**
 * When and where a briefing was held to be from a version on, so that whoever was told an earlier one is told the
 * difference.
 *
 * @param version the version of the briefing that first said so
 * @param session when and where
 */
public record Placing(long version, Session session) {}
