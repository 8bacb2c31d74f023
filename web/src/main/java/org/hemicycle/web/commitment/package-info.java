/**
 * What people in office promised: the public tracker, and the pages on which the office reports, checks and follows up.
 *
 * <p>Which steps are possible and who may take them is decided by content-service; here is only how it is shown and typed.
 */
@NullMarked
package org.hemicycle.web.commitment;

import org.jspecify.annotations.NullMarked;
