/**
 * What everybody may search: one source for each kind of public record, which makes entries of them.
 *
 * <p>A source reads the same records that the public reads; what is not public never becomes an entry. A new kind of
 * record becomes searchable by one more {@link org.hemicycle.content.searchable.Source}. How entries are found is
 * known to the package {@code search}.
 */
@NullMarked
package org.hemicycle.content.searchable;

import org.jspecify.annotations.NullMarked;
