package org.hemicycle.content.seed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.area.AreaKind;
import org.hemicycle.content.article.Article;
import org.hemicycle.content.article.ArticleKind;
import org.hemicycle.content.building.Building;
import org.hemicycle.content.commitment.Commitment;
import org.hemicycle.content.commitment.CommitmentKind;
import org.hemicycle.content.commitment.Promise;
import org.hemicycle.content.commitment.Promise.Setting;
import org.hemicycle.content.language.Language;
import org.hemicycle.content.membership.Membership;
import org.hemicycle.content.membership.Post;
import org.hemicycle.content.membership.Term;
import org.hemicycle.content.organization.Classification;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.organization.OtherName;
import org.hemicycle.content.organization.SeatCount;
import org.hemicycle.content.organization.SeatCount.GroupSeats;
import org.hemicycle.content.organization.SeatCount.Sides;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.content.source.Trust;
import org.hemicycle.content.source.WebAddress;
import org.jspecify.annotations.Nullable;

/** One reading of all seed records: what each section's records must look like, and what they may refer to. */
final class SeedReading {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final List<String> ARCHIVED_STATES = List.of("reported", "verified");

    private final Map<Section, List<SeedRecord>> sections;
    private final Map<Section, Map<String, SeedRecord>> ids = new EnumMap<>(Section.class);
    private final List<SeedProblem> problems = new ArrayList<>();

    private record Source(String title, @Nullable String url) {}

    private record Counted(String organization, SeatCount count) {}

    SeedReading(Map<Section, List<SeedRecord>> sections) {
        this.sections = sections;
    }

    /** Everything the sections hold; throws {@link SeedsRefused} with all mistakes when there is one. */
    SeedCatalogue catalogue() {
        // All ids first, so that a record may refer to one of any file.
        for (Section section : Section.values()) {
            ids.put(section, section == Section.SEAT_COUNTS ? Map.of() : ids(section));
        }
        var sources = new LinkedHashMap<String, Source>();
        each(Section.SOURCES, record -> sources.put(record.text("id"), source(record)));

        List<Area> areas = each(Section.AREAS, record -> area(record, sources));
        List<Counted> counts = each(Section.SEAT_COUNTS, record -> seatCount(record, sources));
        List<Organization> organizations = each(Section.ORGANIZATIONS, record -> organization(record, sources, counts));
        List<Building> buildings = each(Section.BUILDINGS, record -> building(record, sources));
        List<Person> people = each(Section.PEOPLE, record -> person(record, sources));
        List<Post> posts = each(Section.POSTS, record -> post(record, sources));
        List<Membership> memberships = each(Section.MEMBERSHIPS, record -> membership(record, sources, posts));
        List<Article> articles = each(Section.ARTICLES, record -> article(record, sources));
        List<Commitment> commitments =
                each(Section.COMMITMENTS, record -> commitment(record, sources, people, organizations, posts));

        if (problems.isEmpty()) {
            refuseCycles(Section.AREAS, areas, Area::id, Area::parent);
            refuseCycles(Section.ORGANIZATIONS, organizations, Organization::id, Organization::parent);
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(SeedProblem::file).thenComparing(SeedProblem::line));
            throw new SeedsRefused(problems);
        }
        return new SeedCatalogue(areas, organizations, buildings, people, posts, memberships, articles, commitments);
    }

    private Map<String, SeedRecord> ids(Section section) {
        var known = new LinkedHashMap<String, SeedRecord>();
        for (SeedRecord record : records(section)) {
            try {
                String id = record.text("id");
                if (!id.matches("[A-Za-z0-9][A-Za-z0-9-]{0,79}")) {
                    throw record.refuse("id", "the id '" + id + "' may hold letters, digits and hyphens only");
                }
                SeedRecord earlier = known.putIfAbsent(id, record);
                if (earlier != null) {
                    throw record.refuse("id", "the " + section.noun() + " '" + id + "' is already in "
                            + earlier.file() + " at line " + earlier.line());
                }
            } catch (SeedRecord.Problem e) {
                problems.add(e.problem());
            }
        }
        return known;
    }

    private List<SeedRecord> records(Section section) {
        return sections.getOrDefault(section, List.of());
    }

    private <T> List<T> each(Section section, Function<SeedRecord, T> read) {
        var all = new ArrayList<T>();
        for (SeedRecord record : records(section)) {
            try {
                all.add(read.apply(record));
                problems.addAll(record.unknownFields());
            } catch (SeedRecord.Problem e) {
                if (!problems.contains(e.problem())) {
                    problems.add(e.problem());
                }
            }
        }
        return all;
    }

    private static Source source(SeedRecord record) {
        return new Source(record.text("title"), record.valueIfGiven("url", url -> new WebAddress(url).value()));
    }

    private Provenance provenance(SeedRecord record, Map<String, Source> sources) {
        Source source = Objects.requireNonNullElse(
                sources.get(reference(record, "source", Section.SOURCES)), new Source("unreadable", null));
        String url = record.valueIfGiven("sourceUrl", given -> new WebAddress(given).value());
        Trust status = record.oneOf("status", Trust.values(), Trust::wireName);
        List<String> verify = record.texts("verify");
        for (String field : verify) {
            if (!record.has(field)) {
                throw record.refuse("verify", "'verify' names '" + field + "', which this record does not have");
            }
        }
        return new Provenance(source.title(), url == null ? source.url() : url, status, verify);
    }

    private Area area(SeedRecord record, Map<String, Source> sources) {
        String alpha2 = record.textIfGiven("isoAlpha2");
        if (alpha2 != null && !COUNTRIES.contains(alpha2)) {
            throw record.refuse("isoAlpha2", "'" + alpha2 + "' is not a country of ISO 3166-1");
        }
        String alpha3 = record.textIfGiven("isoAlpha3");
        if (alpha3 != null && (alpha2 == null || !alpha3.equals(Locale.of("", alpha2).getISO3Country()))) {
            throw record.refuse("isoAlpha3", "'" + alpha3 + "' is not the three-letter code of '" + alpha2 + "'");
        }
        return new Area(
                record.text("id"),
                record.oneOf("kind", AreaKind.values(), AreaKind::wireName),
                referenceIfGiven(record, "parent", Section.AREAS),
                alpha2,
                alpha3,
                record.textIfGiven("euCode"),
                record.localized("name"),
                record.localizedIfGiven("capital"),
                timeZoneIfGiven(record),
                record.languages("languages"),
                record.numberIfGiven("europeanParliamentSeats"),
                record.localizedIfGiven("text"),
                provenance(record, sources));
    }

    private Counted seatCount(SeedRecord record, Map<String, Source> sources) {
        String organization = reference(record, "organization", Section.ORGANIZATIONS);
        var seats = new ArrayList<GroupSeats>();
        for (SeedRecord line : record.records("seats")) {
            String group = reference(line, "group", Section.ORGANIZATIONS);
            SeedRecord groupRecord = Objects.requireNonNull(ids(Section.ORGANIZATIONS, group));
            if (!groupRecord.has("parent") || !organization.equals(groupRecord.textIfGiven("parent"))) {
                throw line.refuse("group", "'" + group + "' is not a group of '" + organization + "'");
            }
            int number = line.number("seats");
            seats.add(line.held("seats",
                    () -> new GroupSeats(group, number, line.flag("derived"), line.flag("notTakenUp"))));
            problems.addAll(line.unknownFields());
        }
        var asOf = record.date("asOf");
        int total = record.number("total");
        @Nullable Sides sides = record.has("sides") ? sides(record.record("sides"), sources) : null;
        Provenance provenance = provenance(record, sources);
        return new Counted(
                organization, record.held("total", () -> new SeatCount(asOf, total, seats, sides, provenance)));
    }

    private Sides sides(SeedRecord record, Map<String, Source> sources) {
        var sides = new Sides(
                record.date("asOf"), record.texts("government"), record.texts("opposition"), provenance(record, sources));
        problems.addAll(record.unknownFields());
        return sides;
    }

    private Organization organization(SeedRecord record, Map<String, Source> sources, List<Counted> counts) {
        String id = record.text("id");
        List<OtherName> otherNames = record.records("otherNames").stream().map(this::otherName).toList();
        List<SeatCount> seatCounts = counts.stream()
                .filter(counted -> counted.organization().equals(id))
                .map(Counted::count)
                .sorted(Comparator.comparing(SeatCount::asOf))
                .toList();
        return new Organization(
                id,
                record.oneOf("classification", Classification.values(), Classification::wireName),
                referenceIfGiven(record, "parent", Section.ORGANIZATIONS),
                referenceIfGiven(record, "area", Section.AREAS),
                record.localized("name"),
                record.textIfGiven("shortName"),
                record.textIfGiven("city"),
                record.partialDateIfGiven("founded"),
                null,
                otherNames,
                record.localizedIfGiven("text"),
                seatCounts,
                List.of(),
                provenance(record, sources),
                Visibility.PUBLIC);
    }

    private OtherName otherName(SeedRecord record) {
        String name = record.text("name");
        String language = record.valueIfGiven("language", tag -> new Language(tag).tag());
        var from = record.dateIfGiven("from");
        var until = record.dateIfGiven("until");
        OtherName otherName = record.held("until", () -> new OtherName(name, language, from, until));
        problems.addAll(record.unknownFields());
        return otherName;
    }

    private Building building(SeedRecord record, Map<String, Source> sources) {
        String zone = timeZoneIfGiven(record);
        if (zone == null) {
            throw record.refuse("timeZone", "the field 'timeZone' is missing");
        }
        return new Building(
                record.text("id"),
                referenceIfGiven(record, "organization", Section.ORGANIZATIONS),
                reference(record, "area", Section.AREAS),
                record.localized("name"),
                record.text("address"),
                record.localizedTexts("entrances"),
                zone,
                provenance(record, sources));
    }

    private Person person(SeedRecord record, Map<String, Source> sources) {
        boolean sample = record.flag("sample");
        Provenance provenance = provenance(record, sources);
        if (sample != (provenance.status() == Trust.SAMPLE)) {
            throw record.refuse("status", "a person is invented with both 'sample: true' and 'status: sample', or not");
        }
        return new Person(
                record.text("id"),
                record.text("name"),
                sample,
                referenceIfGiven(record, "organization", Section.ORGANIZATIONS),
                referenceIfGiven(record, "area", Section.AREAS),
                record.localizedIfGiven("role"),
                record.languages("languages"),
                record.dateIfGiven("asOf"),
                provenance,
                Visibility.PUBLIC,
                List.of("organization", "area", "role", "languages"),
                null);
    }

    private Post post(SeedRecord record, Map<String, Source> sources) {
        String id = record.text("id");
        var label = record.localized("label");
        String organization = referenceIfGiven(record, "organization", Section.ORGANIZATIONS);
        String area = referenceIfGiven(record, "area", Section.AREAS);
        Integer seats = record.numberIfGiven("seats");
        Provenance provenance = provenance(record, sources);
        return record.held("seats", () -> new Post(id, label, organization, area, seats, Visibility.PUBLIC, provenance));
    }

    private Membership membership(SeedRecord record, Map<String, Source> sources, List<Post> posts) {
        String id = record.text("id");
        String person = reference(record, "person", Section.PEOPLE);
        String post = referenceIfGiven(record, "post", Section.POSTS);
        String named = referenceIfGiven(record, "organization", Section.ORGANIZATIONS);
        String organization = post == null
                ? named
                : posts.stream().filter(one -> one.id().equals(post)).findFirst().map(Post::organization).orElse(null);
        if (named != null && !named.equals(organization)) {
            throw record.refuse("organization", "the post '" + post + "' is held in another organization than '" + named + "'");
        }
        String onBehalfOf = referenceIfGiven(record, "onBehalfOf", Section.ORGANIZATIONS);
        var role = record.localizedIfGiven("role");
        String start = record.partialDateIfGiven("start");
        String end = record.partialDateIfGiven("end");
        var asOf = record.dateIfGiven("asOf");
        Term term = record.held(end == null ? "asOf" : "end", () -> new Term(start, end, asOf));
        Provenance provenance = provenance(record, sources);
        return record.held("post", () -> new Membership(
                id, person, post, organization, onBehalfOf, role, term, Visibility.PUBLIC, null, provenance));
    }

    private Article article(SeedRecord record, Map<String, Source> sources) {
        String language = record.valueIfGiven("language", tag -> new Language(tag).tag());
        var title = record.localized("title");
        if (language != null && !title.texts().containsKey(language)) {
            throw record.refuse("title", "the title is missing in '" + language + "', the language of the piece");
        }
        List<String> areas = record.texts("areas");
        areas.forEach(area -> require(record, "areas", Section.AREAS, area));
        return new Article(
                record.text("id"),
                record.oneOf("kind", ArticleKind.values(), ArticleKind::wireName),
                title,
                language == null ? Language.UNDETERMINED : language,
                record.valueIfGiven("url", url -> new WebAddress(url).value()),
                record.textIfGiven("outlet"),
                record.texts("authors"),
                record.dateIfGiven("publishedOn"),
                record.numberIfGiven("year"),
                areas,
                List.of(),
                List.of(),
                record.localizedIfGiven("summary"),
                null,
                List.of(),
                Instant.EPOCH,
                provenance(record, sources));
    }

    private Commitment commitment(
            SeedRecord record,
            Map<String, Source> sources,
            List<Person> people,
            List<Organization> organizations,
            List<Post> posts) {
        String state = record.textIfGiven("state");
        if (state != null && !ARCHIVED_STATES.contains(state)) {
            throw record.refuse("state", "'state' must be one of " + String.join(", ", ARCHIVED_STATES)
                    + "; later steps need evidence and two people");
        }
        String person = referenceIfGiven(record, "madeBy", Section.PEOPLE);
        String organization = referenceIfGiven(record, "organization", Section.ORGANIZATIONS);
        String office = referenceIfGiven(record, "office", Section.POSTS);
        var note = record.localizedIfGiven("occasion");
        Setting setting = record.has("setting") ? record.oneOf("setting", Setting.values(), Setting::wireName) : null;
        Promise.Amount amount = null;
        if (record.has("amount")) {
            SeedRecord money = record.record("amount");
            amount = new Promise.Amount(money.number("value"), money.text("currency"));
            problems.addAll(money.unknownFields());
        }
        Provenance provenance = provenance(record, sources);
        if ("verified".equals(state) && provenance.status() == Trust.VERIFY) {
            throw record.refuse("state", "a commitment of status 'verify' has not been verified");
        }
        return Commitment.archived(
                record.text("id"),
                new Promise(
                        record.oneOf("kind", CommitmentKind.values(), CommitmentKind::wireName),
                        record.localized("title"),
                        people.stream()
                                .filter(one -> one.id().equals(person))
                                .map(one -> new Promise.Maker(one.id(), one.name(), one.sample()))
                                .findFirst()
                                .orElse(null),
                        organizations.stream()
                                .filter(one -> one.id().equals(organization))
                                .map(one -> new Promise.Body(one.id(), one.name()))
                                .findFirst()
                                .orElse(null),
                        posts.stream()
                                .filter(one -> one.id().equals(office))
                                .map(one -> new Promise.Office(one.id(), one.label()))
                                .findFirst()
                                .orElse(null),
                        record.localizedIfGiven("madeTo"),
                        referenceIfGiven(record, "area", Section.AREAS),
                        record.localizedIfGiven("quote"),
                        record.partialDateIfGiven("madeOn"),
                        note == null && setting == null ? null : new Promise.Occasion(setting, null, null, false, note),
                        new Promise.Source(
                                provenance.source(), provenance.sourceUrl(), record.dateIfGiven("checkedAt"), provenance.status(),
                                provenance.verify()),
                        record.partialDateIfGiven("targetDate"),
                        amount),
                "verified".equals(state));
    }

    private static @Nullable String timeZoneIfGiven(SeedRecord record) {
        String zone = record.textIfGiven("timeZone");
        if (zone != null && !(zone.contains("/") && ZoneId.getAvailableZoneIds().contains(zone))) {
            throw record.refuse("timeZone", "'" + zone + "' is not a time zone such as Europe/Brussels");
        }
        return zone;
    }

    private String reference(SeedRecord record, String field, Section section) {
        String id = record.text(field);
        require(record, field, section, id);
        return id;
    }

    private @Nullable String referenceIfGiven(SeedRecord record, String field, Section section) {
        String id = record.textIfGiven(field);
        if (id != null) {
            require(record, field, section, id);
        }
        return id;
    }

    private void require(SeedRecord record, String field, Section section, String id) {
        if (ids(section, id) == null) {
            throw record.refuse(field, "'" + field + "' names the " + section.noun() + " '" + id + "', which no file has");
        }
    }

    private @Nullable SeedRecord ids(Section section, String id) {
        return ids.getOrDefault(section, Map.of()).get(id);
    }

    private <T> void refuseCycles(
            Section section, List<T> all, Function<T, String> id, Function<T, @Nullable String> parent) {
        var parents = new LinkedHashMap<String, String>();
        for (T one : all) {
            String above = parent.apply(one);
            if (above != null) {
                parents.put(id.apply(one), above);
            }
        }
        for (String start : parents.keySet()) {
            var passed = new HashSet<String>();
            String at = start;
            while (at != null && passed.add(at)) {
                at = parents.get(at);
            }
            if (start.equals(at)) {
                problems.add(Objects.requireNonNull(ids(section, start))
                        .refuse("parent", "the " + section.noun() + " '" + start + "' is a part of itself")
                        .problem());
            }
        }
    }
}
