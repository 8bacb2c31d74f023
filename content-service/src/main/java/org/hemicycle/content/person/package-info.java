/**
 * People of the public directory: policymakers with what a source says of them, and samples invented for
 * demonstrations.
 *
 * <p>Delegates are not public and are never here; events-service keeps them.
 */
@NullMarked
package org.hemicycle.content.person;

import org.jspecify.annotations.NullMarked;
