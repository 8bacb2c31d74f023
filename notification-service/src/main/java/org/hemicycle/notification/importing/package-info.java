/**
 * Subscribers who come in a file, and the file that they go out in.
 *
 * <p>A file is read once, line by line, into sealed parts of a thousand lines, and says what it would do before it does it.
 * Whoever carries it out goes on where the record ends, so a crash loses nothing and no line counts twice. Who may be
 * told what, and for which reason, it leaves to the package of subscribers.
 */
@NullMarked
package org.hemicycle.notification.importing;

import org.jspecify.annotations.NullMarked;
