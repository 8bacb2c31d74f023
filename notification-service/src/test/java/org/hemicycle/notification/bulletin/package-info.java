/** Tests of bulletins. */
@NullMarked
package org.hemicycle.notification.bulletin;

import org.jspecify.annotations.NullMarked;
