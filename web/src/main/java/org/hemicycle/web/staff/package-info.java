/**
 * Where staff prepare a visit: the list, the new visit, and the editor of one.
 *
 * <p>Which change is allowed is decided by events-service; this package shows what it refused, where, and keeps what
 * was typed. Every form carries the version that its person saw.
 */
@NullMarked
package org.hemicycle.web.staff;

import org.jspecify.annotations.NullMarked;
