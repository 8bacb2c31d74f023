package org.hemicycle.localstack.control;

import org.jspecify.annotations.Nullable;

/// What came of an order to scale.
///
/// @param before how many instances there were
/// @param after how many there are now
/// @param problem why it is not the number asked for, or null
public record Scaled(String deployable, int before, int after, double seconds, @Nullable String problem) {
}
