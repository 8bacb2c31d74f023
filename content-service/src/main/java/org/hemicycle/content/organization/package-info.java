/**
 * Parliaments, chambers, ministries and other bodies, the groups inside chambers, and how many seats each group held.
 *
 * <p>Seats and names carry dates, because both change; which of them counts for a question is left to who asks.
 */
@NullMarked
package org.hemicycle.content.organization;

import org.jspecify.annotations.NullMarked;
