/**
 * What a mail says, in the reader's language: from the public facts of a message to a draft, and from a draft to its
 * text and HTML.
 *
 * <p>It knows wording, dates and zones; of who reads it, it knows the language alone. Links that differ from reader to
 * reader are left as {@link org.hemicycle.notification.letter.Blank}s for the package that addresses mails.
 */
@NullMarked
package org.hemicycle.notification.letter;

import org.jspecify.annotations.NullMarked;
