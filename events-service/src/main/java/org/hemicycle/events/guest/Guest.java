package org.hemicycle.events.guest;

import org.jspecify.annotations.Nullable;

/**
 * Somebody on a guest list; how they can be reached is kept elsewhere.
 *
 * @param personId their id: that of the directory for a public person, one of ours for anybody else
 * @param name the name they go by
 * @param groupId the group or party that they sit in, where they sit in one
 * @param houseId the chamber that they sit in, where they sit in one
 */
public record Guest(String personId, String name, @Nullable String groupId, @Nullable String houseId) {}
