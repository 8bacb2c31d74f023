/**
 * A delegation's visit of several days and the meetings in it: the rules, the store and the API.
 *
 * <p>The visit decides what is allowed and says what happened; the desk finds what the decision needs and saves it
 * together with the messages it owes. Clashes across visits are found through the diary.
 */
@NullMarked
package org.hemicycle.events.visit;

import org.jspecify.annotations.NullMarked;
