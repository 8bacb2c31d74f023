package org.hemicycle.events.briefing;

import java.util.ArrayList;
import java.util.List;
import org.hemicycle.contracts.BriefingFacts;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.events.guest.Concern;

/** What goes out when something happened to a briefing: the public facts to everybody, and ids of whom it concerns. */
final class BriefingMessages {

    private BriefingMessages() {}

    /** The messages of an event that is saved as a version. */
    static List<Message> of(BriefingEvent event, long version) {
        var messages = new ArrayList<Message>();
        Briefing briefing = event.after();
        if (briefing.isPublic()) {
            switch (event) {
                case BriefingEvent.Announced announced -> messages.add(new BriefingMessage.Announced(facts(briefing, version)));
                case BriefingEvent.Described described -> messages.add(described.before().isPublic()
                        ? changed(described.before(), briefing, version)
                        : new BriefingMessage.Announced(facts(briefing, version)));
                case BriefingEvent.Moved moved -> messages.add(changed(moved.before(), briefing, version));
                case BriefingEvent.Cancelled cancelled -> messages.add(new BriefingMessage.Cancelled(facts(briefing, version)));
                case BriefingEvent.Begun begun -> {}
                case BriefingEvent.Admitted admitted -> {}
                case BriefingEvent.GuestsChanged changed -> {}
                case BriefingEvent.Closed closed -> {}
            }
        }
        for (Concern concern : event.concerns()) {
            messages.add(new PersonMessage.Concerned(
                    "briefing", briefing.id().value(), concern.personId(), concern.matter(), version, concern.urgent()));
        }
        return messages;
    }

    /** With what the public knew before, so that whoever missed that is told the same difference. */
    private static BriefingMessage changed(Briefing before, Briefing after, long version) {
        return new BriefingMessage.Changed(facts(after, version), facts(before, version - 1));
    }

    static BriefingFacts facts(Briefing briefing, long version) {
        return new BriefingFacts(
                briefing.id().value(),
                version,
                briefing.state() == BriefingState.CANCELLED ? "CANCELLED" : "ANNOUNCED",
                briefing.subject().title(),
                briefing.subject().purpose(),
                briefing.kind().word(),
                briefing.subject().hostAreas(),
                briefing.session().start(),
                briefing.session().end(),
                briefing.session().building(),
                briefing.session().room(),
                briefing.cancellationReason());
    }
}
