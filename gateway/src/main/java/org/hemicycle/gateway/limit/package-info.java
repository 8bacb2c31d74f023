/**
 * How much and how often: the size of a request's body and the number of sign-ups and sign-ins from one address.
 * Nothing is buffered here; bytes are counted as they pass.
 */
@NullMarked
package org.hemicycle.gateway.limit;

import org.jspecify.annotations.NullMarked;
