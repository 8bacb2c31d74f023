/**
 * Links that stand in mails: signed, bound to one purpose and one subscriber, and readable without a database.
 *
 * <p>It knows keys and tokens and nothing of subscribers; whether the link is still the current one of its subscriber
 * is for the one who reads it to say.
 */
@NullMarked
package org.hemicycle.notification.link;

import org.jspecify.annotations.NullMarked;
