package org.hemicycle.events.briefing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.balance.BalancePolicy;
import org.hemicycle.events.guest.Admission;
import org.hemicycle.events.guest.Concern;
import org.hemicycle.events.guest.GuestChange;
import org.hemicycle.events.guest.GuestList;
import org.hemicycle.events.guest.Registration;
import org.hemicycle.events.guest.Terms;
import org.hemicycle.events.programme.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A session in or for a parliament, with its guest list.
 *
 * <p>Each method that changes something says what happened, with the briefing after it, or refuses by name and leaves
 * everything as it was. It knows its own guests only; who is expected elsewhere is the diary's question.
 *
 * @param id its id, which never changes
 * @param state how far it has come
 * @param revision how often the office changed its plan; answers of guests do not count, so that they never make what
 *     staff have on the screen stale
 * @param sequence iCalendar SEQUENCE: raised when its time, its place or its state change
 * @param kind whom it brings together
 * @param subject what it is about
 * @param session when and where it is held
 * @param hosts who must be in the room
 * @param admission who may come, and until when one can say so
 * @param policy what the office means by balanced
 * @param visibility whether the public may know of it
 * @param guests everybody on the guest list
 * @param placings when and where it was held to be, version by version, since it was announced
 * @param cancellationReason why it was called off, where it was and a reason was given
 * @param announcedAt when those invited were told, once they were
 * @param due the next moment at which time alone changes something: an offer that passes on, the end, or the day on
 *     which addresses are forgotten
 * @param lastModified when its plan was last changed
 */
public record Briefing(
        BriefingId id,
        BriefingState state,
        long revision,
        int sequence,
        BriefingKind kind,
        Subject subject,
        Session session,
        Hosts hosts,
        Admission admission,
        BalancePolicy policy,
        Visibility visibility,
        GuestList guests,
        List<Placing> placings,
        @Nullable LocalizedText cancellationReason,
        @Nullable Instant announcedAt,
        @Nullable Instant due,
        Instant lastModified) {

    /** How long after the end those not seen are taken for absent, where the office does not say so earlier. */
    private static final Duration CLOSED_AFTER = Duration.ofHours(12);
    /** How long after the end those who are not public can still be written to, to be thanked and asked. */
    public static final Duration ADDRESSES_KEPT = Duration.ofDays(30);
    /** A change this shortly before the start is told at once. */
    private static final Duration URGENT = Duration.ofHours(24);

    static BriefingEvent.Begun begin(
            BriefingId id, BriefingKind kind, Subject subject, Session session, Hosts hosts, Admission admission,
            BalancePolicy policy, Visibility visibility, Instant now) {
        subject.requireHousesFor(kind);
        requireAhead(session, now);
        requireAnswersBeforeStart(admission, session);
        return new BriefingEvent.Begun(new Briefing(
                id, BriefingState.DRAFT, 1, 0, kind, subject, session, hosts, admission, policy, visibility, GuestList.empty(),
                List.of(), null, null, null, now));
    }

    /** Whether the public knows, or knew, of it. */
    public boolean isPublic() {
        return visibility == Visibility.PUBLIC && announcedAt != null;
    }

    BriefingEvent.Described describe(Subject to, Hosts with, Visibility seenBy, Instant now) {
        requireOpen(now);
        to.requireHousesFor(kind);
        // Who is invited is invited in the sponsor's name.
        boolean otherName = !Objects.equals(with.sponsor(), hosts.sponsor());
        return new BriefingEvent.Described(
                new Briefing(
                        id, state, revision + 1, sequence, kind, to, session, with, admission, policy, seenBy, guests, placings,
                        cancellationReason, announcedAt, due, now),
                this, otherName ? told(guests.unanswered("invitation-changed", false)) : List.of());
    }

    /**
     * Moves it to another time, building or room.
     *
     * @param version the version of the document that will say so
     */
    BriefingEvent.Moved move(Session to, long version, Instant now) {
        requireOpen(now);
        requireAhead(to, now);
        requireAnswersBeforeStart(admission, to);
        boolean told = state == BriefingState.PUBLISHED && !to.equals(session);
        Instant sooner = to.slot().start().isBefore(session.slot().start()) ? to.slot().start() : session.slot().start();
        var history = new ArrayList<>(placings);
        if (told) {
            history.add(new Placing(version, to));
        }
        var moved = new Briefing(
                id, state, revision + 1, sequence + 1, kind, subject, to, hosts, admission, policy, visibility, guests,
                List.copyOf(history), cancellationReason, announcedAt, null, now).withDue();
        return new BriefingEvent.Moved(
                moved, this, told ? everybody("briefing-changed", sooner.isBefore(now.plus(URGENT))) : List.of());
    }

    BriefingEvent.Admitted admit(Admission to, BalancePolicy by, Instant now) {
        requireOpen(now);
        requireAnswersBeforeStart(to, session);
        GuestChange change = guests.under(new Terms(to, session.slot().start(), now, true));
        var concerns = new ArrayList<>(change.concerns());
        if (!to.answerUntil().equals(admission.answerUntil()) && to.answerUntil().isAfter(now)) {
            concerns.addAll(change.after().unanswered("invitation-changed", to.answerUntil().isBefore(now.plus(URGENT))));
        }
        return new BriefingEvent.Admitted(
                new Briefing(
                        id, state, revision + 1, sequence, kind, subject, session, hosts, to, by, visibility, change.after(),
                        placings, cancellationReason, announcedAt, null, now).withDue(),
                told(concerns));
    }

    /**
     * Tells those invited, and the public where it is public.
     *
     * @param version the version of the document that will say so
     */
    BriefingEvent.Announced announce(long version, Instant now) {
        requireOpen(now);
        if (state == BriefingState.PUBLISHED) {
            throw BriefingRefusal.BRIEFING_ALREADY_PUBLISHED.refused();
        }
        return new BriefingEvent.Announced(
                new Briefing(
                        id, BriefingState.PUBLISHED, revision + 1, sequence + 1, kind, subject, session, hosts, admission, policy,
                        visibility, guests, List.of(new Placing(version, session)), cancellationReason, now, null, now).withDue(),
                guests.everybody("invited", false));
    }

    BriefingEvent.Cancelled cancel(@Nullable LocalizedText reason, Instant now) {
        requireOpen(now);
        return new BriefingEvent.Cancelled(
                new Briefing(
                        id, BriefingState.CANCELLED, revision + 1, sequence + 1, kind, subject, session, hosts, admission, policy,
                        visibility, guests, placings, reason, announcedAt, forgetting(), now),
                told(everybody("briefing-cancelled", true)), isPublic());
    }

    /** The office's change of the guest list itself, such as an invitation; it counts as a change of the plan. */
    BriefingEvent.GuestsChanged planGuests(Function<Terms, List<GuestChange>> change, Instant now) {
        requireOpen(now);
        List<GuestChange> changes = change.apply(terms(now, true));
        Briefing changed = withGuests(changes.isEmpty() ? guests : changes.getLast().after());
        return new BriefingEvent.GuestsChanged(
                new Briefing(
                        id, state, revision + 1, sequence, kind, subject, session, hosts, admission, policy, visibility, changed.guests,
                        placings, cancellationReason, announcedAt, changed.due, now),
                changes.stream().map(GuestChange::registrationId).toList(),
                told(changes.stream().flatMap(one -> one.concerns().stream()).toList()));
    }

    /** What a guest answers, or the office on their behalf, once those invited know of it. */
    public BriefingEvent.GuestsChanged answer(Function<Terms, GuestChange> change, boolean office, Instant now) {
        requireTakingPlace();
        if (state == BriefingState.DRAFT) {
            throw BriefingRefusal.BRIEFING_NOT_PUBLISHED.refused();
        }
        if (!office && !now.isBefore(session.slot().end())) {
            throw BriefingRefusal.BRIEFING_ALREADY_HELD.refused();
        }
        GuestChange made = change.apply(terms(now, office));
        return new BriefingEvent.GuestsChanged(withGuests(made.after()), List.of(made.registrationId()), made.concerns());
    }

    /** What time alone does: offers pass on, and a briefing long over is closed. It stays as it is where nothing is due. */
    public BriefingEvent pass(Instant now) {
        if (due == null || now.isBefore(due)) {
            return new BriefingEvent.GuestsChanged(this, List.of(), List.of());
        }
        if (isToBeForgotten(now)) {
            return new BriefingEvent.GuestsChanged(
                    new Briefing(
                            id, state, revision, sequence, kind, subject, session, hosts, admission, policy, visibility, guests, placings,
                            cancellationReason, announcedAt, null, lastModified),
                    List.of(), List.of());
        }
        if (!now.isBefore(session.slot().end().plus(CLOSED_AFTER))) {
            return close(now);
        }
        GuestChange change = guests.expire(terms(now, false));
        return new BriefingEvent.GuestsChanged(withGuests(change.after()), List.of(), change.concerns());
    }

    /** Ends it: whoever had a seat and was not seen did not come. */
    BriefingEvent.Closed close(Instant now) {
        requireTakingPlace();
        if (state == BriefingState.DRAFT) {
            throw BriefingRefusal.BRIEFING_NOT_PUBLISHED.refused();
        }
        if (now.isBefore(session.slot().end())) {
            throw BriefingRefusal.BRIEFING_NOT_OVER.refused();
        }
        return new BriefingEvent.Closed(new Briefing(
                id, BriefingState.HELD, revision + 1, sequence, kind, subject, session, hosts, admission, policy, visibility,
                guests.closed(now), placings, cancellationReason, announcedAt, forgetting(), now));
    }

    /** Whether it is so long over that nobody on its list needs to be written to any more. */
    public boolean isToBeForgotten(Instant now) {
        boolean over = state == BriefingState.HELD || state == BriefingState.CANCELLED;
        return over && due != null && !now.isBefore(due);
    }

    /** The first day, in UTC, on which nobody on its list can be written to any more. */
    public LocalDate forgotten() {
        return LocalDate.ofInstant(forgetting(), ZoneOffset.UTC).plusDays(1);
    }

    private Instant forgetting() {
        return session.slot().end().plus(ADDRESSES_KEPT);
    }

    /** The registration of a person, as guest or as aide. */
    public Optional<Registration> registrationOf(String personId) {
        return guests.of(personId);
    }

    Terms terms(Instant now, boolean office) {
        return new Terms(admission, session.slot().start(), now, office);
    }

    private Briefing withGuests(GuestList list) {
        return new Briefing(
                id, state, revision, sequence, kind, subject, session, hosts, admission, policy, visibility, list, placings,
                cancellationReason, announcedAt, due, lastModified).withDue();
    }

    private Briefing withDue() {
        Instant end = session.slot().end().plus(CLOSED_AFTER);
        Instant next = guests.nextExpiry().filter(expiry -> expiry.isBefore(end)).orElse(end);
        return new Briefing(
                id, state, revision, sequence, kind, subject, session, hosts, admission, policy, visibility, guests, placings,
                cancellationReason, announcedAt, state == BriefingState.PUBLISHED ? next : null, lastModified);
    }

    /** The guests who count on it, and those who must be in the room for it. */
    private List<Concern> everybody(String matter, boolean urgent) {
        return Stream.concat(
                        guests.everybody(matter, urgent).stream(),
                        hosts.people().map(host -> new Concern(host.id(), matter, urgent)))
                .distinct()
                .toList();
    }

    /** Nobody hears of a briefing that is still being prepared. */
    private List<Concern> told(List<Concern> concerns) {
        return state == BriefingState.DRAFT ? List.of() : concerns;
    }

    private void requireTakingPlace() {
        switch (state) {
            case CANCELLED -> throw BriefingRefusal.BRIEFING_ALREADY_CANCELLED.refused();
            case HELD -> throw BriefingRefusal.BRIEFING_ALREADY_HELD.refused();
            case DRAFT, PUBLISHED -> {}
        }
    }

    private void requireOpen(Instant now) {
        requireTakingPlace();
        if (!now.isBefore(session.slot().end())) {
            throw BriefingRefusal.BRIEFING_ALREADY_HELD.refused();
        }
    }

    private static void requireAhead(Session session, Instant now) {
        if (!session.slot().end().isAfter(now)) {
            throw new Refused(BriefingRefusal.SESSION_IN_THE_PAST, "The briefing would be over already.", "end");
        }
    }

    private static void requireAnswersBeforeStart(Admission admission, Session session) {
        if (admission.answerUntil().isAfter(session.slot().start())) {
            throw new Refused(BriefingRefusal.DEADLINE_AFTER_START, "Answers must end before the briefing starts.", "answerUntil");
        }
    }
}
