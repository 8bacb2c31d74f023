/**
 * Streams of versions for whoever has something open: that it was changed, never what.
 *
 * <p>It knows no kind of thing: each kind says which versions are stored, and decides who may listen.
 */
@NullMarked
package org.hemicycle.events.live;

import org.jspecify.annotations.NullMarked;
