package org.hemicycle.web.place;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hemicycle.web.area.Building;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.Texts;
import org.hemicycle.web.place.PlacesApi.LookedUp;
import org.hemicycle.web.place.PlacesApi.Wording;
import org.hemicycle.web.place.PlacesApi.Written;
import org.hemicycle.web.staff.Changes;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The page of all buildings with what they ask and of the journeys between them, and the page of one rule. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/places", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('visits:write')")
class PlaceController {

    private static final String HOME = "/staff/places";
    private static final List<String> ENDS = List.of("from", "to");

    private final Templates templates;
    private final PlacesApi places;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Changes changes;
    private final Clock clock;

    PlaceController(
            Templates templates, PlacesApi places, Upstreams upstreams, Directory directory, Changes changes, Clock clock) {
        this.templates = templates;
        this.places = places;
        this.upstreams = upstreams;
        this.directory = directory;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping
    JteModel all(Page page, @RequestParam(defaultValue = "") String done) {
        return shown(page, Form.blank("journey"), done);
    }

    /** Writes down how long a journey takes, where somebody has looked it up. */
    @PostMapping("/journeys")
    ResponseEntity<?> enter(Page page, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("journey", sent);
        for (String end : ENDS) {
            if (form.value(end).isEmpty()) {
                form.refuse(end, page.say("places.end.missing"));
            }
        }
        if (form.value("source").isEmpty()) {
            form.refuse("source", page.say("places.source.missing"));
        }
        Integer minutes = number(form, "minutes", page);
        if (minutes == null) {
            form.refuse("minutes", page.say("briefing.number.missing"));
        }
        var journey = new LookedUp(form.value("mode"), minutes, form.value("source"));
        return changes.send(page, form, HOME, Map.of(), HOME + "?done=journey#journeys",
                version -> places.enter(form.value("from"), form.value("to"), version, journey),
                (refused, stale) -> new Answer.Given<>(shown(page, refused, ""), null));
    }

    @GetMapping("/rules/{id}")
    JteModel rule(Page page, @PathVariable String id, @RequestParam(defaultValue = "") String done) {
        return rule(page, id, null, done).orThrow();
    }

    @PostMapping("/rules/{id}")
    ResponseEntity<?> rewrite(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("rule", sent);
        Integer lead = number(form, "leadDays", page);
        Integer most = number(form, "mostPerOrganisation", page);
        requireSource(form, page);
        var wording = new Wording(
                lead, form.has("businessDays", "true"), form.given("latest"), most, form.given("deskHours"), form.all("needs"),
                form.has("sponsorRequired", "true"), form.has("escortRequired", "true"), form.given("note"),
                form.value("source"), form.given("url"), form.value("checkedAt"), form.value("confidence"));
        String here = HOME + "/rules/" + id;
        return changes.send(page, form, here, Map.of(), here + "?done=rule",
                version -> places.rewrite(id, version, wording),
                (refused, stale) -> rule(page, id, refused, ""));
    }

    @GetMapping("/hours/{building}")
    JteModel hours(Page page, @PathVariable String building, @RequestParam(defaultValue = "") String done) {
        return hours(page, building, null, done).orThrow();
    }

    /** Writes down when a building lets visitors in; a day without a time is closed. */
    @PostMapping("/hours/{building}")
    ResponseEntity<?> write(Page page, @PathVariable String building, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("hours", sent);
        requireSource(form, page);
        var hours = new LinkedHashMap<String, List<String>>();
        for (String day : OpeningHours.DAYS) {
            var ranges = Stream.of(form.value("hours." + day).split("[,;]"))
                    .map(range -> range.replaceAll("\\s+", "").replace('–', '-'))
                    .filter(range -> !range.isEmpty())
                    .toList();
            if (!ranges.isEmpty()) {
                hours.put(day, ranges);
            }
        }
        var written = new Written(hours, form.value("source"), form.given("url"), form.value("checkedAt"), form.value("confidence"));
        String here = HOME + "/hours/" + building;
        return changes.send(page, form, here, Map.of("hours", "hours.mon"), here + "?done=hours",
                version -> places.write(building, version, written),
                (refused, stale) -> hours(page, building, refused, ""));
    }

    private Answer<JteModel> hours(Page page, String building, @Nullable Form typed, String done) {
        return upstreams.ask(Upstream.EVENTS, () -> places.hours(building)).map(hours -> templates.placeHours(
                page.at(HOME + "/hours/" + building),
                hours,
                name(building, page),
                typed == null ? hours.form(today()) : typed,
                Texts.of(page.language()).find("done." + done)));
    }

    private Answer<JteModel> rule(Page page, String id, @Nullable Form typed, String done) {
        return upstreams.ask(Upstream.EVENTS, places::rules).map(Listing::items).map(rules -> {
            AccessRule rule = rules.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            Form stored = rule.form(today());
            return templates.placeRule(
                    page.at(HOME + "/rules/" + id),
                    rule,
                    name(rule.building(), page),
                    typed == null ? stored : typed,
                    Texts.of(page.language()).find("done." + done));
        });
    }

    private JteModel shown(Page page, Form form, String done) {
        Answer<SequencedMap<String, List<AccessRule>>> rules = upstreams.ask(Upstream.EVENTS, places::rules)
                .map(Listing::items)
                .map(all -> byBuilding(all, page));
        Answer<Map<String, OpeningHours>> hours = upstreams.ask(Upstream.EVENTS, places::hours)
                .map(known -> known.items().stream().collect(Collectors.toMap(OpeningHours::building, one -> one, (one, other) -> one)));
        Answer<List<Journey>> journeys = upstreams.ask(Upstream.EVENTS, places::journeys).map(Listing::items);
        return templates.placePlaces(
                page.at(HOME), rules, buildings(page), hours, journeys, id -> name(id, page), ends(journeys.or(List.of()), page), form,
                Texts.of(page.language()).find("done." + done));
    }

    private SequencedMap<String, List<AccessRule>> byBuilding(List<AccessRule> rules, Page page) {
        var buildings = new LinkedHashMap<String, List<AccessRule>>();
        rules.stream()
                .sorted(Comparator.comparing((AccessRule rule) -> name(rule.building(), page), page.alphabet())
                        .thenComparing(AccessRule::visitorKind))
                .forEach(rule -> buildings.computeIfAbsent(rule.building(), id -> new ArrayList<>()).add(rule));
        return buildings;
    }

    private List<Building> buildings(Page page) {
        return directory.buildings().or(List.of()).stream()
                .sorted(Comparator.comparing(building -> page.in(building.name()), page.alphabet()))
                .toList();
    }

    /** Cities that some journey names, then the buildings. */
    private List<Choice> ends(List<Journey> journeys, Page page) {
        List<Building> buildings = buildings(page);
        var cities = journeys.stream()
                .flatMap(journey -> Stream.of(journey.from(), journey.to()))
                .filter(end -> buildings.stream().noneMatch(building -> building.id().equals(end)))
                .distinct()
                .sorted(page.alphabet())
                .map(city -> Choice.of(city, city));
        var houses = buildings.stream()
                .map(building -> Choice.of(building.id(), building.name(), page));
        return Stream.concat(cities, houses).toList();
    }

    private String name(String id, Page page) {
        return directory.building(id).map(building -> page.in(building.name())).orElse(id);
    }

    /** The day in Brussels, where most of those who look up such things sit. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Brussels"));
    }

    private static void requireSource(Form form, Page page) {
        if (form.value("source").isEmpty()) {
            form.refuse("source", page.say("places.source.missing"));
        }
        if (!form.value("checkedAt").matches("\\d{4}-\\d{2}-\\d{2}")) {
            form.refuse("checkedAt", page.say("slot.day.missing"));
        }
    }

    private static @Nullable Integer number(Form form, String field, Page page) {
        if (form.value(field).isEmpty()) {
            return null;
        }
        if (!form.value(field).matches("\\d{1,5}")) {
            form.refuse(field, page.say("briefing.number.missing"));
            return null;
        }
        return Integer.valueOf(form.value(field));
    }
}
