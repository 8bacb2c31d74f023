package org.hemicycle.events.briefing;

import java.util.ArrayList;
import java.util.Optional;
import org.hemicycle.events.diary.Engagement;
import org.hemicycle.events.diary.Engagement.Taken;
import org.hemicycle.events.diary.Witness;
import org.springframework.stereotype.Component;

/** Bears out for the diary which briefings really take place, with which sponsor and interpreters and in which room. */
@Component
class BriefingWitness implements Witness {

    static final String KIND = "briefing";

    private final Briefings briefings;

    BriefingWitness(Briefings briefings) {
        this.briefings = briefings;
    }

    @Override
    public String subjectKind() {
        return KIND;
    }

    @Override
    public Optional<Engagement> engagement(String subjectId, String itemId) {
        return briefings.find(new BriefingId(subjectId))
                .filter(briefing -> briefing.state().state() != BriefingState.CANCELLED)
                .map(briefing -> of(briefing.state()));
    }

    /** Whom and what a briefing takes that others might want; its guests decide for themselves where they go. */
    static Engagement of(Briefing briefing) {
        var taken = new ArrayList<Taken>();
        briefing.hosts().people().forEach(person -> taken.add(new Taken.Person(person.id(), person.name())));
        String room = briefing.session().room();
        if (room != null && !room.isBlank()) {
            taken.add(new Taken.Room(briefing.session().building().id(), room));
        }
        String id = briefing.id().value();
        return new Engagement(KIND, id, id, briefing.subject().title(), briefing.session().slot(), taken);
    }
}
