/**
 * The papers of a visit as HTML and PDF, in the reader's language: programme, day sheet, delegation, visitor lists,
 * briefing book, contact sheet.
 *
 * <p>What a reader may not see is not in the document at all; it is left out before anything is laid out. Which role may
 * ask for which document stands in {@link org.hemicycle.events.document.DocumentKind}.
 */
@NullMarked
package org.hemicycle.events.document;

import org.jspecify.annotations.NullMarked;
