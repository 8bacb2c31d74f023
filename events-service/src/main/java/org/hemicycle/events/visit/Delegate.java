package org.hemicycle.events.visit;

import java.util.List;

/**
 * Somebody who travels with the delegation; not a public person.
 *
 * @param id unique within the visit
 * @param name the name they go by
 * @param role head, delegate, staff, interpreter, security or press
 * @param languages BCP 47 tags of the languages they speak
 */
public record Delegate(String id, String name, String role, List<String> languages) {}
