package org.hemicycle.events.briefing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.events.balance.BalancePolicy;
import org.hemicycle.events.guest.Registration;
import org.hemicycle.events.programme.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A briefing as the API shows it; to the public without hosts, terms and numbers, which are absent, not hidden.
 *
 * @param version the revision of its plan, which a change must name
 * @param saved the version of the document, which answers raise too
 * @param registrations how many guests are how far, by the word of the state
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BriefingView(
        String id,
        long version,
        @Nullable Long saved,
        BriefingState state,
        BriefingKind kind,
        LocalizedText title,
        LocalizedText purpose,
        List<String> hostAreas,
        List<String> houses,
        OffsetDateTime start,
        OffsetDateTime end,
        String timeZone,
        BuildingFacts building,
        @Nullable String room,
        @Nullable PersonReference sponsor,
        @Nullable List<PersonReference> interpreters,
        @Nullable Integer capacity,
        @Nullable Map<String, Integer> quotas,
        boolean open,
        @Nullable Boolean approval,
        OffsetDateTime answerUntil,
        @Nullable Duration offerFor,
        @Nullable Duration changeLimit,
        @Nullable BalancePolicy policy,
        @Nullable Visibility visibility,
        @Nullable Map<String, Integer> registrations,
        @Nullable Integer seatsLeft,
        int sequence,
        @Nullable LocalizedText cancellationReason,
        @Nullable Instant announcedAt,
        Instant lastModified) {

    /** One page of a list, with the cursor of the next one where there is one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<BriefingView> items, @Nullable String next) {}

    static BriefingView of(Versioned<Briefing> versioned, boolean internal) {
        Briefing briefing = versioned.state();
        Session session = briefing.session();
        var admission = briefing.admission();
        return new BriefingView(
                briefing.id().value(), briefing.revision(), internal ? versioned.version() : null, briefing.state(), briefing.kind(),
                briefing.subject().title(), briefing.subject().purpose(), briefing.subject().hostAreas(), briefing.subject().houses(),
                session.start(), session.end(), session.zone().getId(), session.building(), session.room(),
                briefing.hosts().sponsor(), internal ? briefing.hosts().interpreters() : null,
                internal ? admission.capacity() : null, internal ? admission.quotas() : null, admission.open(),
                internal || admission.open() ? admission.approval() : null,
                admission.answerUntil().atZone(session.zone()).toOffsetDateTime(),
                internal ? admission.offerFor() : null, internal ? admission.changeLimit() : null,
                internal ? briefing.policy() : null, internal ? briefing.visibility() : null,
                internal ? counts(briefing) : null, internal ? admission.capacity() - briefing.guests().seatsHeld() : null,
                briefing.sequence(), briefing.cancellationReason(), briefing.announcedAt(), briefing.lastModified());
    }

    private static Map<String, Integer> counts(Briefing briefing) {
        var counts = new TreeMap<String, Integer>();
        for (Registration one : briefing.guests().registrations()) {
            counts.merge(one.state().word(), 1, Integer::sum);
        }
        return counts;
    }
}
