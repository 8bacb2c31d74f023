package org.hemicycle.defaults.intake;

import java.time.Instant;

/**
 * A message as it arrived; it may arrive again with the same id.
 *
 * @param id CloudEvents {@code id}: the key by which its effect is made once
 * @param key the record key
 * @param time when it happened, at its sender
 * @param message what it says
 */
public record Received<M>(String id, String key, Instant time, M message) {}
