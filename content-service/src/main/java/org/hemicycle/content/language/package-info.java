/**
 * Languages by their tags (BCP 47), held to those that exist.
 */
@NullMarked
package org.hemicycle.content.language;

import org.jspecify.annotations.NullMarked;
