/**
 * Days that are known as precisely as a source says them.
 */
@NullMarked
package org.hemicycle.content.date;

import org.jspecify.annotations.NullMarked;
