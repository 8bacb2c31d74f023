package org.hemicycle.events.guest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.guest.RegistrationState.Attended;
import org.hemicycle.events.guest.RegistrationState.Cancelled;
import org.hemicycle.events.guest.RegistrationState.Confirmed;
import org.hemicycle.events.guest.RegistrationState.Declined;
import org.hemicycle.events.guest.RegistrationState.Invited;
import org.hemicycle.events.guest.RegistrationState.NoShow;
import org.hemicycle.events.guest.RegistrationState.Offered;
import org.hemicycle.events.guest.RegistrationState.Requested;
import org.hemicycle.events.guest.RegistrationState.Unconfirmed;
import org.hemicycle.events.guest.RegistrationState.Waitlisted;
import org.jspecify.annotations.Nullable;

/**
 * Everybody on the list of one briefing.
 *
 * <p>Two things always hold: seats offered and seats taken together are never more than there are, in all and per
 * group; and whoever waits and could have a free seat is offered it before anybody who comes later gets one.
 *
 * @param registrations everybody, in the order in which they came onto the list
 * @param drawn how many places on the waiting list were ever given out
 */
public record GuestList(List<Registration> registrations, long drawn) {

    private static final int LARGEST = 2_000;
    /** Strangers can put names there, so that they must not be able to fill the list for everybody else. */
    private static final int MOST_UNCONFIRMED = 500;
    private static final Duration CONFIRM_WITHIN = Duration.ofHours(24);
    /** So that nobody can have somebody else written to again and again. */
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofMinutes(15);
    private static final Duration DOOR_OPENS = Duration.ofHours(12);

    /** Keeps the list from changing. */
    public GuestList {
        registrations = List.copyOf(registrations);
    }

    /** Nobody yet. */
    public static GuestList empty() {
        return new GuestList(List.of(), 0);
    }

    /** The registration with this id; refuses REGISTRATION_UNKNOWN. */
    public Registration registration(String id) {
        return registrations.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(GuestRefusal.REGISTRATION_UNKNOWN::refused);
    }

    /** The latest registration of a person, as guest or as somebody's aide. */
    public Optional<Registration> of(String personId) {
        return registrations.reversed().stream()
                .filter(one -> one.guest().personId().equals(personId))
                .findFirst()
                .or(() -> registrations.reversed().stream().filter(one -> one.concerns(personId)).findFirst());
    }

    /** The ids of everybody on it, aides included. */
    public List<String> people() {
        return registrations.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.guest().personId()), Stream.ofNullable(one.aide()).map(Aide::personId)))
                .distinct()
                .toList();
    }

    /** The registration with a code for the door, upper or lower case. */
    public Optional<Registration> withCode(String code) {
        String typed = code.strip();
        return registrations.stream().filter(one -> one.code().equalsIgnoreCase(typed)).findFirst();
    }

    /** How many seats are taken or offered. */
    public int seatsHeld() {
        return (int) registrations.stream().filter(one -> one.state().holdsSeat()).count();
    }

    /** How many seats a group has or is offered. */
    public int seatsHeld(String groupId) {
        return (int) registrations.stream()
                .filter(one -> one.state().holdsSeat() && groupId.equals(one.guest().groupId()))
                .count();
    }

    /** Who waits, in the order in which they are served. */
    public List<Registration> waiting() {
        return registrations.stream()
                .filter(one -> one.state() instanceof Waitlisted)
                .sorted(Comparator.comparingLong(one -> ((Waitlisted) one.state()).place()))
                .toList();
    }

    /** How many people wait before this one, plus one; 0 for somebody who does not wait. */
    public int positionOf(Registration registration) {
        return waiting().indexOf(registration) + 1;
    }

    /** The first moment at which an offer passes on or an unconfirmed registration lapses, if any stands. */
    public Optional<Instant> nextExpiry() {
        return registrations.stream()
                .map(Registration::state)
                .flatMap(state -> switch (state) {
                    case Offered offered -> Stream.of(offered.until());
                    case Unconfirmed unconfirmed -> Stream.of(unconfirmed.until());
                    default -> Stream.empty();
                })
                .min(Comparator.naturalOrder());
    }

    /** Puts somebody on the list as invited; whether they are told at once is for the briefing to say. */
    public GuestChange invite(Guest guest, String id, String code, Terms terms) {
        GuestList list = withNew(guest, id, code, Origin.INVITED, new Invited(terms.now(), false));
        return new GuestChange(list, id, List.of(new Concern(guest.personId(), "invited", false)));
    }

    /**
     * Registers somebody who was not invited: they are asked at their address whether it was them, and take part in
     * nothing until they say yes. Whoever is on the list stays as they are; whether somebody is, neither the answer nor a
     * refusal shows.
     */
    public GuestChange request(Guest guest, String id, String code, Terms terms) {
        if (!terms.admission().open() && !terms.office()) {
            throw GuestRefusal.INVITATION_ONLY.refused();
        }
        if (terms.answersAreOver() || terms.hasStarted()) {
            throw GuestRefusal.ANSWER_TOO_LATE.refused();
        }
        requireRoom();
        if (registrations.stream().filter(one -> one.state() instanceof Unconfirmed).count() >= MOST_UNCONFIRMED) {
            throw GuestRefusal.TOO_MANY_UNCONFIRMED.refused();
        }
        Instant tomorrow = terms.now().plus(CONFIRM_WITHIN);
        Instant last = terms.admission().answerUntil();
        var unconfirmed = new Unconfirmed(terms.now(), tomorrow.isBefore(last) ? tomorrow : last);
        var asked = List.of(new Concern(guest.personId(), "registration-unconfirmed", true));
        Registration known = of(guest.personId()).filter(one -> !handedOn(one)).orElse(null);
        if (known == null) {
            return new GuestChange(withNew(guest, id, code, Origin.REQUESTED, unconfirmed), id, asked);
        }
        boolean anew = known.guest().personId().equals(guest.personId()) && switch (known.state()) {
            case Declined declined -> true;
            case Cancelled cancelled -> cancelled.why() == Why.GUEST;
            case Unconfirmed before -> !terms.now().isBefore(before.at().plus(ASKED_AGAIN_AFTER));
            default -> false;
        };
        return anew ? replaced(known.with(unconfirmed), asked) : unchanged(known.id());
    }

    /** The office's word on a request. */
    public GuestChange decide(String id, boolean approved, Terms terms) {
        Registration one = registration(id);
        if (!(one.state() instanceof Requested)) {
            throw new Refused(GuestRefusal.ANSWER_NOT_POSSIBLE, "Only a request can be approved or refused; this one is " + one.state().word() + ".");
        }
        if (approved) {
            return seated(one, terms);
        }
        return changed(one.with(new Declined(terms.now(), Why.OFFICE)), "registration-declined", false, terms);
    }

    /** Says yes: a seat, or a place on the waiting list. Saying it twice changes nothing. */
    public GuestChange accept(String id, @Nullable Aide aide, Terms terms) {
        Registration one = answering(id, terms).sending(aide);
        return switch (one.state()) {
            case Unconfirmed unconfirmed -> {
                if (!terms.office() && !terms.now().isBefore(unconfirmed.until())) {
                    throw GuestRefusal.CONFIRMATION_EXPIRED.refused();
                }
                yield accepted(one, terms);
            }
            case Invited invited -> accepted(one, terms);
            case Declined declined -> accepted(one, terms);
            case Cancelled cancelled -> accepted(one, terms);
            case Offered offered -> {
                if (!terms.now().isBefore(offered.until())) {
                    throw GuestRefusal.OFFER_EXPIRED.refused();
                }
                yield changed(one.with(new Confirmed(terms.now())), "registration-confirmed", false, terms);
            }
            case Confirmed confirmed -> {
                if (Objects.equals(registration(id).aide(), aide)) {
                    yield unchanged(id);
                }
                if (terms.changesAreOver()) {
                    throw GuestRefusal.CHANGE_TOO_LATE.refused();
                }
                yield changed(one, "registration-confirmed", false, terms);
            }
            case Requested requested -> replaced(one, List.of());
            case Waitlisted waitlisted -> replaced(one, List.of());
            case Attended attended -> unchanged(id);
            case NoShow noShow -> throw notPossible(one);
        };
    }

    /** Says no, or gives a seat or place back; whoever is next in line is offered the seat. */
    public GuestChange decline(String id, Terms terms) {
        Registration one = answering(id, terms);
        return switch (one.state()) {
            case Invited invited -> changed(one.with(new Declined(terms.now(), Why.GUEST)), null, false, terms);
            case Offered offered -> changed(one.with(new Declined(terms.now(), Why.GUEST)), null, false, terms);
            case Unconfirmed unconfirmed -> changed(one.with(new Cancelled(terms.now(), Why.GUEST)), null, false, terms);
            case Requested requested -> changed(one.with(new Cancelled(terms.now(), Why.GUEST)), null, false, terms);
            case Waitlisted waitlisted -> changed(one.with(new Cancelled(terms.now(), Why.GUEST)), null, false, terms);
            case Confirmed confirmed -> {
                if (terms.changesAreOver()) {
                    throw GuestRefusal.CHANGE_TOO_LATE.refused();
                }
                yield changed(one.with(new Cancelled(terms.now(), Why.GUEST)), null, false, terms);
            }
            case Declined declined -> unchanged(id);
            case Cancelled cancelled -> unchanged(id);
            case Attended attended -> throw notPossible(one);
            case NoShow noShow -> throw notPossible(one);
        };
    }

    /** Says maybe, which holds no seat. */
    public GuestChange consider(String id, Terms terms) {
        Registration one = answering(id, terms);
        if (!(one.state() instanceof Invited) && !(one.state() instanceof Declined)) {
            throw new Refused(GuestRefusal.ANSWER_NOT_POSSIBLE,
                    "“Maybe” keeps no seat and no place; decline first. This registration is " + one.state().word() + ".", "answer");
        }
        if (terms.answersAreOver()) {
            throw GuestRefusal.ANSWER_TOO_LATE.refused();
        }
        return replaced(one.with(new Invited(terms.now(), true)), List.of());
    }

    /** Hands a seat on to somebody else of the same group; once, and not at the last moment. */
    public GuestChange transfer(String id, Guest to, String newId, String code, Terms terms) {
        Registration one = answering(id, terms);
        if (!(one.state() instanceof Confirmed)) {
            throw new Refused(GuestRefusal.ANSWER_NOT_POSSIBLE, "Only a confirmed seat can be handed on; this registration is " + one.state().word() + ".", "answer");
        }
        if (one.origin() == Origin.TRANSFERRED && !terms.office()) {
            throw GuestRefusal.SEAT_ALREADY_TRANSFERRED.refused();
        }
        if (terms.changesAreOver()) {
            throw GuestRefusal.CHANGE_TOO_LATE.refused();
        }
        // The seat stays with the group that it was given to.
        var heir = new Guest(to.personId(), to.name(), one.guest().groupId(), one.guest().houseId());
        GuestList handed = replaced(one.with(new Cancelled(terms.now(), Why.TRANSFERRED)).sending(null), List.of()).after();
        GuestList list = handed.withNew(heir, newId, code, Origin.TRANSFERRED, new Confirmed(terms.now()));
        return new GuestChange(list, newId, List.of(new Concern(heir.personId(), "registration-confirmed", false)));
    }

    /** Takes somebody off the list; only the office does so. */
    public GuestChange withdraw(String id, Terms terms) {
        Registration one = registration(id);
        return switch (one.state()) {
            case Attended attended -> throw notPossible(one);
            case NoShow noShow -> throw notPossible(one);
            case Cancelled(Instant at, Why why) when why == Why.OFFICE -> unchanged(id);
            case Unconfirmed unconfirmed -> changed(one.with(new Cancelled(terms.now(), Why.OFFICE)), null, false, terms);
            default -> changed(one.with(new Cancelled(terms.now(), Why.OFFICE)), "registration-declined", true, terms);
        };
    }

    /**
     * Notes that somebody is here. Whoever has no seat gets one if there is one.
     *
     * @param substitute the name of who came on their behalf, or null where they came themselves
     */
    public GuestChange checkIn(String id, @Nullable String substitute, Terms terms) {
        requireDoorOpen(terms);
        Registration one = registration(id);
        if (one.state() instanceof Attended) {
            return unchanged(id);
        }
        if (one.state() instanceof Cancelled(Instant at, Why why) && why != Why.GUEST) {
            throw why == Why.OFFICE
                    ? GuestRefusal.INVITATION_WITHDRAWN.refused()
                    : new Refused(GuestRefusal.ANSWER_NOT_POSSIBLE, "The seat was handed on to somebody else.");
        }
        if (!one.state().holdsSeat() && !hasSeatFor(one.guest().groupId(), terms.admission())) {
            throw GuestRefusal.NO_SEAT_LEFT.refused();
        }
        String instead = substitute != null ? substitute : one.aide() == null ? null : one.aide().name();
        return replaced(one.with(new Attended(terms.now(), instead)), List.of());
    }

    /** Lets in somebody who is not on the list, if there is a seat that nobody else was promised. */
    public GuestChange walkIn(Guest guest, String id, String code, Terms terms) {
        requireDoorOpen(terms);
        if (!hasSeatFor(guest.groupId(), terms.admission())) {
            throw GuestRefusal.NO_SEAT_LEFT.refused();
        }
        return new GuestChange(
                withNew(guest, id, code, Origin.WALK_IN, new Attended(terms.now(), null)), id, List.of());
    }

    /** The list under other terms: refuses fewer seats than are held, and offers what has come free. */
    public GuestChange under(Terms terms) {
        if (seatsHeld() > terms.admission().capacity()) {
            throw new Refused(GuestRefusal.SEATS_TAKEN, "%d seats are taken or offered already.".formatted(seatsHeld()), "capacity");
        }
        for (Map.Entry<String, Integer> quota : terms.admission().quotas().entrySet()) {
            int held = seatsHeld(quota.getKey());
            if (held > quota.getValue()) {
                throw new Refused(GuestRefusal.SEATS_TAKEN,
                        "%d seats of %s are taken or offered already.".formatted(held, quota.getKey()), "quotas." + quota.getKey());
            }
        }
        return passedOn(new ArrayList<>(), "", terms);
    }

    /** What time alone does: offers that were not taken pass on to the next in line, and what nobody confirmed lapses. */
    public GuestChange expire(Terms terms) {
        var concerns = new ArrayList<Concern>();
        var list = new ArrayList<Registration>();
        for (Registration one : registrations) {
            if (one.state() instanceof Offered offered && !terms.now().isBefore(offered.until())) {
                list.add(one.with(new Declined(terms.now(), Why.OFFER_EXPIRED)));
                concerns.add(new Concern(one.guest().personId(), "registration-declined", false));
            } else if (one.state() instanceof Unconfirmed unconfirmed && !terms.now().isBefore(unconfirmed.until())) {
                lapsed(one, terms.now()).ifPresent(list::add);
            } else {
                list.add(one);
            }
        }
        return new GuestList(list, drawn).passedOn(concerns, "", terms);
    }

    /** The list once the briefing is over: whoever had a seat and was not seen did not come. */
    public GuestList closed(Instant now) {
        return new GuestList(
                registrations.stream()
                        .flatMap(one -> switch (one.state()) {
                            case Confirmed confirmed -> Stream.of(one.with(new NoShow(now)));
                            case Offered offered -> Stream.of(one.with(new Declined(now, Why.OFFER_EXPIRED)));
                            case Unconfirmed unconfirmed -> lapsed(one, now).stream();
                            default -> Stream.of(one);
                        })
                        .toList(),
                drawn);
    }

    /** Everybody who must be told of a change of the briefing itself. */
    public List<Concern> everybody(String matter, boolean urgent) {
        return registrations.stream()
                .filter(Registration::isAlive)
                .flatMap(one -> one.aide() == null
                        ? Stream.of(one.guest().personId())
                        : Stream.of(one.guest().personId(), one.aide().personId()))
                .distinct()
                .map(person -> new Concern(person, matter, urgent))
                .toList();
    }

    /** Everybody who was invited and must be told of a change of the invitation, since they have not said yes or no. */
    public List<Concern> unanswered(String matter, boolean urgent) {
        return registrations.stream()
                .filter(one -> one.state() instanceof Invited)
                .map(one -> new Concern(one.guest().personId(), matter, urgent))
                .toList();
    }

    /** Whoever was nothing but unconfirmed is forgotten; anybody else has given up once more. */
    private static Optional<Registration> lapsed(Registration one, Instant now) {
        return one.steps() == 0 ? Optional.empty() : Optional.of(one.with(new Cancelled(now, Why.GUEST)));
    }

    private static boolean handedOn(Registration one) {
        return one.state() instanceof Cancelled(Instant at, Why why) && why == Why.TRANSFERRED;
    }

    private GuestChange accepted(Registration one, Terms terms) {
        if (terms.answersAreOver() || terms.hasStarted() && !terms.office()) {
            throw GuestRefusal.ANSWER_TOO_LATE.refused();
        }
        // Whoever once asked uninvited and gave it up asks again.
        if (one.origin() == Origin.REQUESTED && terms.admission().approval() && !terms.office()) {
            return replaced(one.with(new Requested(terms.now())), List.of());
        }
        return seated(one, terms);
    }

    private GuestChange seated(Registration one, Terms terms) {
        if (hasSeatFor(one.guest().groupId(), terms.admission())) {
            return changed(one.with(new Confirmed(terms.now())), "registration-confirmed", false, terms);
        }
        GuestList list = withDrawn(drawn + 1);
        return list.changed(one.with(new Waitlisted(terms.now(), list.drawn)), "waitlisted", false, terms);
    }

    private boolean hasSeatFor(@Nullable String groupId, Admission admission) {
        if (seatsHeld() >= admission.capacity()) {
            return false;
        }
        Integer quota = groupId == null ? null : admission.quotas().get(groupId);
        return quota == null || groupId == null || seatsHeld(groupId) < quota;
    }

    private GuestChange changed(Registration one, @Nullable String matter, boolean urgent, Terms terms) {
        var concerns = new ArrayList<Concern>();
        if (matter != null) {
            concerns.add(new Concern(one.guest().personId(), matter, urgent));
            if (one.aide() != null) {
                concerns.add(new Concern(one.aide().personId(), matter, urgent));
            }
        }
        return replaced(one, concerns).after().passedOn(concerns, one.id(), terms);
    }

    /** Offers each free seat to the first in line who may have it; nothing is offered once the briefing has begun. */
    private GuestChange passedOn(List<Concern> concerns, String about, Terms terms) {
        GuestList list = this;
        if (!terms.hasStarted()) {
            for (Registration next : waiting()) {
                if (list.hasSeatFor(next.guest().groupId(), terms.admission())) {
                    Instant until = terms.now().plus(terms.admission().offerFor());
                    Instant last = terms.start();
                    long place = ((Waitlisted) next.state()).place();
                    list = list.replaced(
                            next.with(new Offered(terms.now(), until.isBefore(last) ? until : last, place)), List.of()).after();
                    concerns.add(new Concern(next.guest().personId(), "seat-offered", true));
                }
            }
        }
        return new GuestChange(list, about, List.copyOf(concerns));
    }

    private Registration answering(String id, Terms terms) {
        Registration one = registration(id);
        if (one.state() instanceof Cancelled(Instant at, Why why) && why != Why.GUEST) {
            if (why == Why.TRANSFERRED) {
                throw new Refused(GuestRefusal.ANSWER_NOT_POSSIBLE, "The seat was handed on to somebody else.", "answer");
            }
            if (!terms.office()) {
                throw GuestRefusal.INVITATION_WITHDRAWN.refused();
            }
        }
        return one.answered(terms.now(), terms.office());
    }

    private GuestList withNew(Guest guest, String id, String code, Origin origin, RegistrationState state) {
        if (of(guest.personId()).filter(one -> one.guest().personId().equals(guest.personId()) && !handedOn(one)).isPresent()) {
            throw new Refused(GuestRefusal.ALREADY_ON_THE_LIST, guest.name() + " is on the guest list already.", "person");
        }
        requireRoom();
        var list = new ArrayList<>(registrations);
        list.add(new Registration(id, code, guest, origin, state, 0, null, null, false));
        return new GuestList(list, drawn);
    }

    private void requireRoom() {
        if (registrations.stream().filter(one -> !(one.state() instanceof Unconfirmed)).count() >= LARGEST) {
            throw GuestRefusal.GUEST_LIST_FULL.refused();
        }
    }

    private GuestList withDrawn(long places) {
        return new GuestList(registrations, places);
    }

    private GuestChange replaced(Registration one, List<Concern> concerns) {
        var list = new ArrayList<Registration>(registrations.size());
        for (Registration other : registrations) {
            list.add(other.id().equals(one.id()) ? one : other);
        }
        return new GuestChange(new GuestList(list, drawn), one.id(), concerns);
    }

    private GuestChange unchanged(String id) {
        return new GuestChange(this, id, List.of());
    }

    private static void requireDoorOpen(Terms terms) {
        if (terms.now().isBefore(terms.start().minus(DOOR_OPENS))) {
            throw GuestRefusal.CHECK_IN_TOO_EARLY.refused();
        }
    }

    private static Refused notPossible(Registration one) {
        return new Refused(GuestRefusal.ANSWER_NOT_POSSIBLE, "The briefing is over for this guest: " + one.state().word() + ".", "answer");
    }
}
