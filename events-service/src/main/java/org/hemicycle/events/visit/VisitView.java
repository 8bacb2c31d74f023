package org.hemicycle.events.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A visit as the API shows it; to the public without delegates and internal meetings, which are absent, not hidden.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VisitView(
        String id,
        long version,
        VisitState state,
        LocalizedText title,
        LocalizedText purpose,
        List<String> hostAreas,
        Window window,
        String timeZone,
        @Nullable List<Delegate> delegates,
        List<MeetingView> meetings,
        @Nullable LocalizedText cancellationReason,
        @Nullable Instant announcedAt,
        Instant lastModified) {

    /** One page of a list, with the cursor of the next one where there is one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<VisitView> items, @Nullable String next) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MeetingView(
            String id,
            int sequence,
            MeetingStatus status,
            LocalizedText summary,
            OffsetDateTime start,
            OffsetDateTime end,
            BuildingFacts building,
            List<PersonReference> interlocutors,
            @Nullable List<String> delegates,
            Visibility visibility) {

        static MeetingView of(Meeting meeting, boolean internal) {
            return new MeetingView(
                    meeting.id(), meeting.sequence(), meeting.status(), meeting.summary(),
                    PublicFacts.local(meeting.slot().start(), meeting), PublicFacts.local(meeting.slot().end(), meeting),
                    meeting.building(), meeting.interlocutors(), internal ? meeting.delegates() : null, meeting.visibility());
        }
    }

    static VisitView of(Versioned<Visit> versioned, boolean internal) {
        Visit visit = versioned.state();
        return new VisitView(
                visit.id().value(), versioned.version(), visit.state(), visit.title(), visit.purpose(), visit.hostAreas(),
                visit.window(), visit.timeZone().getId(), internal ? visit.delegates() : null,
                visit.meetings().stream()
                        .filter(meeting -> internal || meeting.isPublic())
                        .map(meeting -> MeetingView.of(meeting, internal))
                        .toList(),
                visit.cancellationReason(), visit.announcedAt(), visit.lastModified());
    }
}
