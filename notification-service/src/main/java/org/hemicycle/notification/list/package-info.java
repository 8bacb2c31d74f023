/** How long lists are read page by page: what a caller passes back to go on where the page before ended. */
@NullMarked
package org.hemicycle.notification.list;

import org.jspecify.annotations.NullMarked;
