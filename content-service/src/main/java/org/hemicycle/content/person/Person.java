package org.hemicycle.content.person;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.DirectoryMessage.PersonRecorded;
import org.hemicycle.contracts.DirectoryMessage.PersonWithdrawn;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.PersonFacts;
import org.jspecify.annotations.Nullable;

/**
 * A person of the directory (Popolo).
 *
 * @param id the person's id
 * @param name the name they go by
 * @param sample whether the person is invented for demonstrations
 * @param organization where they do their work
 * @param area the area they act for
 * @param role what they do, per language
 * @param languages the languages they speak, as BCP 47 tags
 * @param asOf the day on which the source says that they held the role; later it may be somebody else's
 * @param provenance where the facts come from
 * @param visibility who may see that the person is here
 * @param open which of {@link #FIELDS} everybody may see of a public person
 * @param details what else is known of them
 * @param mergedInto the id of the record that stands for the same person, where this one was a duplicate
 * @param mergers which duplicates were merged into this one
 */
public record Person(
        String id,
        String name,
        boolean sample,
        @Nullable String organization,
        @Nullable String area,
        @Nullable LocalizedText role,
        List<String> languages,
        @Nullable LocalDate asOf,
        @JsonUnwrapped Provenance provenance,
        Visibility visibility,
        List<String> open,
        @Nullable Details details,
        @Nullable String mergedInto,
        List<Merger> mergers) {

    /**
     * That a duplicate was merged into this record.
     *
     * @param id the id of the duplicate, which leads here now
     * @param name the name that it had
     * @param by who said that both are the same person
     * @param at when they did
     */
    public record Merger(String id, String name, String by, Instant at) {}

    /** The fields that are public one by one, and internal unless {@code open} names them; a role goes with its day. */
    public static final List<String> FIELDS = List.of(
            "organization", "area", "role", "languages", "otherNames", "familyName", "givenName", "honorificPrefix", "birthDate", "image",
            "identifiers", "contactDetails", "links");

    /** Keeps the lists from changing; what was stored before there was visibility is internal until the seeds are read. */
    @SuppressWarnings("NullAway") // The store has nothing where an earlier version wrote nothing.
    public Person {
        languages = List.copyOf(languages);
        visibility = visibility == null ? Visibility.INTERNAL : visibility;
        open = open == null ? List.of() : List.copyOf(open);
        mergers = mergers == null ? List.of() : List.copyOf(mergers);
    }

    /** A person who was never merged with another. */
    public Person(
            String id,
            String name,
            boolean sample,
            @Nullable String organization,
            @Nullable String area,
            @Nullable LocalizedText role,
            List<String> languages,
            @Nullable LocalDate asOf,
            Provenance provenance,
            Visibility visibility,
            List<String> open,
            @Nullable Details details) {
        this(id, name, sample, organization, area, role, languages, asOf, provenance, visibility, open, details, null, List.of());
    }

    /** Whether everybody may know of the person. */
    public boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }

    /** The person with what everybody may see of them. */
    public Person told() {
        boolean role = open.contains("role");
        Details known = details;
        var shown = known == null
                ? null
                : new Details(
                        open.contains("otherNames") ? known.otherNames() : List.of(),
                        open.contains("familyName") ? known.familyName() : null,
                        open.contains("givenName") ? known.givenName() : null,
                        open.contains("honorificPrefix") ? known.honorificPrefix() : null,
                        open.contains("birthDate") ? known.birthDate() : null,
                        open.contains("image") ? known.image() : null,
                        open.contains("identifiers") ? known.identifiers() : List.of(),
                        open.contains("contactDetails") ? known.contactDetails() : List.of(),
                        open.contains("links") ? known.links() : List.of());
        return new Person(
                id, name, sample,
                open.contains("organization") ? organization : null,
                open.contains("area") ? area : null,
                role ? this.role : null,
                open.contains("languages") ? languages : List.of(),
                role ? asOf : null,
                provenance, visibility, open,
                shown == null || shown.isEmpty() ? null : shown,
                null, List.of());
    }

    /**
     * The message that tells other services of the person as they are in a version; a role that is known for one day
     * only stays out, because who hears of it would take it for today's.
     */
    public PersonRecorded recorded(long version) {
        Person told = told();
        return new PersonRecorded(
                version,
                new PersonFacts(id, name, asOf == null ? told.role : null, told.organization, told.area, told.languages, sample));
    }

    /** The same person with the trace of a duplicate, whose name and identifiers go along; done before, it changes nothing. */
    public Person merging(Person duplicate, String by, Instant now) {
        if (mergers.stream().anyMatch(one -> one.id().equals(duplicate.id))) {
            return this;
        }
        var all = new ArrayList<>(mergers);
        all.add(new Merger(duplicate.id, duplicate.name, by, now));
        // What was merged into the duplicate leads here too.
        all.addAll(duplicate.mergers);
        return new Person(
                id, name, sample, organization, area, role, languages, asOf, provenance, visibility, open,
                Details.together(details, duplicate.details, duplicate.name.equals(name) ? null : duplicate.name), null, all);
    }

    /** The same record as one that another stands for; nobody but the office sees it any more. */
    public Person mergedInto(String survivor) {
        return new Person(
                id, name, sample, organization, area, role, languages, asOf, provenance, Visibility.INTERNAL, open, details, survivor, mergers);
    }

    /** The same person with the trace that another version of the record has. */
    public Person withTrace(Person known) {
        return new Person(
                id, name, sample, organization, area, role, languages, asOf, provenance, visibility, open, details, known.mergedInto,
                known.mergers);
    }

    /**
     * What is owed for a version: the person as they are while they are public, and once that they are public no more.
     *
     * @param before the person before, if they were there
     */
    public static List<Message> owed(long version, @Nullable Person before, Person now) {
        if (now.isPublic()) {
            return List.of(now.recorded(version));
        }
        return before != null && before.isPublic() ? List.of(new PersonWithdrawn(version, now.id, now.mergedInto)) : List.of();
    }
}
