/**
 * What a language asks of words that the JDK writes otherwise.
 */
@NullMarked
package org.hemicycle.defaults.wording;

import org.jspecify.annotations.NullMarked;
