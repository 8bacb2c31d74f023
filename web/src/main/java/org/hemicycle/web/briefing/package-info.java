/**
 * Briefings: the list, the editor with guest list and balance meter, and the door for staff; the page and the
 * registration for the public.
 *
 * <p>It shows what events-service says and sends what people type; every rule of seats and balance is decided there.
 */
@NullMarked
package org.hemicycle.web.briefing;

import org.jspecify.annotations.NullMarked;
