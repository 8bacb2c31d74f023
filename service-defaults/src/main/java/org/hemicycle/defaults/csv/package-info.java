/**
 * Lines of CSV that are safe to open.
 *
 * <p>It knows the cells; which of them a file has is for whoever writes it.
 */
@NullMarked
package org.hemicycle.defaults.csv;

import org.jspecify.annotations.NullMarked;
