package org.hemicycle.contracts;

/**
 * A public person as others name them.
 *
 * @param id the person's id in the directory
 * @param name the name they go by
 */
public record PersonReference(String id, String name) {}
