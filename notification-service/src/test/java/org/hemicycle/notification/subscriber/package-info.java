/** Tests of subscribers, and crowds of them for the tests of others. */
@NullMarked
package org.hemicycle.notification.subscriber;

import org.jspecify.annotations.NullMarked;
