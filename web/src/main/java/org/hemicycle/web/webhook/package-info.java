/**
 * The administrator's pages of webhooks: which programs are told what, what arrived there, and sending it again.
 *
 * <p>What a webhook may be is for notification-service to decide; a secret is shown on the page that answers its making
 * and on no other.
 */
@NullMarked
package org.hemicycle.web.webhook;

import org.jspecify.annotations.NullMarked;
