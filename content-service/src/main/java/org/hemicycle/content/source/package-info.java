/**
 * Where a fact comes from and how far it is to be trusted.
 */
@NullMarked
package org.hemicycle.content.source;

import org.jspecify.annotations.NullMarked;
