/**
 * Records of the public directory, each kind in a register of its own: found by id, read in pages, saved with the
 * message that tells other services of it.
 */
@NullMarked
package org.hemicycle.content.register;

import org.jspecify.annotations.NullMarked;
