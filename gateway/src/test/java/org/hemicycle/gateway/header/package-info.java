/** Security headers on every kind of answer. */
@NullMarked
package org.hemicycle.gateway.header;

import org.jspecify.annotations.NullMarked;
