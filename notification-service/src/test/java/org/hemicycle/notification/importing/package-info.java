/** Tests of files of subscribers. */
@NullMarked
package org.hemicycle.notification.importing;

import org.jspecify.annotations.NullMarked;
