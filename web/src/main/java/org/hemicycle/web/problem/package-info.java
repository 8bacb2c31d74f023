/**
 * The pages that explain every refusal: what its name means, with its status and a sentence.
 *
 * <p>The list is each service's own; here it is only gathered. The addresses are the types in the problem documents.
 */
@NullMarked
package org.hemicycle.web.problem;

import org.jspecify.annotations.NullMarked;
