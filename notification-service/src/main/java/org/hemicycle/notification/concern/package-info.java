/**
 * What one person is to be told, asked of events-service at the moment of telling.
 *
 * <p>It knows how to ask: with a token of the service's own, within a time limit, once more when there was no answer,
 * and not for a while where answers keep missing. What comes back has an address in it and is kept nowhere; what to do
 * with it is left to {@code telling}.
 */
@NullMarked
package org.hemicycle.notification.concern;

import org.jspecify.annotations.NullMarked;
