/**
 * Where people can be reached and what they need, encrypted, apart from everything else that is known of them.
 *
 * <p>Nothing here enters a visit, a message, a list or a log: an address leaves at the moment of writing to somebody, a
 * need when a member of staff who may know it asks, and needs are erased on their own date. Whom a key stands for is left
 * to whoever stores under it.
 */
@NullMarked
package org.hemicycle.events.contact;

import org.jspecify.annotations.NullMarked;
