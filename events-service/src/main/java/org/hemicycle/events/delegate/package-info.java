/**
 * What a single person has to do with a visit: where they can be reached, what they need, what they are told, the page
 * that is theirs, and whether they looked at it.
 *
 * <p>It reads visits and their editions and hands what a person answers to the visit; addresses and needs are kept by the
 * package {@code contact}.
 */
@NullMarked
package org.hemicycle.events.delegate;

import org.jspecify.annotations.NullMarked;
