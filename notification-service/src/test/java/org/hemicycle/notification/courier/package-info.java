/** Tests of this package. */
@NullMarked
package org.hemicycle.notification.courier;

import org.jspecify.annotations.NullMarked;
