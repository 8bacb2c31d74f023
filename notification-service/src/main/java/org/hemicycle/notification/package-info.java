/**
 * Whom we tell: subscribers and their consent, audiences, and the delivery of notices to mailboxes.
 *
 * <p>It learns what happened from the topics of the other services and asks none of them; its road is notice, chunk,
 * delivery. Packages stand side by side, each a noun of that road.
 */
@NullMarked
package org.hemicycle.notification;

import org.jspecify.annotations.NullMarked;
