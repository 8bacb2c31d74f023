/**
 * Aggregates saved in one document write together with the messages they owe, and the relay that pays the debt.
 *
 * <p>It offers {@link org.hemicycle.defaults.outbox.Aggregates} to stores and knows nothing of what the state or the
 * messages mean. How a message reaches the broker is left to {@link org.hemicycle.defaults.outbox.Sender}.
 */
@NullMarked
package org.hemicycle.defaults.outbox;

import org.jspecify.annotations.NullMarked;
