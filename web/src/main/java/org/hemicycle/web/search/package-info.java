/**
 * The search page: what content-service finds, with the words marked and the ways to narrow it, for everybody and
 * without a script.
 */
@NullMarked
package org.hemicycle.web.search;

import org.jspecify.annotations.NullMarked;
