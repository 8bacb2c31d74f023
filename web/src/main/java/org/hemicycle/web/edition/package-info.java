/**
 * What was told of a visit and what is about to be: its editions, what differs between any two of them for everybody and
 * per person, and the page on which the next one is published.
 */
@NullMarked
package org.hemicycle.web.edition;

import org.jspecify.annotations.NullMarked;
