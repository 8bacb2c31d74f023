package org.hemicycle.events.briefing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.OrganizationFacts;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.balance.Balance;
import org.hemicycle.events.balance.BalancePolicy;
import org.hemicycle.events.balance.House;
import org.hemicycle.events.balance.Seated;
import org.hemicycle.events.contact.Contacts;
import org.hemicycle.events.diary.Diary;
import org.hemicycle.events.diary.Engagement;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.guest.Admission;
import org.hemicycle.events.guest.GuestChange;
import org.hemicycle.events.guest.GuestRefusal;
import org.hemicycle.events.guest.Registration;
import org.hemicycle.events.guest.RegistrationState;
import org.hemicycle.events.guest.Terms;
import org.hemicycle.events.guest.Why;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Visibility;
import org.hemicycle.events.visit.VisitRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes the office's requests about briefings: finds what a decision needs, lets the briefing decide, saves what happened. */
@Service
public class BriefingDesk {

    private final Briefings briefings;
    private final Turns turns;
    private final Diary diary;
    private final Contacts contacts;
    private final Directory directory;
    private final Clock clock;

    BriefingDesk(Briefings briefings, Turns turns, Diary diary, Contacts contacts, Directory directory, Clock clock) {
        this.briefings = briefings;
        this.turns = turns;
        this.diary = diary;
        this.contacts = contacts;
        this.directory = directory;
        this.clock = clock;
    }

    /** A time as it was asked for, read once the zone of its building is known. */
    interface Asked extends Function<ZoneId, Slot> {}

    /**
     * A briefing as it is now.
     *
     * @throws Refused BRIEFING_UNKNOWN
     */
    public Versioned<Briefing> find(BriefingId id) {
        return briefings.find(id).orElseThrow(() -> new Refused(BriefingRefusal.BRIEFING_UNKNOWN, "There is no briefing " + id + "."));
    }

    Versioned<Briefing> begin(
            BriefingKind kind, Subject subject, Asked asked, String buildingId, @Nullable String room, @Nullable String sponsor,
            List<String> interpreters, Function<Slot, Admission> terms, BalancePolicy policy, Visibility visibility) {
        requireKnown(subject);
        BuildingFacts building = building(buildingId);
        Hosts hosts = hosts(sponsor, interpreters);
        var session = new Session(asked.apply(ZoneId.of(building.timeZone())), building, room);
        Admission admission = terms.apply(session.slot());
        requireGroups(admission.quotas(), subject.houses());
        BriefingEvent.Begun begun = Briefing.begin(
                BriefingId.next(), kind, subject, session, hosts, admission, policy, visibility, clock.instant());
        return entered(BriefingWitness.of(begun.after()), () -> briefings.add(begun));
    }

    Versioned<Briefing> describe(
            BriefingId id, long revision, Subject subject, @Nullable String sponsor, List<String> interpreters, Visibility visibility) {
        requireKnown(subject);
        Hosts hosts = hosts(sponsor, interpreters);
        Briefing read = current(find(id).state(), revision);
        return entered(
                BriefingWitness.of(read.describe(subject, hosts, visibility, clock.instant()).after()),
                () -> change(id, revision, (briefing, now) -> briefing.describe(subject, hosts, visibility, now)));
    }

    Versioned<Briefing> reschedule(BriefingId id, long revision, Asked slot) {
        return move(id, revision, session -> new Session(slot.apply(session.zone()), session.building(), session.room()));
    }

    Versioned<Briefing> relocate(BriefingId id, long revision, String buildingId, @Nullable String room) {
        BuildingFacts building = building(buildingId);
        return move(id, revision, session -> new Session(session.slot(), building, room));
    }

    private Versioned<Briefing> move(BriefingId id, long revision, UnaryOperator<Session> to) {
        Versioned<Briefing> read = find(id);
        Session session = to.apply(current(read.state(), revision).session());
        Versioned<Briefing> moved = entered(
                BriefingWitness.of(read.state().move(session, read.version() + 1, clock.instant()).after()),
                () -> turns.take(id, (briefing, version) -> current(briefing, revision).move(session, version, clock.instant())).briefing());
        // Whoever comes later has to be reached later.
        contacts.prolong(moved.state().guests().people(), moved.state().forgotten().minusDays(1), moved.state().forgotten());
        return moved;
    }

    Versioned<Briefing> admit(BriefingId id, long revision, UnaryOperator<Admission> to, @Nullable BalancePolicy policy) {
        return change(id, revision, (briefing, now) -> {
            Admission admission = to.apply(briefing.admission());
            requireGroups(admission.quotas(), briefing.subject().houses());
            return briefing.admit(admission, policy == null ? briefing.policy() : policy, now);
        });
    }

    Versioned<Briefing> announce(BriefingId id, long revision) {
        return turns.take(id, (briefing, version) -> current(briefing, revision).announce(version, clock.instant())).briefing();
    }

    Versioned<Briefing> cancel(BriefingId id, long revision, @Nullable LocalizedText reason) {
        Versioned<Briefing> cancelled = change(id, revision, (briefing, now) -> briefing.cancel(reason, now));
        diary.strike(BriefingWitness.KIND, id.value(), id.value());
        return cancelled;
    }

    Versioned<Briefing> close(BriefingId id, long revision) {
        return change(id, revision, Briefing::close);
    }

    /** The office's change of the guest list on the revision that it has read. */
    public Turns.Taken planGuests(BriefingId id, long revision, BiFunction<Briefing, Terms, List<GuestChange>> change) {
        return turns.take(id, (briefing, version) ->
                current(briefing, revision).planGuests(terms -> change.apply(briefing, terms), clock.instant()));
    }

    /** How far those on the list mirror the houses, with their seats on the day of the briefing. */
    Balance balance(Briefing briefing) {
        LocalDate day = briefing.session().start().toLocalDate();
        List<House> houses = briefing.subject().houses().stream()
                .map(id -> directory.organization(id).map(house -> House.on(house, day)).orElseGet(() -> new House(id, null)))
                .toList();
        var invited = new ArrayList<Seated>();
        var confirmed = new ArrayList<Seated>();
        var attended = new ArrayList<Seated>();
        for (Registration one : briefing.guests().registrations()) {
            var seated = new Seated(one.guest().groupId(), one.guest().houseId());
            if (one.state() instanceof RegistrationState.Unconfirmed) {
                continue;
            }
            if (!(one.state() instanceof RegistrationState.Cancelled cancelled) || cancelled.why() == Why.GUEST) {
                invited.add(seated);
            }
            if (one.state() instanceof RegistrationState.Confirmed || one.state() instanceof RegistrationState.Attended
                    || one.state() instanceof RegistrationState.NoShow) {
                confirmed.add(seated);
            }
            if (one.state() instanceof RegistrationState.Attended) {
                attended.add(seated);
            }
        }
        return Balance.of(briefing.policy(), houses, invited, confirmed, attended);
    }

    /** Saves what the diary has nothing against; it is asked again about whatever two save at the same moment. */
    private Versioned<Briefing> entered(Engagement engagement, Supplier<Versioned<Briefing>> save) {
        Diary.Entry entry = diary.enter(engagement);
        Versioned<Briefing> saved;
        try {
            saved = save.get();
        } catch (RuntimeException notSaved) {
            diary.withdraw(entry);
            throw notSaved;
        }
        diary.confirm(entry);
        return saved;
    }

    private Versioned<Briefing> change(BriefingId id, long revision, BiFunction<Briefing, Instant, BriefingEvent> decision) {
        return turns.take(id, (briefing, version) -> decision.apply(current(briefing, revision), clock.instant())).briefing();
    }

    /** The briefing as it is, if its plan is the one that the change was based on. */
    private static Briefing current(Briefing briefing, long revision) {
        requireRevision(briefing, revision);
        return briefing;
    }

    /**
     * Refuses a change that rests on another revision of the plan than it has now.
     *
     * @throws StaleVersion when somebody else was faster
     */
    public static void requireRevision(Briefing briefing, long revision) {
        if (briefing.revision() != revision) {
            throw new StaleVersion(briefing.id().value(), revision);
        }
    }

    private void requireKnown(Subject subject) {
        for (String area : subject.hostAreas()) {
            if (directory.area(area).isEmpty()) {
                throw new Refused(VisitRefusal.AREA_UNKNOWN, "The directory has no area " + area + ".", "hostAreas");
            }
        }
        for (String house : subject.houses()) {
            if (directory.organization(house).isEmpty()) {
                throw new Refused(BriefingRefusal.HOUSE_UNKNOWN, "The directory has no chamber " + house + ".", "houses");
            }
        }
    }

    private void requireGroups(Map<String, Integer> quotas, List<String> houses) {
        for (String group : quotas.keySet()) {
            if (directory.organization(group).map(OrganizationFacts::parentId).filter(houses::contains).isEmpty()) {
                throw new Refused(GuestRefusal.GROUP_UNKNOWN, "No house of the briefing has a group " + group + ".", "quotas." + group);
            }
        }
    }

    private Hosts hosts(@Nullable String sponsor, List<String> interpreters) {
        return new Hosts(
                sponsor == null ? null : person(sponsor, "sponsor"),
                interpreters.stream().distinct().map(id -> person(id, "interpreters")).toList());
    }

    private PersonReference person(String id, String field) {
        return directory.person(id)
                .map(person -> new PersonReference(person.id(), person.name()))
                .orElseThrow(() -> new Refused(VisitRefusal.PERSON_UNKNOWN, "The directory has no person " + id + ".", field));
    }

    private BuildingFacts building(String id) {
        return directory.building(id).orElseThrow(() ->
                new Refused(VisitRefusal.BUILDING_UNKNOWN, "The directory has no building " + id + ".", "building"));
    }

    /** The id of a registration that nobody has yet. */
    public static String newRegistration() {
        return "registration-" + UUID.randomUUID();
    }
}
