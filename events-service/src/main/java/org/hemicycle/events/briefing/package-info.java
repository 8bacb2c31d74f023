/**
 * A session held in or for a parliament: the rules, the store and the API of the office.
 *
 * <p>Whoever changes the plan or answers asks the one document of the briefing, and many who do so at the same moment are
 * served in one write. Who sits where on the guest list and how balanced it is are decided by {@code guest} and
 * {@code balance}, how people come to answer is the matter of {@code registration}; clashes with visits are found
 * through the diary.
 */
@NullMarked
package org.hemicycle.events.briefing;

import org.jspecify.annotations.NullMarked;
