/**
 * The public pages of an institution and of a public person: what the directory says of them, by which source, and what
 * else mentions them.
 */
@NullMarked
package org.hemicycle.web.directory;

import org.jspecify.annotations.NullMarked;
