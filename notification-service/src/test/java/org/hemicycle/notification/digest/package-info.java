/** Tests of digests. */
@NullMarked
package org.hemicycle.notification.digest;

import org.jspecify.annotations.NullMarked;
