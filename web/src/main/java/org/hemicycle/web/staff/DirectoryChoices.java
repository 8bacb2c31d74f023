package org.hemicycle.web.staff;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hemicycle.web.area.Area;
import org.hemicycle.web.area.AreaNames;
import org.hemicycle.web.area.Building;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.area.Person;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.upstream.Answer;

/**
 * What staff choose from.
 *
 * @param areas every area
 * @param buildings every building, those of the visit's areas first
 * @param people the people found, and those already chosen
 * @param searchable whether there are so many people that one searches
 * @param zones the time zones of the areas
 * @param missing whether content-service is silent, so that the choices are not complete
 */
public record DirectoryChoices(
        List<Choice> areas,
        List<Choice> buildings,
        List<Choice> people,
        boolean searchable,
        List<Choice> zones,
        boolean missing) {

    private static final int WITHOUT_SEARCH = 30;
    private static final int FOUND_AT_MOST = 40;

    /** The choices for a visit to some areas; the form of a new meeting says which people are looked for. */
    static DirectoryChoices of(Page page, Directory directory, List<String> hostAreas, Form meeting) {
        Answer<List<Area>> areas = directory.areas(page);
        Answer<List<Building>> buildings = directory.buildings();
        Answer<List<Person>> people = directory.people();
        AreaNames names = directory.names(page);
        return new DirectoryChoices(
                areas.or(List.of()).stream().map(area -> Choice.of(area.id(), area.name(), page)).toList(),
                buildings.or(List.of()).stream()
                        .sorted(Comparator.comparing((Building one) -> !hostAreas.contains(String.valueOf(one.area())))
                                .thenComparing(one -> page.in(one.name()), page.alphabet()))
                        .map(one -> new Choice(one.id(), described(one, page, names), page.foreign(one.name())))
                        .toList(),
                found(people.or(List.of()), page, names, hostAreas, meeting),
                people.or(List.of()).size() > WITHOUT_SEARCH,
                areas.or(List.of()).stream()
                        .map(Area::timeZone)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .distinct()
                        .sorted()
                        .map(zone -> Choice.of(zone, zone))
                        .toList(),
                areas.isSilent() || buildings.isSilent() || people.isSilent());
    }

    /** Those chosen first, then those of the visit's areas. */
    private static List<Choice> found(
            List<Person> people, Page page, AreaNames names, List<String> hostAreas, Form meeting) {
        String wanted = meeting.value("find").toLowerCase(Locale.ROOT);
        return people.stream()
                .filter(person -> meeting.has("interlocutors", person.id())
                        || (described(person, page) + " " + names.of(String.valueOf(person.area())))
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                .sorted(Comparator.comparing((Person person) -> !meeting.has("interlocutors", person.id()))
                        .thenComparing(person -> !hostAreas.contains(String.valueOf(person.area())))
                        .thenComparing(Person::name, page.alphabet()))
                .limit(FOUND_AT_MOST)
                .map(person -> Choice.of(person.id(), described(person, page)))
                .toList();
    }

    private static String described(Person person, Page page) {
        if (person.role() == null) {
            return person.name();
        }
        String role = page.in(person.role());
        return person.name() + ", " + (person.asOf() == null ? role : page.say("person.asOf", role, page.day(person.asOf())));
    }

    private static String described(Building building, Page page, AreaNames names) {
        String name = page.in(building.name());
        return building.area() == null ? name : name + " – " + names.of(building.area());
    }
}
