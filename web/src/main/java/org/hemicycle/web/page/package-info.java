/**
 * What every page shares: its language and texts, who reads it, its dates, its forms and its errors.
 *
 * <p>It knows nothing of visits or subscribers; the packages beside it fill the pages.
 */
@NullMarked
package org.hemicycle.web.page;

import org.jspecify.annotations.NullMarked;
