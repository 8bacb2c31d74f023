package org.hemicycle.events.contact;

/**
 * Where and how somebody wants to be written to.
 *
 * @param name the name to greet them by
 * @param email their address
 * @param language BCP 47 tag of the language they read
 * @param timeZone IANA name of the zone they want times in
 */
public record Contact(String name, String email, String language, String timeZone) {

    /** Never the address, so that no log shows it by accident. */
    @Override
    public String toString() {
        return "a contact";
    }
}
