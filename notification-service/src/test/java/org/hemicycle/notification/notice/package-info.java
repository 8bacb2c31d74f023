/** Tests of this package. */
@NullMarked
package org.hemicycle.notification.notice;

import org.jspecify.annotations.NullMarked;
