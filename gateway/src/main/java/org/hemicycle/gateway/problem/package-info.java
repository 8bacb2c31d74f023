/**
 * Everything the gateway refuses, by name, and how a refusal is told: {@code application/problem+json} (RFC 9457) to
 * programs, a small page in the reader's language to browsers. {@link Refusal} lists them all.
 */
@NullMarked
package org.hemicycle.gateway.problem;

import org.jspecify.annotations.NullMarked;
