/**
 * Keeps personal text unreadable at rest.
 *
 * <p>It encrypts and decrypts; which text is personal, who may read it and when it is erased is left to the service.
 */
@NullMarked
package org.hemicycle.defaults.seal;

import org.jspecify.annotations.NullMarked;
