/**
 * Atom feeds (RFC 4287) of what was published.
 */
@NullMarked
package org.hemicycle.content.feed;

import org.jspecify.annotations.NullMarked;
