/**
 * How we write to MongoDB: majority and journal, readable documents, and leases for work that runs once.
 *
 * <p>It converts the types that our records share, so that dates and texts look in the database as they do on the wire.
 */
@NullMarked
package org.hemicycle.defaults.store;

import org.jspecify.annotations.NullMarked;
