/**
 * People who asked to be told: their address, their choices, and the proof of their consent.
 *
 * <p>It owns sign-up, confirmation, preferences, withdrawal and erasure, and is the only package that knows an e-mail
 * address; others get it for one recipient at the moment of sending. What is sent, and when, it leaves to others.
 */
@NullMarked
package org.hemicycle.notification.subscriber;

import org.jspecify.annotations.NullMarked;
