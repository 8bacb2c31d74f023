package org.hemicycle.events.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.briefing.BriefingDesk;
import org.hemicycle.events.briefing.BriefingEvent;
import org.hemicycle.events.briefing.BriefingId;
import org.hemicycle.events.briefing.BriefingRefusal;
import org.hemicycle.events.briefing.Placing;
import org.hemicycle.events.briefing.Turns;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.contact.Contacts;
import org.hemicycle.events.guest.Aide;
import org.hemicycle.events.guest.Guest;
import org.hemicycle.events.guest.GuestChange;
import org.hemicycle.events.guest.GuestRefusal;
import org.hemicycle.events.guest.Registration;
import org.hemicycle.events.guest.RegistrationState;
import org.hemicycle.events.guest.Terms;
import org.hemicycle.events.link.LinkPurpose;
import org.hemicycle.events.link.PersonalLink;
import org.hemicycle.events.link.PersonalLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes what guests answer and what the office does for single guests: whom a link stands for, where they can be
 * reached, and their turn at the briefing.
 *
 * <p>An address is kept before the guest list is saved, because whoever writes to them asks for it right after.
 */
@Service
class GuestDesk {

    static final String KIND = "briefing";
    /** How long after the end a personal link still opens. */
    private static final Duration LINKS_LAST = Briefing.ADDRESSES_KEPT;

    private final BriefingDesk briefings;
    private final Turns turns;
    private final GuestBook book;
    private final Contacts contacts;
    private final PersonalLinks links;
    private final Openings openings;
    private final Clock clock;

    GuestDesk(
            BriefingDesk briefings, Turns turns, GuestBook book, Contacts contacts, PersonalLinks links, Openings openings, Clock clock) {
        this.briefings = briefings;
        this.turns = turns;
        this.book = book;
        this.contacts = contacts;
        this.links = links;
        this.openings = openings;
        this.clock = clock;
    }

    /** Somebody as a request names them. */
    record Named(
            @Nullable String person, @Nullable String name, @Nullable String group, @Nullable String email, @Nullable String language) {}

    /** What somebody answers, with whom it names. */
    record Reply(Answer answer, @Nullable Named other) {}

    /**
     * A briefing as one guest sees it.
     *
     * @param since the placing that they were shown before the present one, 0 for none
     */
    record Seen(Versioned<Briefing> briefing, Registration registration, String personId, long since) {}

    Versioned<Briefing> invite(BriefingId id, long revision, List<Named> invitations) {
        Briefing read = briefings.find(id).state();
        var guests = new ArrayList<Guest>();
        for (int i = 0; i < invitations.size(); i++) {
            Named one = invitations.get(i);
            Guest guest = book.guest(one.person(), one.name(), one.group(), read.subject().houses(), "invitations[" + i + "].");
            guests.add(one.person() == null ? known(id, guest, one) : guest);
        }
        var kept = new ArrayList<String>();
        for (int i = 0; i < guests.size(); i++) {
            keep(guests.get(i).personId(), guests.get(i).name(), invitations.get(i), read, kept);
        }
        return saved(kept, () -> briefings.planGuests(id, revision, (briefing, terms) -> {
            var changes = new ArrayList<GuestChange>();
            var list = briefing.guests();
            for (int i = 0; i < guests.size(); i++) {
                GuestChange change;
                try {
                    change = list.invite(guests.get(i), BriefingDesk.newRegistration(), book.code(list), terms);
                } catch (Refused refused) {
                    throw new Refused(refused.kind(), refused.sentence(), "invitations[" + i + "]");
                }
                changes.add(change);
                list = change.after();
            }
            return changes;
        })).briefing();
    }

    Versioned<Briefing> withdraw(BriefingId id, long revision, String registrationId) {
        Turns.Taken taken = briefings.planGuests(id, revision, (briefing, terms) -> List.of(briefing.guests().withdraw(registrationId, terms)));
        return taken.briefing();
    }

    /** Registers somebody who was not invited, once they confirm it; doing it again tells nobody who is on the list. */
    void request(BriefingId id, Named who) {
        Versioned<Briefing> found = briefings.find(id);
        if (!found.state().isPublic()) {
            throw BriefingRefusal.BRIEFING_UNKNOWN.refused();
        }
        Guest guest = known(id, book.guest(null, who.name(), who.group(), found.state().subject().houses(), ""), who);
        String person = guest.personId();
        var kept = new ArrayList<String>();
        if (found.state().registrationOf(person).isEmpty()) {
            keep(person, guest.name(), who, found.state(), kept);
        }
        saved(kept, () -> turns.take(id, (briefing, version) -> briefing.answer(
                terms -> briefing.guests().request(guest, BriefingDesk.newRegistration(), book.code(briefing.guests()), terms),
                false, clock.instant())));
    }

    /** What the holder of a link sees, which is noted as opened. */
    Seen open(String token) {
        PersonalLink link = guestOf(token, LinkPurpose.ANSWER);
        Versioned<Briefing> briefing = briefings.find(new BriefingId(link.subjectId()));
        Registration registration = briefing.state().registrationOf(link.personId()).orElseThrow(GuestRefusal.REGISTRATION_UNKNOWN::refused);
        List<Placing> placings = briefing.state().placings();
        long since = openings.note(
                link.subjectId(), link.personId(), placings.isEmpty() ? 0 : placings.getLast().version(), clock.instant());
        return new Seen(briefing, registration, link.personId(), since);
    }

    /** The answer of the holder of a link. */
    Seen answer(String token, Reply reply) {
        PersonalLink link = guestOf(token, LinkPurpose.ANSWER);
        return answer(new BriefingId(link.subjectId()), link.personId(), reply);
    }

    /** The answer of a guest, who was made sure of. */
    Seen answer(BriefingId id, String personId, Reply reply) {
        // Looked up in the turn itself: two hundred who answer at once need not each read the whole list before.
        Turns.Taken taken = answered(id, briefing -> ownRegistration(briefing, personId), reply, false, null);
        Versioned<Briefing> after = taken.briefing();
        return new Seen(after, after.state().registrationOf(personId).orElseThrow(GuestRefusal.REGISTRATION_UNKNOWN::refused), personId, 0);
    }

    /** The guest who is written to at an address. */
    Optional<Registration> at(Briefing briefing, String address) {
        String stranger = stranger(briefing.id(), address);
        return briefing.guests().registrations().reversed().stream()
                .filter(one -> {
                    String person = one.guest().personId();
                    return GuestBook.isStranger(person)
                            ? person.equals(stranger)
                            : contacts.find(person).filter(contact -> contact.email().equalsIgnoreCase(address)).isPresent();
                })
                .findFirst();
    }

    private static String ownRegistration(Briefing briefing, String personId) {
        Registration known = briefing.registrationOf(personId).orElseThrow(GuestRefusal.REGISTRATION_UNKNOWN::refused);
        if (!known.guest().personId().equals(personId)) {
            throw new Refused(GuestRefusal.ANSWER_NOT_POSSIBLE, "Only the guest can answer, not whom they send.", "answer");
        }
        return known.id();
    }

    /** The office's answer on behalf of a guest. */
    Versioned<Briefing> answerFor(BriefingId id, long revision, String registrationId, Reply reply) {
        return answered(id, briefing -> registrationId, reply, true, revision).briefing();
    }

    /** The office's word on a request. */
    Versioned<Briefing> decide(BriefingId id, long revision, String registrationId, boolean approved) {
        return taken(id, revision, (briefing, terms) -> briefing.guests().decide(registrationId, approved, terms)).briefing();
    }

    /** What somebody at the door brings with them; one of the four. */
    record AtTheDoor(@Nullable String token, @Nullable String registration, @Nullable String code, @Nullable Named walkIn) {}

    /** A check-in, and whether the guest had been checked in before. */
    record CheckedIn(Versioned<Briefing> briefing, Registration registration, boolean already) {}

    CheckedIn checkIn(BriefingId id, AtTheDoor who, @Nullable String substitute) {
        Briefing read = briefings.find(id).state();
        if (Stream.of(who.token(), who.registration(), who.code(), who.walkIn()).filter(one -> one != null).count() != 1) {
            throw new Refused(GuestRefusal.NAME_MISSING, "Say who is at the door: a token, a code, a registration or a name.", "token");
        }
        if (who.walkIn() != null) {
            Named named = who.walkIn();
            Guest guest = book.guest(named.person(), named.name(), named.group(), read.subject().houses(), "walkIn.");
            Turns.Taken taken = turns.take(id, (briefing, version) -> briefing.answer(
                    terms -> briefing.guests().walkIn(guest, BriefingDesk.newRegistration(), book.code(briefing.guests()), terms),
                    true, clock.instant()));
            return new CheckedIn(taken.briefing(), registration(taken), false);
        }
        String registrationId = atTheDoor(id, read, who).id();
        var already = new boolean[1];
        Turns.Taken taken = turns.take(id, (briefing, version) -> {
            already[0] = briefing.guests().registration(registrationId).state() instanceof RegistrationState.Attended;
            return briefing.answer(terms -> briefing.guests().checkIn(registrationId, substitute, terms), true, clock.instant());
        });
        return new CheckedIn(taken.briefing(), registration(taken), already[0]);
    }

    private Registration atTheDoor(BriefingId id, Briefing briefing, AtTheDoor who) {
        if (who.token() != null) {
            PersonalLink link = guestOf(who.token(), LinkPurpose.CHECK_IN);
            if (!link.subjectId().equals(id.value())) {
                throw new Refused(GuestRefusal.REGISTRATION_UNKNOWN, "This code is for another briefing.", "token");
            }
            return briefing.registrationOf(link.personId()).orElseThrow(GuestRefusal.REGISTRATION_UNKNOWN::refused);
        }
        String code = who.code();
        if (code != null) {
            return briefing.guests().withCode(code)
                    .orElseThrow(() -> new Refused(GuestRefusal.REGISTRATION_UNKNOWN, "Nobody on the list has the code " + code.strip() + ".", "code"));
        }
        return briefing.guests().registration(String.valueOf(who.registration()));
    }

    /** The token that answers for a person, which opens until thirty days after the end. */
    String answerToken(Briefing briefing, String personId) {
        return links.token(LinkPurpose.ANSWER, KIND, briefing.id().value(), personId, briefing.session().slot().end().plus(LINKS_LAST));
    }

    /** The token that checks a person in. */
    String checkInToken(Briefing briefing, String personId) {
        return links.token(LinkPurpose.CHECK_IN, KIND, briefing.id().value(), personId, briefing.session().slot().end().plus(LINKS_LAST));
    }

    /** The token of a person's calendar, which holds this one briefing. */
    String feedToken(Briefing briefing, String personId) {
        return links.token(LinkPurpose.FEED, KIND, briefing.id().value(), personId, briefing.session().slot().end().plus(LINKS_LAST));
    }

    /** Takes the links of a guest back; the next ones are others. */
    void revokeLinks(BriefingId id, String registrationId) {
        Registration one = briefings.find(id).state().guests().registration(registrationId);
        links.revokeAll(KIND, id.value(), one.guest().personId());
    }

    private Turns.Taken answered(BriefingId id, Function<Briefing, String> registration, Reply reply, boolean office, @Nullable Long revision) {
        Named other = reply.other();
        boolean needsOther = reply.answer() == Answer.DELEGATE || reply.answer() == Answer.TRANSFER;
        String name = other == null || other.name() == null ? "" : other.name().strip();
        if (needsOther && name.isEmpty()) {
            String field = reply.answer() == Answer.DELEGATE ? "aide.name" : "to.name";
            throw new Refused(GuestRefusal.NAME_MISSING, "Say who comes instead.", field);
        }
        String stranger = other == null ? GuestBook.stranger() : known(id, new Guest(GuestBook.stranger(), name, null, null), other).personId();
        var kept = new ArrayList<String>();
        if (needsOther && other != null) {
            keep(stranger, name, other, briefings.find(id).state(), kept);
        }
        return saved(kept, () -> turns.take(id, (briefing, version) -> {
            if (revision != null) {
                BriefingDesk.requireRevision(briefing, revision);
            }
            String registrationId = registration.apply(briefing);
            return briefing.answer(
                    terms -> switch (reply.answer()) {
                        case YES -> briefing.guests().accept(registrationId, null, terms);
                        case DELEGATE -> briefing.guests().accept(registrationId, new Aide(stranger, name), terms);
                        case NO -> briefing.guests().decline(registrationId, terms);
                        case MAYBE -> briefing.guests().consider(registrationId, terms);
                        case TRANSFER -> briefing.guests().transfer(
                                registrationId, new Guest(stranger, name, null, null), BriefingDesk.newRegistration(),
                                book.code(briefing.guests()), terms);
                    },
                    office, clock.instant());
        }));
    }

    private Turns.Taken taken(BriefingId id, long revision, BiFunction<Briefing, Terms, GuestChange> change) {
        return turns.take(id, (briefing, version) -> {
            BriefingDesk.requireRevision(briefing, revision);
            Function<Terms, GuestChange> made = terms -> change.apply(briefing, terms);
            return briefing.answer(made, true, clock.instant());
        });
    }

    private PersonalLink guestOf(String token, LinkPurpose purpose) {
        PersonalLink link = links.open(token, purpose);
        if (!link.subjectKind().equals(KIND)) {
            throw GuestRefusal.REGISTRATION_UNKNOWN.refused();
        }
        return link;
    }

    /** Somebody with an address gets an id from it, so that the list knows them again. */
    private Guest known(BriefingId id, Guest guest, Named named) {
        String email = named.email();
        return email == null || email.isBlank()
                ? guest
                : new Guest(stranger(id, email), guest.name(), guest.groupId(), guest.houseId());
    }

    private String stranger(BriefingId id, String email) {
        return GuestBook.STRANGER + links.pseudonym(id.value(), email.strip().toLowerCase(Locale.ROOT));
    }

    private void keep(String personId, String name, Named named, Briefing briefing, List<String> kept) {
        String email = named.email();
        if (email != null && !email.isBlank()) {
            boolean isNew = contacts.find(personId).isEmpty();
            contacts.keep(personId, new Contact(
                    name, email.strip(), named.language() == null ? "en" : named.language(), briefing.session().building().timeZone()),
                    GuestBook.isStranger(personId) ? briefing.forgotten() : later(briefing.forgotten(), contacts.usually()));
            if (isNew) {
                kept.add(personId);
            }
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Forgets the addresses of those who did not come onto the list after all. */
    private <T> T saved(List<String> kept, Supplier<T> change) {
        try {
            return change.get();
        } catch (RuntimeException refused) {
            kept.stream().filter(GuestBook::isStranger).forEach(contacts::erase);
            throw refused;
        }
    }

    private static Registration registration(Turns.Taken taken) {
        var changed = (BriefingEvent.GuestsChanged) taken.event();
        return changed.after().guests().registration(changed.registrationIds().getFirst());
    }

    /** When each guest last opened their page. */
    Map<String, Instant> openings(BriefingId id) {
        return openings.of(id);
    }

    /** Which of these people can be written to. */
    Set<String> reachable(Collection<String> people) {
        return contacts.known(people);
    }

    /** The language of a guest's pages: theirs where the pages have it. */
    String language(String personId) {
        return contacts.find(personId).map(Contact::language).map(GuestDesk::pages).orElse("en");
    }

    static String pages(String language) {
        String spoken = language.length() < 2 ? "" : language.substring(0, 2).toLowerCase(Locale.ROOT);
        return spoken.equals("fr") || spoken.equals("de") ? spoken : "en";
    }

    Instant now() {
        return clock.instant();
    }
}
