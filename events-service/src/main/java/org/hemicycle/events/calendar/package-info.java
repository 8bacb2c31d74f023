/**
 * What was announced, as a calendar (RFC 5545, 7986) and as an Atom feed (RFC 4287).
 *
 * <p>Both show the public facts of visits and nothing else; both answer conditional requests, because their readers ask
 * often and little changes.
 */
@NullMarked
package org.hemicycle.events.calendar;

import org.jspecify.annotations.NullMarked;
