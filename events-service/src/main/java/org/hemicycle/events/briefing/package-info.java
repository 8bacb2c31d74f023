/**
 * A session held in or for a parliament: the rules, the store, the API and the answers of those invited.
 *
 * <p>Whoever answers, checks in or changes the plan asks the one document of the briefing, and many who do so at the same
 * moment are served in one write. Who sits where on the guest list and how balanced it is are decided by {@code guest}
 * and {@code balance}; clashes with visits are found through the diary.
 */
@NullMarked
package org.hemicycle.events.briefing;

import org.jspecify.annotations.NullMarked;
