package org.hemicycle.events.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.guest.Aide;
import org.hemicycle.events.guest.GuestList;
import org.hemicycle.events.guest.Origin;
import org.hemicycle.events.guest.Registration;
import org.hemicycle.events.guest.RegistrationState;
import org.hemicycle.events.guest.Why;
import org.jspecify.annotations.Nullable;

/**
 * A registration as staff see it.
 *
 * @param position how many wait before them plus one, for whoever waits
 * @param offeredUntil the moment at which the offer passes on, where one stands
 * @param hasEmail whether they can be written to
 * @param openedAt when they last opened their page, if they did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegistrationView(
        String id,
        String code,
        String person,
        String name,
        @Nullable String group,
        @Nullable String house,
        Origin origin,
        String state,
        Instant since,
        String partstat,
        @Nullable Integer position,
        @Nullable Instant offeredUntil,
        @Nullable Why why,
        @Nullable String substitute,
        @Nullable Aide aide,
        @Nullable Instant answeredAt,
        boolean byOffice,
        @Nullable Boolean hasEmail,
        @Nullable Instant openedAt) {

    /** Everybody on the list: whoever has a seat, is offered one or waits first, in the order of the line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listing(long version, long saved, List<RegistrationView> items) {}

    static Listing list(Versioned<Briefing> briefing, Map<String, Instant> openings, Set<String> reachable) {
        GuestList guests = briefing.state().guests();
        Map<String, Integer> positions = new HashMap<>();
        guests.waiting().forEach(one -> positions.put(one.id(), positions.size() + 1));
        return new Listing(
                briefing.state().revision(), briefing.version(),
                guests.registrations().stream()
                        .sorted(Comparator.<Registration>comparingInt(one -> rank(one.state()))
                                .thenComparingInt(one -> positions.getOrDefault(one.id(), 0)))
                        .map(one -> of(one, positions.get(one.id()), reachable.contains(one.guest().personId()), openings.get(one.guest().personId())))
                        .toList());
    }

    static RegistrationView of(Registration one, GuestList guests) {
        int position = guests.positionOf(one);
        return of(one, position == 0 ? null : position, null, null);
    }

    private static RegistrationView of(Registration one, @Nullable Integer position, @Nullable Boolean hasEmail, @Nullable Instant openedAt) {
        return new RegistrationView(
                one.id(), one.code(), one.guest().personId(), one.guest().name(), one.guest().groupId(), one.guest().houseId(),
                one.origin(), one.state().word(), one.state().at(), one.partstat(), position,
                one.state() instanceof RegistrationState.Offered offered ? offered.until() : null,
                switch (one.state()) {
                    case RegistrationState.Declined declined -> declined.why();
                    case RegistrationState.Cancelled cancelled -> cancelled.why();
                    default -> null;
                },
                one.state() instanceof RegistrationState.Attended attended ? attended.substitute() : null,
                one.aide(), one.answeredAt(), one.byOffice(), hasEmail, openedAt);
    }

    private static int rank(RegistrationState state) {
        return switch (state) {
            case RegistrationState.Attended attended -> 0;
            case RegistrationState.Confirmed confirmed -> 1;
            case RegistrationState.Offered offered -> 2;
            case RegistrationState.Waitlisted waitlisted -> 3;
            case RegistrationState.Requested requested -> 4;
            case RegistrationState.Invited invited -> 5;
            case RegistrationState.Unconfirmed unconfirmed -> 6;
            case RegistrationState.NoShow noShow -> 7;
            case RegistrationState.Declined declined -> 8;
            case RegistrationState.Cancelled cancelled -> 9;
        };
    }

    /** The ids of everybody on a list. */
    static Set<String> people(Briefing briefing) {
        return briefing.guests().registrations().stream().map(one -> one.guest().personId()).collect(Collectors.toSet());
    }
}
