/** Tests of what comes back. */
@NullMarked
package org.hemicycle.notification.bounce;

import org.jspecify.annotations.NullMarked;
