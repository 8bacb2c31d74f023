/**
 * Content-service: what we say and whom we know, for the public to read.
 *
 * <p>Areas, organizations, people, buildings and articles each have a package. The state of every record travels on
 * {@code content.directory.v1} and {@code content.article.v1}, so that other services keep what they need of it.
 */
@NullMarked
package org.hemicycle.content;

import org.jspecify.annotations.NullMarked;
