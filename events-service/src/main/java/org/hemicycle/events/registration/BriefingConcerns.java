package org.hemicycle.events.registration;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.contracts.PersonalFacts;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.briefing.BriefingId;
import org.hemicycle.events.briefing.BriefingState;
import org.hemicycle.events.briefing.Briefings;
import org.hemicycle.events.briefing.Placing;
import org.hemicycle.events.briefing.Session;
import org.hemicycle.events.concern.ConcernRefusal;
import org.hemicycle.events.concern.ConcernSource;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.contact.Contacts;
import org.hemicycle.events.guest.Registration;
import org.hemicycle.events.guest.RegistrationState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a guest or host of a briefing is to be told now; a matter that time has overtaken does not concern them any more. */
@Component
class BriefingConcerns implements ConcernSource {

    private final Briefings briefings;
    private final GuestDesk guests;
    private final Contacts contacts;
    private final GuestInvitations invitations;

    BriefingConcerns(Briefings briefings, GuestDesk guests, Contacts contacts, GuestInvitations invitations) {
        this.invitations = invitations;
        this.briefings = briefings;
        this.guests = guests;
        this.contacts = contacts;
    }

    @Override
    public String subjectKind() {
        return GuestDesk.KIND;
    }

    @Override
    public PersonalFacts facts(String subjectId, String personId, String matter, long since) {
        Versioned<Briefing> found = briefings.find(new BriefingId(subjectId))
                .orElseThrow(() -> new Refused(ConcernRefusal.SUBJECT_UNKNOWN, "There is no briefing " + subjectId + "."));
        Briefing briefing = found.state();
        List<ProgrammeChange> changes = matter.equals("briefing-changed") ? changes(briefing, since) : List.of();
        Registration one = briefing.registrationOf(personId).orElse(null);
        if (one == null || !one.isAlive()) {
            Optional<PersonReference> host = briefing.hosts().of(personId);
            if (host.isPresent() && concernsHosts(briefing, matter, changes)) {
                return ofHost(found, host.get(), changes);
            }
        }
        if (one == null) {
            throw new Refused(ConcernRefusal.PERSON_NOT_CONCERNED, "The briefing does not know this person, or has nothing to say to them.");
        }
        if (!stillHolds(briefing, one, matter, changes)) {
            throw new Refused(ConcernRefusal.PERSON_NOT_CONCERNED, "There is nothing to say of this any more: the registration is " + one.state().word() + ".");
        }
        boolean isAide = one.aide() != null && one.aide().personId().equals(personId);
        Optional<Contact> contact = contacts.find(personId);
        String language = contact.map(Contact::language).orElse("en");
        Session session = briefing.session();
        String token = guests.answerToken(briefing, personId);
        return new PersonalFacts(
                contact.map(Contact::email).orElse(null),
                isAide && one.aide() != null ? one.aide().name() : one.guest().name(),
                language,
                contact.map(Contact::timeZone).orElse(session.building().timeZone()),
                briefing.subject().title(),
                InviteeController.page(GuestDesk.pages(language), token),
                one.state() instanceof RegistrationState.Unconfirmed ? null : "/feeds/personal/" + guests.feedToken(briefing, personId) + ".ics",
                found.version(),
                matter.equals("seat-offered") || matter.equals("briefing-cancelled"),
                changes,
                session.start(),
                session.end(),
                place(session, language),
                answerUntil(briefing, one),
                lines(briefing, one),
                isAide ? null : invitation(briefing, one, matter, contact));
    }

    /** Whoever only waits, or has not said that the address is theirs, is not asked into their calendar. */
    private @Nullable String invitation(Briefing briefing, Registration one, String matter, Optional<Contact> contact) {
        boolean waits = one.state() instanceof RegistrationState.Waitlisted || one.state() instanceof RegistrationState.Unconfirmed
                || one.state() instanceof RegistrationState.Requested;
        return waits && !matter.equals("briefing-cancelled") ? null : contact.map(known -> invitations.of(briefing, one, known)).orElse(null);
    }

    private static boolean concernsHosts(Briefing briefing, String matter, List<ProgrammeChange> changes) {
        boolean cancelled = briefing.state() == BriefingState.CANCELLED;
        return matter.equals("briefing-cancelled") && cancelled || matter.equals("briefing-changed") && !cancelled && !changes.isEmpty();
    }

    /** A sponsor or interpreter is on no list and answers nothing: they are told when and where, and have a calendar. */
    private PersonalFacts ofHost(Versioned<Briefing> found, PersonReference host, List<ProgrammeChange> changes) {
        Briefing briefing = found.state();
        Session session = briefing.session();
        Optional<Contact> contact = contacts.find(host.id());
        String language = contact.map(Contact::language).orElse("en");
        return new PersonalFacts(
                contact.map(Contact::email).orElse(null), host.name(), language,
                contact.map(Contact::timeZone).orElse(session.building().timeZone()), briefing.subject().title(),
                "/" + GuestDesk.pages(language) + (briefing.isPublic() ? "/briefings/" + briefing.id() : ""),
                "/feeds/personal/" + guests.feedToken(briefing, host.id()) + ".ics", found.version(),
                briefing.state() == BriefingState.CANCELLED, changes, session.start(), session.end(), place(session, language), null,
                lines(briefing), null);
    }

    private static String place(Session session, String language) {
        String name = session.building().name().in(language);
        return session.building().address() == null ? name : name + ", " + session.building().address();
    }

    private static boolean stillHolds(Briefing briefing, Registration one, String matter, List<ProgrammeChange> changes) {
        boolean cancelled = briefing.state() == BriefingState.CANCELLED;
        return switch (matter) {
            case "briefing-cancelled" -> cancelled && one.isAlive();
            case "briefing-changed" -> !cancelled && one.isAlive() && !changes.isEmpty();
            case "invited", "invitation-changed" -> !cancelled && one.state() instanceof RegistrationState.Invited;
            case "registration-unconfirmed" -> !cancelled && one.state() instanceof RegistrationState.Unconfirmed;
            case "waitlisted" -> !cancelled && one.state() instanceof RegistrationState.Waitlisted;
            case "seat-offered" -> !cancelled && one.state() instanceof RegistrationState.Offered;
            case "registration-confirmed" -> !cancelled && one.state() instanceof RegistrationState.Confirmed;
            case "registration-declined" ->
                    !cancelled && (one.state() instanceof RegistrationState.Declined || one.state() instanceof RegistrationState.Cancelled);
            default -> false;
        };
    }

    /** What differs from where it was held to be in the version that they were told last, or when it was announced. */
    static List<ProgrammeChange> changes(Briefing briefing, long since) {
        Session before = null;
        for (Placing placing : briefing.placings()) {
            if (before == null || placing.version() <= since) {
                before = placing.session();
            }
        }
        Session now = briefing.session();
        if (before == null || before.equals(now)) {
            return List.of();
        }
        boolean moved = !before.slot().equals(now.slot());
        boolean relocated = !before.building().id().equals(now.building().id());
        String kind = moved ? "meeting-moved" : relocated ? "meeting-relocated" : "meeting-changed";
        return List.of(new ProgrammeChange(
                kind, briefing.id().value(), briefing.subject().title(), now.start(), now.end(), now.building(),
                moved ? before.start() : null, moved ? before.end() : null, relocated ? before.building() : null));
    }

    private static @Nullable OffsetDateTime answerUntil(Briefing briefing, Registration one) {
        return switch (one.state()) {
            case RegistrationState.Invited invited -> briefing.admission().answerUntil().atZone(briefing.session().zone()).toOffsetDateTime();
            case RegistrationState.Unconfirmed unconfirmed -> unconfirmed.until().atZone(briefing.session().zone()).toOffsetDateTime();
            case RegistrationState.Offered offered -> offered.until().atZone(briefing.session().zone()).toOffsetDateTime();
            default -> null;
        };
    }

    private static List<PersonalFacts.Line> lines(Briefing briefing) {
        var lines = new ArrayList<PersonalFacts.Line>();
        String room = briefing.session().room();
        if (room != null) {
            lines.add(new PersonalFacts.Line("room", LocalizedText.of("en", room)));
        }
        var sponsor = briefing.hosts().sponsor();
        if (sponsor != null) {
            lines.add(new PersonalFacts.Line("sponsor", LocalizedText.of("en", sponsor.name())));
        }
        if (briefing.cancellationReason() != null) {
            lines.add(new PersonalFacts.Line("reason", briefing.cancellationReason()));
        }
        return lines;
    }

    private static List<PersonalFacts.Line> lines(Briefing briefing, Registration one) {
        List<PersonalFacts.Line> lines = lines(briefing);
        int position = briefing.guests().positionOf(one);
        if (position > 0) {
            lines.add(new PersonalFacts.Line("position", LocalizedText.of("en", Integer.toString(position))));
        }
        if (one.aide() != null && one.state().holdsSeat()) {
            lines.add(new PersonalFacts.Line("aide", LocalizedText.of("en", one.aide().name())));
        }
        if (one.state().holdsSeat()) {
            lines.add(new PersonalFacts.Line("code", LocalizedText.of("en", one.code())));
        }
        return lines;
    }
}
