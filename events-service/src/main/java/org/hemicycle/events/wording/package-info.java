/**
 * The few words that calendars and documents need beside what staff write, in every language that the pages have.
 */
@NullMarked
package org.hemicycle.events.wording;

import org.jspecify.annotations.NullMarked;
