/**
 * How people answer a briefing: by their own link, by mail, by whom staff speak for, by a form that is open to all.
 *
 * <p>It turns each answer into a question to the guest list of the one briefing, gives everybody their page, their code
 * for the door and what a mail to them says, and passes on offers and openings that ran out. Who gets a seat is decided
 * by {@code guest}, and what a briefing is by {@code briefing}.
 */
@NullMarked
package org.hemicycle.events.registration;

import org.jspecify.annotations.NullMarked;
