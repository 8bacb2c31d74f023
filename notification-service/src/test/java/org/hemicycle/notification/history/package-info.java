/** Tests of what is told about mails that were sent, and of what is left of somebody who was erased. */
@NullMarked
package org.hemicycle.notification.history;

import org.jspecify.annotations.NullMarked;
