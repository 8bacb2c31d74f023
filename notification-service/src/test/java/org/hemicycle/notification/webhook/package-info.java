/** Tests of this package. */
@NullMarked
package org.hemicycle.notification.webhook;

import org.jspecify.annotations.NullMarked;
