@NullMarked
package org.hemicycle.web.commitment;

import org.jspecify.annotations.NullMarked;
