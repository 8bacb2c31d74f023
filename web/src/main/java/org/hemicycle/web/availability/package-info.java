/**
 * Files of calendars on their way in: who is busy when, and when parliaments sit. A file is read, shown with what it
 * would change and what could not be read, and only then applied.
 */
@NullMarked
package org.hemicycle.web.availability;

import org.jspecify.annotations.NullMarked;
