package org.hemicycle.events.visit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;

/** Every condition of a step in a visit's life, with the sentence that staff read while it is not met. */
public enum Condition {
    ASK_NAMED("Name at least one ask.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return !visit.preparation().asks().isEmpty();
        }
    },
    LEAD_NAMED("Name the person who leads the visit.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return visit.preparation().lead() != null;
        }
    },
    OFFICE_NAMED("Name the office that organizes the visit.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return visit.preparation().office() != null;
        }
    },
    MEETING_WISHED("List at least one meeting that the visit is for.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return live(visit).findAny().isPresent();
        }
    },
    HEAD_NAMED("Name the head of the delegation.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return visit.delegates().stream().anyMatch(delegate -> delegate.role().equals("head"));
        }
    },
    MEETING_HELD("Hold a slot for at least one meeting.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return live(visit).anyMatch(Meeting::takesTime);
        }
    },
    MUST_HAVES_HELD("Hold a slot for every meeting that the visit depends on.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return live(visit).filter(meeting -> meeting.arrangement().priority() == Arrangement.Priority.MUST).allMatch(Meeting::takesTime);
        }
    },
    MEETINGS_CONFIRMED("Confirm, decline or cancel every meeting.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return live(visit).allMatch(meeting -> meeting.state() == MeetingState.CONFIRMED || meeting.state() == MeetingState.DONE);
        }
    },
    ACCESS_SETTLED("Have every access request approved, or waive it by name.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return outlook.openAccess() == 0;
        }
    },
    RULES_KEPT("Mend the plan where it violates a hard rule, or waive the violation with a reason.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return outlook.hardViolations() == 0;
        }
    },
    PUBLISHED("Publish the plan as it is, so that nobody relies on an older one.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return visit.published() == null || !visit.isUnpublished(now);
        }
    },
    FIRST_DAY_COME("Wait for the first day of the visit.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return !visit.plan().window().start().isAfter(visit.today(now));
        }
    },
    LAST_DAY_OVER("Wait until the last day of the visit is over.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return visit.plan().window().end().isBefore(visit.today(now));
        }
    },
    MEETINGS_OVER("Say of every meeting whether it took place.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return visit.plan().meetings().stream().noneMatch(meeting -> meeting.state().isOpen());
        }
    },
    PRESENCE_NOTED("Note of everybody whether they came.") {
        @Override
        boolean met(Visit visit, Outlook outlook, Instant now) {
            return visit.plan().meetings().stream()
                    .filter(meeting -> meeting.state() == MeetingState.DONE)
                    .flatMap(meeting -> meeting.attendances().stream())
                    .noneMatch(one -> one.attended() == Attendance.Attended.UNKNOWN);
        }
    };

    private final String sentence;

    Condition(String sentence) {
        this.sentence = sentence;
    }

    abstract boolean met(Visit visit, Outlook outlook, Instant now);

    /** The word on the wire: {@code lead-named}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What to do about it. */
    public String sentence() {
        return sentence;
    }

    /** What must be true before a visit steps on into a state. */
    static List<Condition> of(VisitState next) {
        return switch (next) {
            case SCOPED -> List.of(ASK_NAMED, LEAD_NAMED, OFFICE_NAMED);
            case INVITING -> List.of(MEETING_WISHED);
            case PLANNING -> List.of(HEAD_NAMED);
            case ACCREDITING -> List.of(MEETING_HELD, MUST_HAVES_HELD);
            case CONFIRMED -> List.of(MEETINGS_CONFIRMED, ACCESS_SETTLED, RULES_KEPT, PUBLISHED);
            case RUNNING -> List.of(FIRST_DAY_COME);
            case DEBRIEF -> List.of(LAST_DAY_OVER);
            case ARCHIVED -> List.of(MEETINGS_OVER, PRESENCE_NOTED);
            case IDEA, POSTPONED, CANCELLED -> List.of();
        };
    }

    private static Stream<Meeting> live(Visit visit) {
        return visit.plan().meetings().stream()
                .filter(meeting -> meeting.state() != MeetingState.DECLINED && meeting.state() != MeetingState.CANCELLED);
    }

    /**
     * What others know about a visit that its steps depend on.
     *
     * @param hardViolations how many hard rules the plan violates without a waiver
     * @param openAccess how many access requests are neither approved nor waived
     */
    public record Outlook(int hardViolations, int openAccess) {

        /** Nothing stands in the way. */
        public static final Outlook CLEAR = new Outlook(0, 0);
    }
}
