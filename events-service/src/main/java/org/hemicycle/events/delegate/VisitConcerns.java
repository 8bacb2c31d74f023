package org.hemicycle.events.delegate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonalFacts;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.concern.ConcernRefusal;
import org.hemicycle.events.concern.ConcernSource;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.edition.Difference;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Editions;
import org.hemicycle.events.link.LinkPurpose;
import org.hemicycle.events.link.PersonalLinks;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What can be told to one person about a visit: what differs for them, where their page is, whom to call. */
@Component
class VisitConcerns implements ConcernSource {

    private static final String KIND = "visit";

    private final Visits visits;
    private final Editions editions;
    private final People people;
    private final PersonalLinks links;
    private final ObjectProvider<FurtherLines> further;
    private final MeetingInvitations invitations;
    private final Clock clock;
    private final Duration near;

    VisitConcerns(
            Visits visits, Editions editions, People people, PersonalLinks links, ObjectProvider<FurtherLines> further,
            MeetingInvitations invitations, Clock clock,
            @Value("${hemicycle.urgent-within:PT48H}") Duration near) {
        this.visits = visits;
        this.editions = editions;
        this.people = people;
        this.links = links;
        this.further = further;
        this.invitations = invitations;
        this.clock = clock;
        this.near = near;
    }

    @Override
    public String subjectKind() {
        return KIND;
    }

    @Override
    public PersonalFacts facts(String subjectId, String personId, String matter, long since) {
        Visit visit = visits.find(new VisitId(subjectId))
                .orElseThrow(() -> new Refused(ConcernRefusal.SUBJECT_UNKNOWN, "There is no visit " + subjectId + ".", "subjectId"))
                .state();
        People.Addressee addressee = people.addressee(visit, personId)
                .orElseThrow(() -> new Refused(ConcernRefusal.PERSON_NOT_CONCERNED, "The visit does not know " + personId + ".", "personId"));
        Instant now = clock.instant();
        Edition edition = visit.published();
        List<ProgrammeChange> changes = List.of();
        boolean urgent = false;
        if (edition != null) {
            Edition known = since <= 0 ? null
                    : since >= edition.number() ? edition
                    : editions.find(subjectId, since).orElse(null);
            Difference difference = Difference.between(known, edition, personId);
            changes = difference.told();
            urgent = !edition.takesPlace() || (known != null && difference.isNear(now, near));
        }
        if (personId.equals(People.LEAD)) {
            // Whoever leads works on the pages of staff and needs no link that opens without signing in.
            return new PersonalFacts(
                    addressee.contact().map(Contact::email).orElse(null), addressee.name(), addressee.language(), addressee.timeZone(), visit.title(),
                    "/" + PersonalController.language(addressee.language()) + "/staff/visits/" + subjectId + "/access", null,
                    visit.edition(), false, List.of(), null, null, null, null, lines(visit, personId, matter),
                invitation(visit, personId, addressee, changes));
        }
        return new PersonalFacts(
                addressee.contact().map(Contact::email).orElse(null), addressee.name(), addressee.language(), addressee.timeZone(),
                edition == null ? visit.title() : edition.programme().title(),
                "/" + PersonalController.language(addressee.language()) + "/my/" + links.token(LinkPurpose.PAGE, KIND, subjectId, personId),
                "/feeds/personal/" + links.token(LinkPurpose.FEED, KIND, subjectId, personId) + ".ics",
                visit.edition(), urgent, changes, null, null, null, null, lines(visit, personId, matter),
                invitation(visit, personId, addressee, changes));
    }

    /** An iTIP object is about one meeting (RFC 5546 §3.2.2); where several differ, the feed brings them all. */
    private @Nullable String invitation(Visit visit, String personId, People.Addressee addressee, List<ProgrammeChange> changes) {
        List<String> meetings = changes.stream().map(ProgrammeChange::meetingId).filter(Objects::nonNull).distinct().toList();
        return meetings.size() == 1 && addressee.contact().isPresent()
                ? invitations.of(visit, meetings.getFirst(), personId).orElse(null)
                : null;
    }

    private List<PersonalFacts.Line> lines(Visit visit, String personId, String matter) {
        var lines = new ArrayList<PersonalFacts.Line>();
        if (visit.cancellationReason() != null && visit.published() != null && !visit.lastEdition().takesPlace()) {
            lines.add(new PersonalFacts.Line("reason", visit.cancellationReason()));
        }
        further.forEach(source -> lines.addAll(source.lines(visit, personId, matter)));
        String contact = visit.preparation().leadContact();
        if (contact != null && !contact.isBlank()) {
            String lead = visit.preparation().lead();
            lines.add(new PersonalFacts.Line("contact", LocalizedText.of("en", lead == null ? contact : lead + ", " + contact)));
        }
        return lines;
    }
}
