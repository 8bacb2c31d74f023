/**
 * Texts that people write in Markdown and others read as HTML, under one policy wherever they are shown.
 */
@NullMarked
package org.hemicycle.defaults.prose;

import org.jspecify.annotations.NullMarked;
