/** Who must be announced to which building by when, in one visit and across all of them, and how far each request is. */
@NullMarked
package org.hemicycle.web.access;

import org.jspecify.annotations.NullMarked;
