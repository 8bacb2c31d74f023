/**
 * JSON Feed 1.1 (jsonfeed.org), which feed readers take beside Atom.
 *
 * <p>It knows the names on the wire; what is in a feed is for whoever has something to tell.
 */
@NullMarked
package org.hemicycle.defaults.feed;

import org.jspecify.annotations.NullMarked;
