/** Tests of the road from a message to mailboxes. */
@NullMarked
package org.hemicycle.notification.delivery;

import org.jspecify.annotations.NullMarked;
