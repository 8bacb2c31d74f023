package org.hemicycle.events.visit;

import java.util.ArrayList;
import java.util.Optional;
import org.hemicycle.events.diary.Engagement;
import org.hemicycle.events.diary.Engagement.Taken;
import org.hemicycle.events.diary.Witness;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.springframework.stereotype.Component;

/** Bears out for the diary which meetings really take place, with whom and in which room. */
@Component
class VisitWitness implements Witness {

    static final String KIND = "visit";

    private final Visits visits;

    VisitWitness(Visits visits) {
        this.visits = visits;
    }

    @Override
    public String subjectKind() {
        return KIND;
    }

    @Override
    public Optional<Engagement> engagement(String subjectId, String itemId) {
        return visits.find(new VisitId(subjectId))
                .flatMap(visit -> visit.state().plan().meeting(itemId).filter(Meeting::takesTime).map(meeting -> of(visit.state(), meeting)));
    }

    /** Whom and what a meeting takes that others might want; delegates belong to one visit, which watches over them itself. */
    static Engagement of(Visit visit, Meeting meeting) {
        var taken = new ArrayList<Taken>();
        for (Attendance one : meeting.attendances()) {
            if (one.kind() != Attendance.Kind.DELEGATE && visit.delegate(one.person()).isEmpty()) {
                taken.add(new Taken.Person(one.person(), one.name() == null ? one.person() : one.name()));
            }
        }
        Visit.room(meeting).ifPresent(taken::add);
        return new Engagement(KIND, visit.id().value(), meeting.id(), meeting.summary(), meeting.time(), taken);
    }
}
