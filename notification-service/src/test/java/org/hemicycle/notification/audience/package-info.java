/** Tests of audiences. */
@NullMarked
package org.hemicycle.notification.audience;

import org.jspecify.annotations.NullMarked;
