/**
 * Addresses that open without signing in: the calendar of a member of staff, and the page and calendar of anybody who
 * takes part in a visit. Staff hand them out and take them back here.
 *
 * <p>Whoever has such an address has what it leads to, so a page that shows one is kept by nobody on its way.
 */
@NullMarked
package org.hemicycle.web.feed;

import org.jspecify.annotations.NullMarked;
