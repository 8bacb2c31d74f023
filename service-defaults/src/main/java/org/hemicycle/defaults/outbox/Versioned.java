package org.hemicycle.defaults.outbox;

/**
 * An aggregate's state as it was read or saved.
 *
 * @param id its id
 * @param version how often it was saved, counted from 1; also its HTTP entity tag
 * @param state what it is
 */
public record Versioned<S>(String id, long version, S state) {}
