/**
 * What search engines may find, in every language in which it is there.
 */
@NullMarked
package org.hemicycle.web.sitemap;

import org.jspecify.annotations.NullMarked;
