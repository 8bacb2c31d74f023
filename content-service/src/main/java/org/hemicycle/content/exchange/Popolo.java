package org.hemicycle.content.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hemicycle.content.exchange.Entry.OfMembership;
import org.hemicycle.content.exchange.Entry.OfOrganization;
import org.hemicycle.content.exchange.Entry.OfPerson;
import org.hemicycle.content.exchange.Entry.OfPost;
import org.hemicycle.content.membership.Membership;
import org.hemicycle.content.membership.Post;
import org.hemicycle.content.membership.Term;
import org.hemicycle.content.organization.Classification;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.organization.OtherName;
import org.hemicycle.content.person.Details;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.content.source.Trust;
import org.hemicycle.content.source.WebAddress;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records in the form of Popolo. What Popolo has no word for stands under {@code hemicycle}: who may see it, texts in several
 * languages, how far a source can be trusted.
 */
final class Popolo {

    /** The field under which our own words stand. */
    static final String OURS = "hemicycle";

    /** The fields of a person that can be public one by one. */
    private static final int NAME = 300;
    private static final int TEXT = 5000;
    private static final int ADDRESS = 2000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String language;
    private final @Nullable String source;
    private final FileFaults faults;
    private final Set<String> passedOver = new TreeSet<>();

    /**
     * A reading of a file.
     *
     * @param language the language of names that say none
     * @param source what the source of records is that name none
     * @param faults where mistakes are noted
     */
    Popolo(String language, @Nullable String source, FileFaults faults) {
        this.language = language;
        this.source = source;
        this.faults = faults;
    }

    /** The fields that nothing was made of, such as {@code persons/gender}. */
    Set<String> passedOver() {
        return passedOver;
    }

    /** What a record says; nothing where it breaks a rule. */
    @Nullable Entry read(Raw raw) {
        var fields = new Fields(raw.fields(), "", raw.fieldPlace(), faults);
        Fields ours = fields.objectOrEmpty(OURS);
        Visibility visibility = ours.value("visibility", 10, Visibility::named);
        visibility = visibility == null ? Visibility.INTERNAL : visibility;
        Provenance provenance = provenance(fields, ours);
        Entry entry = switch (raw.kind()) {
            case ORGANIZATION -> organization(fields, ours, visibility, provenance);
            case POST -> post(fields, ours, visibility, provenance);
            case PERSON -> person(fields, ours, visibility, provenance);
            case MEMBERSHIP -> membership(fields, ours, visibility, provenance);
        };
        fields.unasked().forEach(name -> passedOver.add(raw.kind().list() + "/" + name));
        ours.unasked().forEach(name -> passedOver.add(raw.kind().list() + "/" + OURS + "/" + name));
        return entry;
    }

    private Provenance provenance(Fields fields, Fields ours) {
        List<Provenance> sources = fields.objects("sources", one -> {
            String url = one.value("url", ADDRESS, address -> new WebAddress(address).value());
            String note = one.text("note", NAME);
            if (note == null && url == null) {
                one.refuse(FileRefusal.RECORD_FIELD_MISSING, "note", null);
            }
            return new Provenance(note == null ? String.valueOf(url) : note, url, Trust.VERIFY, List.of());
        });
        Trust status = ours.value("status", 20, Popolo::trust);
        List<String> verify = ours.texts("verify", 40);
        if (sources.isEmpty() && source == null) {
            fields.refuse(FileRefusal.RECORD_FIELD_MISSING, "sources", "It names no source, and neither does the import.");
        }
        Provenance first = sources.isEmpty() ? new Provenance(String.valueOf(source), null, Trust.VERIFY, List.of()) : sources.getFirst();
        // What nobody has checked here is not to be shown as checked.
        return new Provenance(first.source(), first.sourceUrl(), status == null ? Trust.VERIFY : status, verify);
    }

    private static Trust trust(String name) {
        for (Trust trust : Trust.values()) {
            if (trust.wireName().equals(name)) {
                return trust;
            }
        }
        throw new IllegalArgumentException("must be one of official, secondary, estimate, verify, sample");
    }

    private @Nullable String id(Fields fields, String field) {
        return fields.value(field, 128, id -> {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("may hold letters, digits, dots, colons, underscores and hyphens only");
            }
            return id;
        });
    }

    private String requiredId(Fields fields, String field) {
        if (!fields.has(field)) {
            fields.refuse(FileRefusal.RECORD_FIELD_MISSING, field, null);
        }
        String id = id(fields, field);
        return id == null ? "?" : id;
    }

    /** A name that Popolo has in one language and we may have in several. */
    private LocalizedText named(Fields fields, Fields ours, String field) {
        LocalizedText several = ours.localized(field, NAME);
        String one = several == null ? fields.required(field, NAME) : fields.text(field, NAME);
        return several == null ? LocalizedText.of(language, Objects.requireNonNull(one)) : several;
    }

    private Entry organization(Fields fields, Fields ours, Visibility visibility, Provenance provenance) {
        Classification classification = fields.value("classification", 40, name -> {
            for (Classification one : Classification.values()) {
                if (one.wireName().equals(name)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("is none of ours, such as parliament, chamber, group, party or ngo");
        });
        if (!fields.has("classification")) {
            fields.refuse(FileRefusal.RECORD_FIELD_MISSING, "classification", null);
        }
        return new OfOrganization(new Organization(
                requiredId(fields, "id"),
                classification == null ? Classification.NGO : classification,
                id(fields, "parent_id"),
                id(fields, "area_id"),
                named(fields, ours, "name"),
                ours.text("short_name", NAME),
                ours.text("city", NAME),
                fields.date("founding_date"),
                fields.date("dissolution_date"),
                fields.objects("other_names", this::otherName),
                ours.localized("text", TEXT),
                List.of(),
                identifiers(fields),
                provenance,
                visibility));
    }

    private @Nullable OtherName otherName(Fields fields) {
        String name = fields.required("name", NAME);
        String lang = fields.language("lang");
        var from = fields.day("start_date");
        var until = fields.day("end_date");
        try {
            return new OtherName(name, lang, from, until);
        } catch (IllegalArgumentException e) {
            fields.refuse(FileRefusal.RECORD_ENDS_BEFORE_START, "end_date", e.getMessage());
            return null;
        }
    }

    private Entry post(Fields fields, Fields ours, Visibility visibility, Provenance provenance) {
        return new OfPost(new Post(
                requiredId(fields, "id"),
                named(fields, ours, "label"),
                id(fields, "organization_id"),
                id(fields, "area_id"),
                ours.number("seats", 1, 10_000),
                visibility,
                provenance));
    }

    private Entry person(Fields fields, Fields ours, Visibility visibility, Provenance provenance) {
        var details = new Details(
                fields.objects("other_names", one -> new Details.OtherName(
                        one.required("name", NAME), one.language("lang"), one.text("note", NAME))),
                fields.text("family_name", NAME),
                fields.text("given_name", NAME),
                fields.text("honorific_prefix", NAME),
                fields.date("birth_date"),
                fields.value("image", ADDRESS, address -> new WebAddress(address).value()),
                identifiers(fields),
                fields.objects("contact_details", one -> new Details.Contact(
                        one.required("type", 40), one.required("value", NAME), one.text("note", NAME))),
                fields.objects("links", one -> {
                    String url = one.value("url", ADDRESS, address -> new WebAddress(address).value());
                    if (!one.has("url")) {
                        one.refuse(FileRefusal.RECORD_FIELD_MISSING, "url", null);
                    }
                    return url == null ? null : new Details.Link(url, one.text("note", NAME));
                }));
        List<String> open = ours.texts("open", 40);
        for (String field : open) {
            if (!Person.FIELDS.contains(field)) {
                ours.refuse(FileRefusal.RECORD_FIELD_UNFIT, "open", "There is no field '" + field + "'; it may name " + String.join(", ", Person.FIELDS) + ".");
            }
        }
        var languages = ours.texts("languages", 35);
        for (String tag : languages) {
            try {
                var unused = new org.hemicycle.content.language.Language(tag);
            } catch (IllegalArgumentException e) {
                ours.refuse(FileRefusal.RECORD_LANGUAGE_UNKNOWN, "languages", e.getMessage());
            }
        }
        return new OfPerson(new Person(
                requiredId(fields, "id"),
                fields.required("name", NAME),
                Boolean.TRUE.equals(ours.flag("sample")),
                id(ours, "organization_id"),
                id(ours, "area_id"),
                ours.localized("role", NAME),
                languages,
                ours.day("as_of"),
                provenance,
                visibility,
                open,
                details.isEmpty() ? null : details));
    }

    private static List<Details.Identifier> identifiers(Fields fields) {
        return fields.objects("identifiers", one -> new Details.Identifier(one.text("scheme", NAME), one.required("identifier", NAME)));
    }

    private @Nullable Entry membership(Fields fields, Fields ours, Visibility visibility, Provenance provenance) {
        String person = requiredId(fields, "person_id");
        String post = id(fields, "post_id");
        String organization = id(fields, "organization_id");
        if (post == null && organization == null) {
            fields.refuse(FileRefusal.RECORD_FIELD_MISSING, "organization_id", "A membership names a post or an organization.");
        }
        LocalizedText role = ours.localized("role", NAME);
        String plain = fields.text("role", NAME);
        String start = fields.date("start_date");
        String end = fields.date("end_date");
        var asOf = ours.day("as_of");
        Term term;
        try {
            term = new Term(start, end, asOf);
        } catch (IllegalArgumentException e) {
            fields.refuse(FileRefusal.RECORD_ENDS_BEFORE_START, end == null ? OURS + "/as_of" : "end_date", e.getMessage());
            return null;
        }
        String given = id(fields, "id");
        if (post == null && organization == null) {
            return null;
        }
        // Popolo does not ask for an id; the same membership has the same one whenever it is read.
        String id = given != null
                ? given
                : UUID.nameUUIDFromBytes(String.join("\n", person, String.valueOf(post), String.valueOf(organization), String.valueOf(start))
                                .getBytes(StandardCharsets.UTF_8))
                        .toString();
        return new OfMembership(new Membership(
                id, person, post, organization, id(fields, "on_behalf_of_id"),
                role == null && plain != null ? LocalizedText.of(language, plain) : role,
                term, visibility, ours.text("note", ADDRESS), provenance));
    }

    /** A record as it stands in a file. */
    static ObjectNode write(Entry entry) {
        var fields = NODES.objectNode();
        var ours = NODES.objectNode();
        ours.put("visibility", entry.visibility().wireName());
        Provenance provenance = switch (entry) {
            case OfOrganization(Organization organization) -> {
                put(fields, "id", organization.id());
                put(fields, "name", organization.name().in(organization.name().original()));
                put(fields, "classification", organization.classification().wireName());
                put(fields, "parent_id", organization.parent());
                put(fields, "area_id", organization.area());
                put(fields, "founding_date", organization.founded());
                put(fields, "dissolution_date", organization.dissolved());
                put(fields, "other_names", organization.otherNames().stream().map(Popolo::otherName).toList());
                put(fields, "identifiers", organization.identifiers().stream().map(Popolo::identifier).toList());
                put(ours, "name", organization.name());
                put(ours, "short_name", organization.shortName());
                put(ours, "city", organization.city());
                put(ours, "text", organization.text());
                yield organization.provenance();
            }
            case OfPost(Post post) -> {
                put(fields, "id", post.id());
                put(fields, "label", post.label().in(post.label().original()));
                put(fields, "organization_id", post.organization());
                put(fields, "area_id", post.area());
                put(ours, "label", post.label());
                if (post.seats() != null) {
                    ours.put("seats", post.seats());
                }
                yield post.provenance();
            }
            case OfPerson(Person person) -> {
                put(fields, "id", person.id());
                put(fields, "name", person.name());
                if (person.details() != null) {
                    details(fields, person.details());
                }
                if (person.sample()) {
                    ours.put("sample", true);
                }
                put(ours, "organization_id", person.organization());
                put(ours, "area_id", person.area());
                put(ours, "role", person.role());
                texts(ours, "languages", person.languages());
                put(ours, "as_of", person.asOf() == null ? null : person.asOf().toString());
                texts(ours, "open", person.open());
                yield person.provenance();
            }
            case OfMembership(Membership membership) -> {
                put(fields, "id", membership.id());
                put(fields, "person_id", membership.person());
                put(fields, "post_id", membership.post());
                put(fields, "organization_id", membership.organization());
                put(fields, "on_behalf_of_id", membership.onBehalfOf());
                put(fields, "role", membership.role() == null ? null : membership.role().in(membership.role().original()));
                put(fields, "start_date", membership.term().start());
                put(fields, "end_date", membership.term().end());
                put(ours, "role", membership.role());
                put(ours, "as_of", membership.term().asOf() == null ? null : membership.term().asOf().toString());
                put(ours, "note", membership.note());
                yield membership.provenance();
            }
        };
        var origin = NODES.objectNode();
        put(origin, "note", provenance.source());
        put(origin, "url", provenance.sourceUrl());
        put(fields, "sources", List.of(origin));
        ours.put("status", provenance.status().wireName());
        texts(ours, "verify", provenance.verify());
        fields.set(OURS, ours);
        return fields;
    }

    private static void details(ObjectNode fields, Details details) {
        put(fields, "family_name", details.familyName());
        put(fields, "given_name", details.givenName());
        put(fields, "honorific_prefix", details.honorificPrefix());
        put(fields, "birth_date", details.birthDate());
        put(fields, "image", details.image());
        put(fields, "other_names", details.otherNames().stream()
                .map(one -> object("name", one.name(), "lang", one.language(), "note", one.note()))
                .toList());
        put(fields, "identifiers", details.identifiers().stream().map(Popolo::identifier).toList());
        put(fields, "contact_details", details.contactDetails().stream()
                .map(one -> object("type", one.type(), "value", one.value(), "note", one.note()))
                .toList());
        put(fields, "links", details.links().stream().map(one -> object("url", one.url(), "note", one.note())).toList());
    }

    private static ObjectNode otherName(OtherName name) {
        return object(
                "name", name.name(), "lang", name.language(), "start_date", name.from() == null ? null : name.from().toString(), "end_date",
                name.until() == null ? null : name.until().toString());
    }

    private static ObjectNode identifier(Details.Identifier identifier) {
        return object("scheme", identifier.scheme(), "identifier", identifier.identifier());
    }

    private static ObjectNode object(@Nullable String... namesAndValues) {
        var object = NODES.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            put(object, String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    private static void put(ObjectNode node, String field, @Nullable LocalizedText text) {
        if (text != null) {
            var texts = NODES.objectNode();
            text.texts().forEach(texts::put);
            node.set(field, texts);
        }
    }

    private static void put(ObjectNode node, String field, List<ObjectNode> items) {
        if (!items.isEmpty()) {
            ArrayNode array = NODES.arrayNode();
            items.forEach(array::add);
            node.set(field, array);
        }
    }

    private static void texts(ObjectNode node, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = NODES.arrayNode();
            texts.forEach(array::add);
            node.set(field, array);
        }
    }
}
