package org.hemicycle.events.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.events.contact.Contacts;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.itinerary.Severity;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.MeetingStatus;
import org.hemicycle.events.programme.Programme;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Visibility;
import org.hemicycle.events.programme.Window;
import org.jspecify.annotations.Nullable;

/**
 * A visit as the API shows it: to staff the working plan with everything they need, to the public the last edition
 * without delegates and internal meetings, which are absent, not hidden.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VisitView(
        String id,
        long version,
        String state,
        LocalizedText title,
        LocalizedText purpose,
        List<String> hostAreas,
        Window window,
        String timeZone,
        @Nullable NextStep nextStep,
        @Nullable Integer edition,
        @Nullable Boolean unpublished,
        @Nullable Violations violations,
        @Nullable Preparation preparation,
        @Nullable List<DelegateView> delegates,
        List<MeetingView> meetings,
        @Nullable LocalizedText cancellationReason,
        @Nullable Instant announcedAt,
        @Nullable Instant publishedAt,
        Instant lastModified) {

    /** One page of a list, with the cursor of the next one where there is one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<VisitView> items, @Nullable String next) {}

    /** The state that follows, and what is missing for it. */
    record NextStep(VisitState state, List<Missing> missing) {}

    record Missing(String code, String sentence) {}

    /** How many rules the plan breaks, by severity, apart from what was waived. */
    record Violations(long hard, long medium, long soft) {

        static Violations of(List<VisitRules.Found> found) {
            return new Violations(count(found, Severity.HARD), count(found, Severity.MEDIUM), count(found, Severity.SOFT));
        }

        private static long count(List<VisitRules.Found> found, Severity severity) {
            return found.stream().filter(one -> one.waiver() == null && one.violation().severity() == severity).count();
        }
    }

    /**
     * What stands beside visits.
     *
     * @param violations what one breaks; in a list it is not asked for
     * @param outlook what the next step of one depends on; in a list it is not asked for, and counts as clear
     * @param reachable keys of the delegates whose address is known
     * @param needy keys of the delegates whose needs are known
     */
    record Around(@Nullable Violations violations, Condition.Outlook outlook, Set<String> reachable, Set<String> needy) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DelegateView(
            String id,
            String name,
            String role,
            @Nullable String organization,
            List<String> languages,
            @Nullable OffsetDateTime arrival,
            @Nullable OffsetDateTime departure,
            boolean hasEmail,
            boolean hasNeeds) {

        static DelegateView of(Delegate delegate, VisitId visit, Around around) {
            String key = Contacts.delegate(visit.value(), delegate.id());
            return new DelegateView(delegate.id(), delegate.name(), delegate.role(), delegate.organization(), delegate.languages(),
                    delegate.arrival(), delegate.departure(), around.reachable().contains(key), around.needy().contains(key));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SlotView(OffsetDateTime start, OffsetDateTime end) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttendanceView(
            String person,
            String name,
            Attendance.Kind kind,
            Attendance.Role role,
            Attendance.PartStat partstat,
            @Nullable String delegatedTo,
            @Nullable String onBehalfOf,
            Attendance.Attended attended,
            @Nullable Instant respondedAt) {

        static AttendanceView of(Attendance one, Visit visit) {
            String name = one.name() != null ? one.name() : visit.nameOfAnyone(one.person()).orElse(one.person());
            return new AttendanceView(one.person(), name, one.kind(), one.role(), one.partstat(), one.delegatedTo(), one.onBehalfOf(),
                    one.attended(), one.respondedAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MeetingView(
            String id,
            int sequence,
            @Nullable MeetingState state,
            @Nullable MeetingStatus status,
            LocalizedText summary,
            @Nullable Long durationMinutes,
            @Nullable OffsetDateTime start,
            @Nullable OffsetDateTime end,
            @Nullable List<SlotView> offered,
            @Nullable BuildingFacts building,
            @Nullable String room,
            List<PersonReference> interlocutors,
            @Nullable List<String> delegates,
            @Nullable List<AttendanceView> attendances,
            Arrangement.@Nullable Classification classification,
            @Nullable String language,
            Arrangement.@Nullable Interpretation interpretation,
            Arrangement.@Nullable OnRecord onRecord,
            @Nullable Boolean pinned,
            Arrangement.@Nullable Priority priority,
            Visibility visibility,
            @Nullable List<String> asks,
            @Nullable List<String> interpretedFrom,
            @Nullable List<String> interpretedInto) {

        static MeetingView internal(Meeting meeting, Visit visit) {
            ZoneId zone = meeting.building() == null ? visit.timeZone() : ZoneId.of(meeting.building().timeZone());
            SlotView slot = meeting.slot() == null ? null : slot(meeting.slot(), zone);
            Arrangement how = meeting.arrangement();
            return new MeetingView(
                    meeting.id(), meeting.sequence(), meeting.state(), meeting.status(), meeting.summary(), meeting.duration().toMinutes(),
                    slot == null ? null : slot.start(), slot == null ? null : slot.end(),
                    meeting.offered().stream().map(offered -> slot(offered, zone)).toList(),
                    meeting.building(), meeting.room(), meeting.interlocutors(), meeting.delegates(),
                    meeting.attendances().stream().map(one -> AttendanceView.of(one, visit)).toList(),
                    how.classification(), how.language(), how.interpretation(), how.onRecord(), how.pinned(), how.priority(), how.visibility(), how.asks(),
                    how.interpretedFrom(), how.interpretedInto());
        }

        static MeetingView told(Meeting meeting) {
            return new MeetingView(
                    meeting.id(), meeting.sequence(), null, meeting.status(), meeting.summary(), null,
                    meeting.local(meeting.time().start()), meeting.local(meeting.time().end()), null, meeting.place(), null,
                    meeting.interlocutors(), null, null, null, null, null, null, null, null, meeting.visibility(), null, null, null);
        }

        private static SlotView slot(Slot slot, ZoneId zone) {
            return new SlotView(slot.start().atZone(zone).toOffsetDateTime(), slot.end().atZone(zone).toOffsetDateTime());
        }
    }

    /** What staff see: the plan they work on. */
    static VisitView internal(Versioned<Visit> versioned, Around around, Instant now) {
        Visit visit = versioned.state();
        Programme plan = visit.plan();
        VisitState following = visit.state().following();
        NextStep next = following == null ? null : new NextStep(following,
                visit.missing(following, around.outlook(), now).stream().map(one -> new Missing(one.code(), one.sentence())).toList());
        return new VisitView(
                visit.id().value(), versioned.version(), visit.state().name(), plan.title(), plan.purpose(), plan.hostAreas(), plan.window(),
                plan.timeZone().getId(), next, visit.edition(), visit.isUnpublished(now), around.violations(), visit.preparation(),
                visit.delegates().stream().map(delegate -> DelegateView.of(delegate, visit.id(), around)).toList(),
                plan.meetings().stream().map(meeting -> MeetingView.internal(meeting, visit)).toList(),
                visit.cancellationReason(), visit.announcedAt(), visit.published() == null ? null : visit.published().publishedAt(),
                visit.lastModified());
    }

    /** What everybody sees of an announced visit: its last edition. */
    static VisitView told(Versioned<Visit> versioned) {
        Visit visit = versioned.state();
        Edition edition = visit.lastEdition();
        Programme programme = edition.programme();
        return new VisitView(
                visit.id().value(), versioned.version(), edition.standing().name(), programme.title(), programme.purpose(),
                programme.hostAreas(), programme.window(), programme.timeZone().getId(), null, edition.number(), null, null, null, null,
                programme.meetings().stream().filter(Meeting::isPublic).map(MeetingView::told).toList(),
                edition.cancellationReason(), visit.announcedAt(), edition.publishedAt(), edition.publishedAt());
    }
}
