/**
 * Work that is looked for again and again because its time comes without a message.
 *
 * <p>It knows when to look and nothing of what is found; that two instances do not do the same work is for those who
 * find it to see to.
 */
@NullMarked
package org.hemicycle.defaults.round;

import org.jspecify.annotations.NullMarked;
