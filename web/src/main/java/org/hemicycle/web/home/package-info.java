/**
 * The front page, and the way to it in the reader's language.
 */
@NullMarked
package org.hemicycle.web.home;

import org.jspecify.annotations.NullMarked;
