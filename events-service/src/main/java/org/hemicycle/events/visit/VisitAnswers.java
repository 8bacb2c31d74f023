package org.hemicycle.events.visit;

import java.time.Clock;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.programme.Attendance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what people answer about a meeting themselves; they know no version, so it is tried on the newest one. */
@Component
public class VisitAnswers {

    private static final int ATTEMPTS = 20;

    private final Visits visits;
    private final Clock clock;

    VisitAnswers(Visits visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
    }

    /**
     * Notes what a person answered.
     *
     * @param delegatedTo who comes instead, where they named somebody
     * @throws Refused VISIT_UNKNOWN, MEETING_UNKNOWN or ATTENDANCE_UNKNOWN (404); MEETING_ALREADY_CANCELLED, MEETING_OVER or
     *     VISIT_ALREADY_CANCELLED (409)
     * @throws StaleVersion when the visit changed each time that it was tried
     */
    public Versioned<Visit> answer(VisitId id, String meetingId, String person, Attendance.PartStat answer, @Nullable String delegatedTo) {
        for (int attempt = 1; ; attempt++) {
            Versioned<Visit> visit = visits.find(id).orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + id + "."));
            try {
                return visits.save(visit.state().answer(meetingId, person, answer, delegatedTo, clock.instant()), visit.version());
            } catch (StaleVersion changedMeanwhile) {
                if (attempt == ATTEMPTS) {
                    throw changedMeanwhile;
                }
            }
        }
    }
}
