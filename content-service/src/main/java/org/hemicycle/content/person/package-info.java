/**
 * People of the directory: policymakers with what a source says of them, and samples invented for demonstrations. Who
 * they are is internal unless the record says that it is public, and so is each field of a public one.
 *
 * <p>Delegates are not public and are never here; events-service keeps them.
 */
@NullMarked
package org.hemicycle.content.person;

import org.jspecify.annotations.NullMarked;
