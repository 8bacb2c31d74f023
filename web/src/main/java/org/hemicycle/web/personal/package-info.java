/**
 * The page of somebody who takes part in a visit, opened by their own link and by nothing else: their programme, what
 * changed since they looked last, their answers, and what they need to know on the way.
 *
 * <p>The address is the key, so it is told to nobody: no referrer, no index, no store.
 */
@NullMarked
package org.hemicycle.web.personal;

import org.jspecify.annotations.NullMarked;
