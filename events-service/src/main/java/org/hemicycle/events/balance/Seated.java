package org.hemicycle.events.balance;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is counted.
 *
 * @param groupId the group or party they sit in, where it is known
 * @param houseId the chamber they sit in, where it is known
 */
public record Seated(@Nullable String groupId, @Nullable String houseId) {}
