/**
 * Whom staff can write to: it reads what they name, refuses what does not exist, and counts how many it is.
 *
 * <p>It offers the {@code Readership} of a bulletin. Who that is at the moment of sending is asked of
 * {@code subscriber}, where it is joined with what everybody agreed to; nothing here keeps a list.
 */
@NullMarked
package org.hemicycle.notification.audience;

import org.jspecify.annotations.NullMarked;
