package org.hemicycle.events.guest;

/**
 * Whom a guest sends in their place.
 *
 * @param personId an id of ours
 * @param name the name they go by
 */
public record Aide(String personId, String name) {}
