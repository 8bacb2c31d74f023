package org.hemicycle.web.briefing;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A briefing as events-service shows it; what the public may not know is absent.
 *
 * @param id its id
 * @param version the revision of its plan, which a change must name
 * @param saved the version of the whole, which answers of guests raise too; only staff are told
 * @param state {@code DRAFT}, {@code PUBLISHED}, {@code CANCELLED} or {@code HELD}
 * @param kind {@code cross-party} or {@code cross-border}
 * @param title its title
 * @param purpose what it is for
 * @param hostAreas codes of the areas that it concerns
 * @param houses ids of the chambers whose members it brings together
 * @param start when it starts, at the offset of the building
 * @param end when it ends, likewise
 * @param timeZone the zone of the building
 * @param building where it is
 * @param room the room, once there is one
 * @param sponsor in whose name the room is had
 * @param capacity how many seats there are
 * @param quotas at most how many of them go to a group
 * @param open whether anybody may register
 * @param approval whether the office decides on each registration
 * @param answerUntil until when one can say yes
 * @param offerFor how long a seat that has come free is kept for the next in line
 * @param changeLimit how long before the start a seat can be given back for the last time
 * @param policy what is meant by balanced
 * @param visibility {@code public} or {@code internal}
 * @param registrations how many guests are how far
 * @param seatsLeft how many seats are neither taken nor offered
 * @param cancellationReason why it was called off
 */
public record Briefing(
        String id,
        long version,
        @Nullable Long saved,
        String state,
        String kind,
        LocalizedText title,
        LocalizedText purpose,
        List<String> hostAreas,
        List<String> houses,
        OffsetDateTime start,
        OffsetDateTime end,
        ZoneId timeZone,
        Place building,
        @Nullable String room,
        @Nullable Named sponsor,
        @Nullable Integer capacity,
        @Nullable Map<String, Integer> quotas,
        boolean open,
        @Nullable Boolean approval,
        OffsetDateTime answerUntil,
        @Nullable Duration offerFor,
        @Nullable Duration changeLimit,
        @Nullable String policy,
        @Nullable String visibility,
        @Nullable Map<String, Integer> registrations,
        @Nullable Integer seatsLeft,
        @Nullable LocalizedText cancellationReason) {

    /** Times on the clock of the building, whatever offset they came in. */
    public Briefing {
        start = start.atZoneSameInstant(timeZone).toOffsetDateTime();
        end = end.atZoneSameInstant(timeZone).toOffsetDateTime();
        answerUntil = answerUntil.atZoneSameInstant(timeZone).toOffsetDateTime();
    }

    /** A building with what a page shows of it. */
    public record Place(String id, LocalizedText name, @Nullable String address) {}

    /** A person with the name they go by. */
    public record Named(String id, String name) {}

    /** Whether it was called off. */
    public boolean isCancelled() {
        return state.equals("CANCELLED");
    }

    /** Whether anything can still be changed. */
    public boolean isOpenForChanges() {
        return state.equals("DRAFT") || state.equals("PUBLISHED");
    }

    /** How many guests are so far. */
    public int guests(String state) {
        return registrations == null ? 0 : registrations.getOrDefault(state, 0);
    }

    /** How many have a seat or came. */
    public int seated() {
        return guests("confirmed") + guests("attended");
    }
}
