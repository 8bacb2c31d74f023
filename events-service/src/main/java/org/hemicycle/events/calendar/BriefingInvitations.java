package org.hemicycle.events.calendar;

import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.registration.GuestInvitations;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.guest.Registration;
import org.hemicycle.events.wording.Wording;
import org.springframework.stereotype.Component;

/** Writes the invitation of a guest to a briefing, which is the one event of their calendar. */
@Component
class BriefingInvitations implements GuestInvitations {

    private final CalendarText text;

    BriefingInvitations(CalendarText text) {
        this.text = text;
    }

    @Override
    public String of(Briefing briefing, Registration guest, Contact contact) {
        var attendee = new CalendarEvent.Attendee(guest.guest().name(), contact.email(), "REQ-PARTICIPANT", guest.partstat());
        return text.invitation(BriefingFeedSource.event(briefing, guest, Wording.in(contact.language()), attendee));
    }
}
