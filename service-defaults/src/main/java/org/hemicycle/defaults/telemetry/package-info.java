/**
 * The trace context that travels from the click to the mailbox, over HTTP and over Kafka.
 *
 * <p>Spring Boot and Micrometer do the work over HTTP; this package carries the context through documents and messages,
 * where hours may lie between cause and effect.
 */
@NullMarked
package org.hemicycle.defaults.telemetry;

import org.jspecify.annotations.NullMarked;
