package org.hemicycle.events.delegate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.contact.Contacts;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.edition.Difference;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Editions;
import org.hemicycle.events.visit.Delegate;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.Visits;
import org.springframework.stereotype.Component;

/** Knows the people of a visit, whichever side they are on, and how each wants to be written to. */
@Component
public class People {

    /** As whom the person who leads a visit is written to; they are no part of the programme. */
    public static final String LEAD = "lead";

    private final Visits visits;
    private final Editions editions;
    private final Contacts contacts;
    private final Directory directory;

    People(Visits visits, Editions editions, Contacts contacts, Directory directory) {
        this.visits = visits;
        this.editions = editions;
        this.contacts = contacts;
        this.directory = directory;
    }

    /**
     * How to write to somebody.
     *
     * @param name the name to greet them by
     * @param contact where they can be reached, if it is known
     * @param language what they read, as far as it is known, otherwise English
     * @param timeZone the zone they want times in, otherwise the visit's
     */
    public record Addressee(String name, Optional<Contact> contact, String language, String timeZone) {}

    /** How to write to a person of a visit, or nothing where the visit never had anything to do with them. */
    public Optional<Addressee> addressee(Visit visit, String person) {
        if (person.equals(LEAD)) {
            return lead(visit);
        }
        Optional<Contact> contact = contacts.find(Contacts.delegate(visit.id().value(), person));
        boolean travels = visit.delegate(person).isPresent() || contact.isPresent();
        if (!travels && !everybody(visit).contains(person) && !toldBefore(visit, person)) {
            return Optional.empty();
        }
        Optional<Contact> known = travels ? contact : contacts.find(person);
        String name = visit.nameOfAnyone(person)
                .or(() -> known.map(Contact::name))
                .or(() -> directory.person(person).map(one -> one.name()))
                .orElse(person);
        String language = known.map(Contact::language)
                .or(() -> visit.delegate(person).map(Delegate::languages).or(() -> directory.person(person).map(one -> one.languages()))
                        .flatMap(languages -> languages.stream().findFirst()))
                .orElse("en");
        return Optional.of(new Addressee(name, known, language, known.map(Contact::timeZone).orElse(visit.timeZone().getId())));
    }

    /** Whether an earlier edition expected somebody: whoever was dropped has to be told so. */
    private boolean toldBefore(Visit visit, String person) {
        Edition last = visit.published();
        return last != null && editions.until(last).stream().anyMatch(edition -> Difference.people(null, edition).contains(person));
    }

    /** Whoever leads a visit can be reached where the contact under the words stands by which the office knows them. */
    private Optional<Addressee> lead(Visit visit) {
        String lead = visit.preparation().lead();
        if (lead == null) {
            return Optional.empty();
        }
        Optional<Contact> contact = contacts.find(lead);
        return Optional.of(new Addressee(contact.map(Contact::name).orElse(lead), contact, contact.map(Contact::language).orElse("en"),
                contact.map(Contact::timeZone).orElse(visit.timeZone().getId())));
    }

    /** How to write to a person of a visit by its id. */
    public Optional<Addressee> addressee(String visitId, String person) {
        return visits.find(new VisitId(visitId)).flatMap(visit -> addressee(visit.state(), person));
    }

    /** Everybody who has a part in the visit as planned or as last told, delegates first. */
    static List<String> everybody(Visit visit) {
        var people = new LinkedHashSet<String>();
        visit.delegates().forEach(delegate -> people.add(delegate.id()));
        visit.meetings().forEach(meeting -> meeting.attendances().forEach(one -> people.add(one.person())));
        if (visit.published() != null) {
            people.addAll(Difference.people(null, visit.lastEdition()));
        }
        return List.copyOf(people);
    }
}
