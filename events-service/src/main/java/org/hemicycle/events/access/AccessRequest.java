package org.hemicycle.events.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The request to let one person of a visit into one building.
 *
 * <p>What follows from the plan and the building's rule is worked out anew when either changes; what somebody said about
 * the request stays.
 *
 * @param visit the visit's id
 * @param person the delegate's id in the visit
 * @param building the building's id
 * @param kind as what they enter
 * @param kindChosen whether staff chose that, and it does not just follow from the rules of the building
 * @param firstDay the first day on which they are expected there, on the building's clock
 * @param deadline the last moment for sending it, or null where the building names none
 * @param needed whether the plan still takes them there
 * @param plan the version of the visit from which kind, day, deadline and need follow; an older one never replaces them
 * @param said what somebody last said of it, or null while nothing was
 * @param reference the building's reference, if it gave one
 * @param reason why it was refused or waived
 * @param by who said so
 * @param at when
 * @param alarmed the shortest time before the deadline for which an alarm was given, or null before the first
 * @param nextAlarm when the next alarm is due, or null when none will be
 */
public record AccessRequest(
        String visit,
        String person,
        String building,
        VisitorKind kind,
        boolean kindChosen,
        LocalDate firstDay,
        @Nullable Instant deadline,
        boolean needed,
        long plan,
        @Nullable AccessState said,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable Duration alarmed,
        @Nullable Instant nextAlarm) {

    /** A request that the plan asks for and about which nobody has said anything yet. */
    static AccessRequest planned(
            String visit, String person, String building, VisitorKind kind, LocalDate firstDay,
            @Nullable Instant deadline, long plan, List<Duration> stages) {
        return new AccessRequest(visit, person, building, kind, false, firstDay, deadline, true, plan, null, null, null, null, null, null,
                alarmAfter(null, deadline, stages));
    }

    /** Its id: visit, person and building. */
    static String id(String visit, String person, String building) {
        return visit + "/" + person + "/" + building;
    }

    /** Its id. */
    public String id() {
        return id(visit, person, building);
    }

    /**
     * How far it has come.
     *
     * @param missing what the building wants to know and nobody has said
     */
    public AccessState state(Set<Detail> missing, Instant now) {
        if (said != null) {
            return said;
        }
        if (deadline != null && deadline.isBefore(now)) {
            return AccessState.EXPIRED;
        }
        return missing.isEmpty() ? AccessState.READY : AccessState.MISSING_DATA;
    }

    /** Whether the deadline no longer matters. */
    boolean inTime() {
        return said != null && said.inTime();
    }

    /** It as the plan and the rule now ask for it; whoever must come again on another day is asked for again. */
    AccessRequest asPlanned(VisitorKind kind, LocalDate firstDay, @Nullable Instant deadline, long plan, List<Duration> stages) {
        boolean later = !Objects.equals(deadline, this.deadline);
        return new AccessRequest(visit, person, building, kind, kindChosen, firstDay, deadline, true, plan, said, reference, reason, by, at,
                later ? null : alarmed, inTime() ? null : alarmAfter(later ? null : alarmed, deadline, stages));
    }

    /** It for somebody who enters as something else, because staff say so. */
    AccessRequest as(VisitorKind chosen) {
        return new AccessRequest(visit, person, building, chosen, true, firstDay, deadline, needed, plan, said, reference, reason, by, at, alarmed, nextAlarm);
    }

    /** It while the plan does not take the person there. */
    AccessRequest notNeeded(long plan) {
        return new AccessRequest(visit, person, building, kind, kindChosen, firstDay, deadline, false, plan, said, reference, reason, by, at, alarmed, null);
    }

    /**
     * What somebody says of it.
     *
     * @param missing what the building wants to know and nobody has said
     * @throws Refused ACCESS_DATA_MISSING when it is to be sent incomplete, ACCESS_DEADLINE_PASSED when it is to be sent
     *     too late, ACCESS_REASON_MISSING when it is refused or waived without a reason, ACCESS_NOT_SUBMITTED when an
     *     answer is noted to what was not sent
     */
    AccessRequest says(AccessState to, Set<Detail> missing, @Nullable String reference, @Nullable String reason, String by, Instant now, List<Duration> stages) {
        switch (to) {
            case MISSING_DATA, READY -> {
                if (to != (missing.isEmpty() ? AccessState.READY : AccessState.MISSING_DATA)) {
                    throw new Refused(AccessRefusal.ACCESS_DATA_MISSING,
                            missing.isEmpty() ? "Nothing is missing." : "Missing: " + words(missing) + ".", "state");
                }
            }
            case SUBMITTED -> {
                if (!missing.isEmpty()) {
                    throw new Refused(AccessRefusal.ACCESS_DATA_MISSING, "Missing: " + words(missing) + ".", "state");
                }
                if (deadline != null && deadline.isBefore(now) && said != AccessState.SUBMITTED) {
                    throw new Refused(AccessRefusal.ACCESS_DEADLINE_PASSED, "The deadline passed at %s; the building takes no request any more.".formatted(deadline), "state");
                }
            }
            case REFUSED, EXPIRED -> {
                if (said != AccessState.SUBMITTED && said != AccessState.APPROVED) {
                    throw new Refused(AccessRefusal.ACCESS_NOT_SUBMITTED, "Nothing was sent that the building could have answered.", "state");
                }
            }
            case APPROVED, WAIVED -> {}
        }
        if ((to == AccessState.REFUSED || to == AccessState.WAIVED) && (reason == null || reason.isBlank())) {
            throw new Refused(AccessRefusal.ACCESS_REASON_MISSING, "Say why it was " + to.word() + ".", "reason");
        }
        boolean reopened = to == AccessState.MISSING_DATA || to == AccessState.READY;
        AccessState next = reopened ? null : to;
        return new AccessRequest(visit, person, building, kind, kindChosen, firstDay, deadline, needed, plan, next,
                reference == null || reference.isBlank() ? (reopened ? null : this.reference) : reference.strip(),
                reason == null || reason.isBlank() ? null : reason.strip(), by, now, alarmed,
                next != null && next.inTime() ? null : alarmAfter(alarmed, deadline, stages));
    }

    /** It after the alarm that is due now; stages that were missed meanwhile are not made up for. */
    AccessRequest alarmed(Instant now, List<Duration> stages) {
        Duration stage = stage(now, stages);
        return new AccessRequest(visit, person, building, kind, kindChosen, firstDay, deadline, needed, plan, said, reference, reason, by, at,
                stage, alarmAfter(stage, deadline, stages));
    }

    /** The stage that the clock has reached: the shortest time before the deadline that has begun, or null before the first. */
    @Nullable Duration stage(Instant now, List<Duration> stages) {
        Instant due = deadline;
        return due == null
                ? null
                : stages.stream().filter(stage -> !due.minus(stage).isAfter(now)).min(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable Instant alarmAfter(@Nullable Duration alarmed, @Nullable Instant deadline, List<Duration> stages) {
        return deadline == null
                ? null
                : stages.stream()
                        .filter(stage -> alarmed == null || stage.compareTo(alarmed) < 0)
                        .max(Comparator.naturalOrder())
                        .map(deadline::minus)
                        .orElse(null);
    }

    private static String words(Set<Detail> details) {
        return String.join(", ", details.stream().sorted().map(Detail::word).toList());
    }
}
