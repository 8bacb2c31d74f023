package org.hemicycle.content.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
import org.hemicycle.contracts.LocalizedText;
import tools.jackson.databind.json.JsonMapper;

/** What goes out as a file comes in as it was. */
class PopoloTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Property(tries = 300)
    void readsFromJsonWhatItWrote(@ForAll("entries") List<Entry> entries) {
        var file = JSON.createObjectNode();
        for (Kind kind : Kind.values()) {
            var list = file.putArray(kind.list());
            entries.stream().filter(entry -> entry.kind() == kind).map(Popolo::write).forEach(list::add);
        }

        assertThat(read(json(JSON.writeValueAsString(file)))).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Property(tries = 300)
    void readsFromATableWhatItWrote(@ForAll("entries") List<Entry> entries) {
        var file = new StringBuilder(CsvFile.header());
        entries.forEach(entry -> file.append(CsvFile.line(entry.kind(), Popolo.write(entry))));

        assertThat(read(table(file.toString()))).isEqualTo(entries);
    }

    @Example
    void writesNoCellThatASpreadsheetTakesForAFormulaAndReadsItBack() {
        for (String name : List.of("=1+1", "+1", "-1", "@x", "'=1", "''x", "'")) {
            var post = new OfPost(new Post("i", LocalizedText.of("en", name), null, null, null, Visibility.INTERNAL,
                    new Provenance(name, null, Trust.SAMPLE, List.of())));
            String line = CsvFile.line(Kind.POST, Popolo.write(post));

            assertThat(line).startsWith("post,i,,'" + name);
            assertThat(read(table(CsvFile.header() + line))).containsExactly(post);
        }
    }

    @Example
    void readsWhatOthersWriteInPopoloAndTellsWhatItPassesOver() {
        var faults = new FileFaults();
        var popolo = new Popolo("fr", "An open file (sample)", faults);
        var raws = json("""
                {"persons": [{"id": "p-1", "name": "Ada Exemple (sample)", "gender": "female", "email": "ada@example.org",
                  "identifiers": [{"scheme": "wikidata", "identifier": "Q0"}]}],
                 "organizations": [{"id": "party-1", "classification": "party", "name": "Parti (exemple)",
                  "other_names": [{"name": "Ancien", "lang": "fr"}]}],
                 "events": [{"id": "term-10"}]}""");

        assertThat(raws).hasSize(2);
        var person = (OfPerson) popolo.read(raws.getFirst());
        var party = (OfOrganization) popolo.read(raws.getLast());
        faults.refuseIfAny();
        assertThat(person).isNotNull();
        assertThat(party).isNotNull();
        assertThat(person.visibility()).isEqualTo(Visibility.INTERNAL);
        assertThat(person.person().provenance()).isEqualTo(new Provenance("An open file (sample)", null, Trust.VERIFY, List.of()));
        assertThat(party.organization().name()).isEqualTo(LocalizedText.of("fr", "Parti (exemple)"));
        assertThat(popolo.passedOver()).containsExactly("persons/email", "persons/gender");
    }

    @Example
    void givesTheSameMembershipTheSameIdWhereAFileHasNone() {
        var file = "{\"memberships\": [{\"person_id\": \"p-1\", \"organization_id\": \"o-1\", \"start_date\": \"2024\"}]}";

        assertThat(new Popolo("en", "A file", new FileFaults()).read(json(file).getFirst()))
                .isEqualTo(new Popolo("en", "A file", new FileFaults()).read(json(file).getFirst()));
    }

    private static List<Raw> json(String text) {
        var raws = new ArrayList<Raw>();
        JsonFile.read(text, raws::add);
        return raws;
    }

    private static List<Raw> table(String text) {
        var raws = new ArrayList<Raw>();
        CsvFile.read(text, raws::add);
        return raws;
    }

    private static List<Entry> read(List<Raw> raws) {
        var faults = new FileFaults();
        var popolo = new Popolo("en", null, faults);
        var entries = new ArrayList<Entry>();
        for (Raw raw : raws) {
            Entry entry = popolo.read(raw);
            faults.refuseIfAny();
            entries.add(entry);
        }
        assertThat(popolo.passedOver()).isEmpty();
        return entries;
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        return Arbitraries.oneOf(organizations(), posts(), people(), memberships()).list().ofMaxSize(5);
    }

    private Arbitrary<Entry> organizations() {
        return Combinators.combine(head(), localized(), ids().injectNull(0.5), words().injectNull(0.5), dates().injectNull(0.5), otherNames().list().ofMaxSize(2), identifiers().list().ofMaxSize(2), localized().injectNull(0.5))
                .as((head, name, parent, city, founded, otherNames, identifiers, text) -> new OfOrganization(new Organization(
                        head.id(), Classification.values()[Math.floorMod(head.id().hashCode(), Classification.values().length)], parent, null, name,
                        city, city, founded, founded, otherNames, text, List.of(), identifiers, head.provenance(), head.visibility())));
    }

    private Arbitrary<Entry> posts() {
        return Combinators.combine(head(), localized(), ids().injectNull(0.5), Arbitraries.integers().between(1, 10_000).injectNull(0.5))
                .as((head, label, organization, seats) ->
                        new OfPost(new Post(head.id(), label, organization, organization, seats, head.visibility(), head.provenance())));
    }

    private Arbitrary<Entry> people() {
        var details = Combinators.combine(
                        Combinators.combine(words(), languages().injectNull(0.5), words().injectNull(0.5)).as(Details.OtherName::new).list().ofMaxSize(2),
                        words().injectNull(0.5), words().injectNull(0.5), dates().injectNull(0.5), addresses().injectNull(0.5), identifiers().list().ofMaxSize(2),
                        Combinators.combine(Arbitraries.of("email", "phone"), words(), words().injectNull(0.5)).as(Details.Contact::new).list().ofMaxSize(2),
                        Combinators.combine(addresses(), words().injectNull(0.5)).as(Details.Link::new).list().ofMaxSize(2))
                .as((otherNames, family, prefix, birth, image, identifiers, contacts, links) ->
                        new Details(otherNames, family, family, prefix, birth, image, identifiers, contacts, links))
                .map(some -> some.isEmpty() ? null : some);
        return Combinators.combine(
                        head(), words(), Arbitraries.of(true, false), ids().injectNull(0.5), localized().injectNull(0.5), languages().list().uniqueElements().ofMaxSize(3),
                        Arbitraries.of(Person.FIELDS).list().uniqueElements().ofMaxSize(5), details)
                .as((head, name, sample, organization, role, languages, open, known) -> new OfPerson(new Person(
                        head.id(), name, sample, organization, organization, role, languages, role == null ? null : LocalDate.parse("2024-12-02"),
                        head.provenance(), head.visibility(), open, known)));
    }

    private Arbitrary<Entry> memberships() {
        var terms = Arbitraries.of(
                new Term(null, null, null), new Term("2020-03", "2024-07-05", null), new Term("2024", "2024", null),
                new Term(null, null, LocalDate.parse("2024-12-02")), new Term("2020", null, LocalDate.parse("2024-12-02")));
        return Combinators.combine(head(), ids(), ids().injectNull(0.5), ids().injectNull(0.5), localized().injectNull(0.5), terms, words().injectNull(0.5))
                .as((head, person, post, onBehalfOf, role, term, note) -> new OfMembership(new Membership(
                        head.id(), person, post, person, onBehalfOf, role, term, head.visibility(), note, head.provenance())));
    }

    /** What every record has. */
    record Head(String id, Visibility visibility, Provenance provenance) {}

    private Arbitrary<Head> head() {
        var provenances = Combinators.combine(words(), addresses().injectNull(0.5), Arbitraries.of(Trust.values()), words().list().ofMaxSize(2))
                .as((source, url, status, verify) -> new Provenance(
                        source, url, status, verify.stream().map(word -> word.length() > 40 ? "word" : word).toList()));
        return Combinators.combine(ids(), Arbitraries.of(Visibility.values()), provenances).as(Head::new);
    }

    private static Arbitrary<Details.Identifier> identifiers() {
        return Combinators.combine(words().injectNull(0.3), words()).as(Details.Identifier::new);
    }

    private static Arbitrary<OtherName> otherNames() {
        return Combinators.combine(words(), languages().injectNull(0.5), Arbitraries.of(true, false))
                .as((name, language, dated) -> new OtherName(
                        name, language, dated ? LocalDate.parse("2020-01-01") : null, dated ? LocalDate.parse("2021-01-01") : null));
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.strings().withChars("abcXYZ019").withChars("._:-").ofMinLength(1).ofMaxLength(12).map(id -> "i" + id);
    }

    private static Arbitrary<String> dates() {
        return Arbitraries.of("1979", "2019-03", "2019-03-25", "2024-02-29");
    }

    private static Arbitrary<String> languages() {
        return Arbitraries.of("en", "fr", "nl-BE", "el");
    }

    private static Arbitrary<String> addresses() {
        return Arbitraries.of("https://news.example/a?b=c,d", "http://example.org/x;y");
    }

    /** Whatever can stand in a line, above all what means something in CSV, JSON and spreadsheets. */
    private static Arbitrary<String> words() {
        return Arbitraries.strings().withChars("ab é ß中'\"\\,;=+-@[]{}:/&<>\n").ofMinLength(1).ofMaxLength(15)
                .map(String::strip)
                .filter(word -> !word.isEmpty());
    }

    private static Arbitrary<LocalizedText> localized() {
        return Arbitraries.maps(languages(), words()).ofMinSize(1).ofMaxSize(3).map(texts -> LocalizedText.of(new LinkedHashMap<>(texts)));
    }
}
