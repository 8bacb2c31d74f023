/**
 * Refusals keep their name all the way: in the code, in the log, in the problem document (RFC 9457) and on the page.
 *
 * <p>A service lists its refusals in an enum that implements {@link org.hemicycle.defaults.refusal.RefusalKind}; this
 * package turns them, and what the framework refuses, into {@code application/problem+json}, and serves the list.
 */
@NullMarked
package org.hemicycle.defaults.refusal;

import org.jspecify.annotations.NullMarked;
