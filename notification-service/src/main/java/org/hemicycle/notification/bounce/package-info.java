/**
 * What comes back: mails that a mailbox did not take, and complaints of those who did not want them.
 *
 * <p>It knows the return path that each mail leaves with, reads the reports that arrive there, and keeps the list of
 * addresses that nothing is sent to, as keyed hashes. Whoever sends asks that list; probes it leaves to whoever delivers mails.
 */
@NullMarked
package org.hemicycle.notification.bounce;

import org.jspecify.annotations.NullMarked;
