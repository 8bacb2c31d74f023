package org.hemicycle.events.calendar;

import java.util.Optional;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.delegate.MeetingInvitations;
import org.hemicycle.events.visit.Visit;
import org.springframework.stereotype.Component;

/** Puts an invitation into what a person is told, where there is one to make. */
@Component
class PersonalInvitations implements MeetingInvitations {

    private final Invitations invitations;

    PersonalInvitations(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public Optional<String> of(Visit visit, String meetingId, String person) {
        try {
            return Optional.of(invitations.invitation(visit.id(), meetingId, person));
        } catch (Refused noneToMake) {
            // They do not take part any more, or nobody knows their address: the mail says it in words.
            return Optional.empty();
        }
    }
}
