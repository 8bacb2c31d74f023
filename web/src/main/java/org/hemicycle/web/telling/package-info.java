/** Who has been told what of a visit, on what channel, and who has looked at their page or answered. */
@NullMarked
package org.hemicycle.web.telling;

import org.jspecify.annotations.NullMarked;
