/**
 * What is owed to webhooks and what became of it: each notice is sent, signed, until it is taken or given up.
 *
 * <p>It plans one delivery per webhook, sends it by the schedule of Standard Webhooks, and keeps the log of attempts. The
 * work is shared by webhook: one instance at a time goes through what is due at one, so a slow receiver holds up itself
 * only. Who wants what it learns from {@code webhook}.
 */
@NullMarked
package org.hemicycle.notification.courier;

import org.jspecify.annotations.NullMarked;
