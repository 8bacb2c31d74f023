/**
 * Published pieces, and the desk at which an editor adds one.
 *
 * <p>What a piece must have is decided by content-service; here is only how it is shown and typed.
 */
@NullMarked
package org.hemicycle.web.article;

import org.jspecify.annotations.NullMarked;
