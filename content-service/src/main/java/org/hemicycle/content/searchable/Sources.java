package org.hemicycle.content.searchable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.occasion.OccasionKind;
import org.hemicycle.content.occasion.Occasions;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.organization.OtherName;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Register;
import org.hemicycle.defaults.outbox.Versioned;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is searched beside published pieces: areas, institutions with their groups, public people, and what is held. */
@Configuration(proxyBeanMethods = false)
class Sources {

    @Bean
    Source searchableAreas(Register<Area> areas) {
        return new DirectorySource<>("area", "area", areas, area -> true, Sources::area);
    }

    @Bean
    Source searchableInstitutions(Register<Organization> organizations) {
        return new DirectorySource<>("institution", "organization", organizations, Organization::isPublic, Sources::institution);
    }

    @Bean
    Source searchablePeople(Register<Person> people) {
        return new DirectorySource<>("person", "person", people, Person::isPublic, Sources::person);
    }

    @Bean
    Source searchableVisits(Occasions occasions) {
        return new OccasionSource(OccasionKind.VISIT, occasions);
    }

    @Bean
    Source searchableBriefings(Occasions occasions) {
        return new OccasionSource(OccasionKind.BRIEFING, occasions);
    }

    private static Entry area(Versioned<Area> found) {
        Area area = found.state();
        return new Entry(
                "area",
                area.id(),
                found.version(),
                "area",
                area.name().texts(),
                Entry.together(Arrays.asList(area.text(), area.capital())),
                Stream.of(area.isoAlpha2(), area.isoAlpha3(), area.euCode()).filter(Objects::nonNull).distinct().toList(),
                Entry.languagesOf(area.text() == null ? area.name() : area.text()),
                List.of(area.id()),
                null,
                null,
                DirectorySource.state(area.provenance()));
    }

    private static Entry institution(Versioned<Organization> found) {
        Organization organization = found.state();
        return new Entry(
                "institution",
                organization.id(),
                found.version(),
                "institution",
                organization.name().texts(),
                Entry.together(Arrays.asList(organization.text())),
                Stream.concat(
                                Stream.of(organization.shortName(), organization.city()).filter(Objects::nonNull),
                                organization.otherNames().stream().map(OtherName::name))
                        .distinct()
                        .toList(),
                Entry.languagesOf(organization.text() == null ? organization.name() : organization.text()),
                organization.area() == null ? List.of() : List.of(organization.area()),
                null,
                null,
                DirectorySource.state(organization.provenance()));
    }

    /** A role that nobody has checked stays out; one that is known for a day stands under that day. */
    private static Entry person(Versioned<Person> found) {
        Person person = found.state().told();
        var role = DirectorySource.isChecked(person.provenance(), "role") ? person.role() : null;
        return new Entry(
                "person",
                person.id(),
                found.version(),
                "person",
                Entry.name(person.name()),
                Entry.together(Arrays.asList(role)),
                List.of(),
                List.of(),
                person.area() == null ? List.of() : List.of(person.area()),
                person.asOf() == null ? null : person.asOf().toString(),
                null,
                person.sample() ? "sample" : DirectorySource.state(person.provenance()));
    }
}
