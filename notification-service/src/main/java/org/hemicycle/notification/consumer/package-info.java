/**
 * Who reads which partition of which topic, and how far behind: what the status page shows and scaling is decided by.
 *
 * <p>It asks the broker and keeps nothing.
 */
@NullMarked
package org.hemicycle.notification.consumer;

import org.jspecify.annotations.NullMarked;
