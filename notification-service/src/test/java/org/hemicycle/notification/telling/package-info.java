/** Tests of what single people are told. */
@NullMarked
package org.hemicycle.notification.telling;

import org.jspecify.annotations.NullMarked;
