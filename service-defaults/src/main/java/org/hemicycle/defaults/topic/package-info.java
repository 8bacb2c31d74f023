/**
 * Topics are created by declaration at the start of whichever service comes first, never by accident.
 *
 * <p>It offers the consumers' common error handling as well, because dead-letter topics belong to the declaration.
 */
@NullMarked
package org.hemicycle.defaults.topic;

import org.jspecify.annotations.NullMarked;
