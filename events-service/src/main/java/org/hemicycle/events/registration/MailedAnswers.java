package org.hemicycle.events.registration;

import java.util.Optional;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.briefing.BriefingId;
import org.hemicycle.events.guest.Registration;
import org.hemicycle.events.guest.RegistrationState;
import org.hemicycle.events.programme.Attendance.PartStat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What guests answer by mail, which counts like an answer on their page. */
@Component
public class MailedAnswers {

    private final GuestDesk guests;

    MailedAnswers(GuestDesk guests) {
        this.guests = guests;
    }

    /** The guest who was written to at an address; nobody whose address is not confirmed, since a sender is easily feigned. */
    public Optional<Registration> guestAt(Briefing briefing, String address) {
        return guests.at(briefing, address).filter(one -> !(one.state() instanceof RegistrationState.Unconfirmed));
    }

    /**
     * Notes an answer of a guest.
     *
     * @param instead the name of who comes instead, for DELEGATED
     * @throws Refused whatever the briefing refuses
     */
    public Registration answer(BriefingId id, String personId, PartStat partstat, @Nullable String instead) {
        Answer answer = switch (partstat) {
            case ACCEPTED -> Answer.YES;
            case DECLINED -> Answer.NO;
            case TENTATIVE -> Answer.MAYBE;
            case DELEGATED -> Answer.DELEGATE;
            case NEEDS_ACTION -> throw new Refused(CommonRefusal.INVALID_FIELD, "Say yes, no or maybe.", "partstat");
        };
        var other = instead == null ? null : new GuestDesk.Named(null, instead, null, null, null);
        return guests.answer(id, personId, new GuestDesk.Reply(answer, other)).registration();
    }
}
