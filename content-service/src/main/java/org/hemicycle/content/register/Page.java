package org.hemicycle.content.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list as it is answered.
 *
 * @param items the records
 * @param next the value for the parameter {@code cursor} that gives the next part; absent at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {}
