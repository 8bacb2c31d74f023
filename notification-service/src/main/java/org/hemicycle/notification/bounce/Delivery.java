package org.hemicycle.notification.bounce;

import java.time.LocalDate;

/**
 * One mail to one address, as its return path tells it.
 *
 * @param address the key of the address on the list of suppressed ones, from {@link Suppressions#key}
 * @param mail what tells this mail from others to the same address, 16 hexadecimal digits
 * @param sentOn the day in UTC on which it was sent
 */
record Delivery(String address, String mail, LocalDate sentOn) {}
