package org.hemicycle.events.registration;

import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.guest.Registration;

/** Makes the invitations that go with letters to guests. */
public interface GuestInvitations {

    /** The invitation of a guest, made out to their address, or its cancellation (RFC 5546 §3.2.2, §3.2.5). */
    String of(Briefing briefing, Registration guest, Contact contact);
}
