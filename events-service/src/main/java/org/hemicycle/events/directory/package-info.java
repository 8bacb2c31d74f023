/**
 * Our own copy of what scheduling needs from the directory: areas, organizations, buildings and public
 * persons.
 *
 * <p>It is fed by {@code content.directory.v1} and answers while content-service is away; it never changes a record.
 */
@NullMarked
package org.hemicycle.events.directory;

import org.jspecify.annotations.NullMarked;
