package org.hemicycle.web.briefing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hemicycle.web.area.AreaNames;
import org.hemicycle.web.area.Building;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.area.Institution;
import org.hemicycle.web.area.Person;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.Texts;
import org.hemicycle.web.upstream.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What the editor of a briefing shows.
 *
 * @param briefing the briefing as it is stored
 * @param guests everybody on the list
 * @param balance the meter, where it answered
 * @param typed the form that was sent and not accepted, if one was
 * @param stale whether it was refused because somebody else had changed the briefing
 * @param done what has just been done, as a key of the texts
 * @param link the personal link that was asked for, as {@code registration path}
 * @param choices what can be chosen from the directory
 */
public record BriefingBoard(
        Briefing briefing,
        List<Registration> guests,
        @Nullable Balance balance,
        @Nullable Form typed,
        boolean stale,
        String done,
        @Nullable Handed link,
        Choices choices) {

    /** A personal link to hand to a guest. */
    public record Handed(String registration, String path) {}

    /**
     * What can be chosen from the directory.
     *
     * @param missing whether content-service is silent, so that the choices are not complete
     */
    public record Choices(
            List<Choice> areas, List<Choice> houses, List<Choice> buildings, List<Choice> people, AreaNames names, boolean missing) {

        private static final List<String> HOUSES = List.of("chamber", "parliament");

        static Choices of(Page page, Directory directory) {
            Answer<List<Institution>> institutions = directory.institutions();
            Answer<List<Building>> buildings = directory.buildings();
            Answer<List<Person>> people = directory.people();
            var areas = directory.areas(page);
            return new Choices(
                    areas.or(List.of()).stream().map(area -> Choice.of(area.id(), area.name(), page)).toList(),
                    institutions.or(List.of()).stream()
                            .filter(one -> HOUSES.contains(String.valueOf(one.classification())))
                            .sorted(Comparator.comparing(one -> page.in(one.name()), page.alphabet()))
                            .map(one -> Choice.of(one.id(), one.name(), page))
                            .toList(),
                    buildings.or(List.of()).stream()
                            .sorted(Comparator.comparing(one -> page.in(one.name()), page.alphabet()))
                            .map(one -> Choice.of(one.id(), one.name(), page))
                            .toList(),
                    people.or(List.of()).stream()
                            .sorted(Comparator.comparing(Person::name, page.alphabet()))
                            .map(one -> Choice.of(one.id(), one.role() == null ? one.name() : one.name() + ", " + page.in(one.role())))
                            .toList(),
                    directory.names(page),
                    institutions.isSilent() || buildings.isSilent() || people.isSilent() || areas.isSilent());
        }

        /** What a house is called. */
        public String house(String id) {
            return houses.stream().filter(one -> one.value().equals(id)).findFirst().map(Choice::label).orElse(id);
        }
    }

    /** The words of a policy to choose from. */
    public static List<Choice> policies(Page page) {
        return words(page, "briefing.policy.", "plain", "roughly-by-seats", "closely-by-seats", "every-larger-group", "several-houses", "none");
    }

    /** The languages in which a guest can be written to. */
    public static List<Choice> languages() {
        return Stream.of(Language.values()).map(language -> Choice.of(language.tag(), language.ownName())).toList();
    }

    /** Words to choose from, each with its sentence in the texts below a prefix. */
    public static List<Choice> words(Page page, String prefix, String... values) {
        return Stream.of(values).map(value -> Choice.of(value, page.say(prefix + value))).toList();
    }

    /** The form with a name: as it was typed if it was not accepted, else as it is stored. */
    public Form form(String name) {
        return typed != null && typed.name().equals(name) ? typed : stored(name);
    }

    /** Whether the form with a name was the one that was sent. */
    public boolean isOpen(String name) {
        return typed != null && typed.name().equals(name);
    }

    /** What is typed and what is stored, field by field, where the two differ: what a stale save would replace. */
    public List<Form.Difference> differences(Page page) {
        return typed == null ? List.of() : typed.differences(stored(typed.name()), page);
    }

    /** What has just been done, in the page's language, if anything has. */
    public @Nullable String done(Page page) {
        return done.isEmpty() ? null : Texts.of(page.language()).find("briefing.done." + done);
    }

    /** Groups to choose from, for whoever is in none that the directory names. */
    public List<Choice> groups(Page page) {
        return balance == null ? List.of() : balance.groups(page);
    }

    /** What a guest's group is called. */
    public String group(Registration guest, Page page) {
        return balance == null ? Objects.requireNonNullElse(guest.group(), "") : balance.name(guest.group(), page);
    }

    /** The people of the directory who are not on the list yet. */
    public List<Choice> notInvited() {
        return choices.people().stream()
                .filter(person -> guests.stream().noneMatch(guest -> guest.person().equals(person.value())))
                .toList();
    }

    /** The houses to choose from; those of the briefing stay choosable while content-service is silent. */
    public List<Choice> houses() {
        var all = new ArrayList<>(choices.houses());
        briefing.houses().stream()
                .filter(house -> all.stream().noneMatch(one -> one.value().equals(house)))
                .forEach(house -> all.add(Choice.of(house, house)));
        return all;
    }

    private Form stored(String name) {
        return switch (name) {
            case "description" -> Form.blank(name)
                    .with("title", briefing.title())
                    .with("purpose", briefing.purpose())
                    .with("hostAreas", briefing.hostAreas())
                    .with("houses", briefing.houses())
                    .with("sponsor", briefing.sponsor() == null ? "" : briefing.sponsor().id())
                    .with("visibility", Objects.requireNonNullElse(briefing.visibility(), "internal"));
            case "slot" -> Form.blank(name)
                    .with("day", briefing.start().toLocalDate().toString())
                    .with("from", briefing.start().toLocalTime().toString())
                    .with("to", briefing.end().toLocalTime().toString());
            case "room" -> Form.blank(name)
                    .with("building", briefing.building().id())
                    .with("room", Objects.requireNonNullElse(briefing.room(), ""));
            case "quotas" -> quotas();
            case "admission" -> {
                var until = briefing.answerUntil().atZoneSameInstant(briefing.timeZone());
                yield Form.blank(name)
                        .with("registration", !briefing.open() ? "invitation" : Boolean.TRUE.equals(briefing.approval()) ? "approval" : "open")
                        .with("until.day", until.toLocalDate().toString())
                        .with("until.time", until.toLocalTime().toString())
                        .with("offerHours", briefing.offerFor() == null ? "" : Long.toString(Math.max(1, briefing.offerFor().toHours())))
                        .with("limitHours", briefing.changeLimit() == null ? "" : Long.toString(briefing.changeLimit().toHours()))
                        .with("policy", Objects.requireNonNullElse(briefing.policy(), "plain"));
            }
            default -> Form.blank(name);
        };
    }

    private Form quotas() {
        var form = Form.blank("quotas").with("capacity", briefing.capacity() == null ? "" : Integer.toString(briefing.capacity()));
        Map<String, Integer> quotas = briefing.quotas() == null ? Map.of() : briefing.quotas();
        quotas.forEach((group, quota) -> form.with("quotas." + group, Integer.toString(quota)));
        return form;
    }
}
