package org.hemicycle.content.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hemicycle.content.source.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedFolderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aSmallFolderWithoutMistakes() throws IOException {
        write("sources.yaml", """
                sources:
                  - {id: book, title: A book, url: "https://book.example/"}
                """);
        write("areas.yaml", """
                areas:
                  - id: EU
                    kind: region
                    name: {en: European Union, fr: Union européenne}
                    source: book
                    status: official
                  - id: BE
                    kind: country
                    parent: EU
                    isoAlpha2: BE
                    isoAlpha3: BEL
                    name: {nl: België, fr: Belgique}
                    timeZone: Europe/Brussels
                    languages: [nl, fr, de]
                    source: book
                    status: official
                    verify: [languages]
                """);
        write("organizations.yaml", """
                organizations:
                  - {id: house, classification: chamber, area: BE, name: {en: House}, founded: "1831", source: book, status: official}
                  - {id: left, classification: group, parent: house, name: {en: Left}, source: book, status: official}
                  - {id: right, classification: group, parent: house, name: {en: Right}, source: book, status: official}
                seatCounts:
                  - organization: house
                    asOf: 2024-07-16
                    total: 5
                    source: book
                    status: official
                    seats:
                      - {group: left, seats: 3}
                      - {group: right, seats: 2, notTakenUp: true}
                    sides: {asOf: 2024-07-17, government: [left], opposition: [right], source: book, status: secondary}
                """);
        write("posts.yaml", """
                people:
                  - {id: ada, name: Ada (sample), sample: true, source: book, status: sample}
                posts:
                  - {id: chair, label: {en: Chair}, organization: house, seats: 1, source: book, status: official}
                memberships:
                  - {id: ada-chair, person: ada, post: chair, onBehalfOf: left, start: 2020-03, end: 2024-07-05, source: book, status: sample}
                """);
        write("articles.yaml", """
                articles:
                  - id: piece
                    kind: interview
                    language: fr
                    title: {fr: Entretien}
                    url: https://news.example/entretien
                    publishedOn: 2024-05-01
                    areas: [BE]
                    source: book
                    status: secondary
                """);
    }

    @Test
    void readsWhatTheFilesSay() {
        SeedCatalogue catalogue = new SeedFolder(folder).read();

        assertThat(catalogue.areas()).extracting("id").containsExactly("EU", "BE");
        assertThat(catalogue.areas().getLast().name().original()).isEqualTo("nl");
        assertThat(catalogue.areas().getLast().provenance().verify()).containsExactly("languages");
        assertThat(catalogue.areas().getLast().provenance().sourceUrl()).isEqualTo("https://book.example/");
        assertThat(catalogue.organizations().getFirst().founded()).isEqualTo("1831");
        assertThat(catalogue.organizations().getFirst().seatCounts().getFirst().total()).isEqualTo(5);
        assertThat(catalogue.memberships().getFirst().organization()).as("that of the post").isEqualTo("house");
        assertThat(catalogue.articles().getFirst().publishedOn()).isEqualTo("2024-05-01");
        assertThat(catalogue.articles().getFirst().provenance().status()).isEqualTo(Trust.SECONDARY);
    }

    /** Each mistake is put into the small folder in place of something right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        areas.yaml         | kind: country            | kind: planet               | areas.yaml:8: 'kind' must be one of country, region, city, not 'planet'
        areas.yaml         | kind: country            | knid: country              | areas.yaml:7: the field 'kind' is missing
        areas.yaml         | isoAlpha3: BEL           | 'isoAlpha3: BEL\n    flag: x' | areas.yaml:12: unknown field 'flag'
        areas.yaml         | parent: EU               | parent: UE                 | areas.yaml:9: 'parent' names the area 'UE', which no file has
        areas.yaml         | parent: EU               | parent: BE                 | areas.yaml:9: the area 'BE' is a part of itself
        areas.yaml         | isoAlpha2: BE            | isoAlpha2: XX              | areas.yaml:10: 'XX' is not a country of ISO 3166-1
        areas.yaml         | isoAlpha3: BEL           | isoAlpha3: BLG             | areas.yaml:11: 'BLG' is not the three-letter code of 'BE'
        areas.yaml         | Europe/Brussels          | Europe/Bruxelles           | areas.yaml:13: 'Europe/Bruxelles' is not a time zone such as Europe/Brussels
        areas.yaml         | Europe/Brussels          | [Europe/Brussels]          | areas.yaml:13: 'timeZone' must be plain text
        areas.yaml         | '[nl, fr, de]'           | '[nl, xx, de]'             | areas.yaml:14: 'languages': 'xx' is not a known language tag (BCP 47)
        areas.yaml         | '[nl, fr, de]'           | '[nl, no, de]'             | areas.yaml:14: 'languages' must be text; put no in quotes
        areas.yaml         | '[nl, fr, de]'           | nl                         | areas.yaml:14: 'languages' must be a list
        areas.yaml         | '{nl: België, fr: Belgique}' | '{n_l: België}'        | areas.yaml:12: 'n_l': 'n_l' is not a language tag (BCP 47)
        areas.yaml         | '{nl: België, fr: Belgique}' | '{nl: België, nl: Belgique}' | areas.yaml:12: the field 'nl' stands here twice
        areas.yaml         | '{nl: België, fr: Belgique}' | Belgique               | areas.yaml:12: 'name' must be text per language, such as {en: …, fr: …}
        areas.yaml         | 'fr: Belgique'           | 'fr: "  "'                 | areas.yaml:12: 'fr' is blank
        areas.yaml         | id: BE                   | id: EU                     | areas.yaml:7: the area 'EU' is already in areas.yaml at line 2
        areas.yaml         | id: BE                   | id: B E                    | areas.yaml:7: the id 'B E' may hold letters, digits and hyphens only
        areas.yaml         | 'verify: [languages]'    | 'verify: [capital]'        | areas.yaml:17: 'verify' names 'capital', which this record does not have
        areas.yaml         | 'source: book\n    status: official\n    verify' | 'status: official\n    verify' | areas.yaml:7: the field 'source' is missing
        areas.yaml         | 'status: official\n    verify' | 'status: sure\n    verify' | areas.yaml:16: 'status' must be one of official, secondary, estimate, verify, sample, not 'sure'
        areas.yaml         | 'areas:'                 | 'aeras:'                   | areas.yaml:1: unknown field 'aeras'; a seed file holds sources, areas, organizations, seatCounts, buildings, people, posts, memberships, articles, commitments
        areas.yaml         | 'kind: region'           | 'kind: [region'            | areas.yaml:4: not YAML: expected ',' or ']', but got :
        organizations.yaml | total: 5                 | total: 6                   | organizations.yaml:8: 'total': the seats add up to 5, not to the total of 6
        organizations.yaml | total: 5                 | total: five                | organizations.yaml:8: 'total' must be a whole number
        organizations.yaml | 2024-07-16               | 2024-07-36                 | organizations.yaml:7: 'asOf' must be a date such as 2024-07-16, not '2024-07-36'
        organizations.yaml | group: right             | group: house               | organizations.yaml:13: 'house' is not a group of 'house'
        organizations.yaml | group: right             | group: left                | organizations.yaml:8: 'total': the group 'left' is counted twice
        organizations.yaml | 'opposition: [right]'    | 'opposition: [left]'       | organizations.yaml:8: 'total': the group 'left' is placed twice
        organizations.yaml | 'government: [left]'     | 'government: [house]'      | organizations.yaml:8: 'total': the group 'house' is on a side and not counted
        organizations.yaml | 'government: [left]'     | 'goverment: [left]'        | organizations.yaml:14: unknown field 'goverment'
        organizations.yaml | notTakenUp: true         | notTakenUp: sometimes      | organizations.yaml:13: 'notTakenUp' must be true or false
        organizations.yaml | '"1831"'                 | '"a while ago"'            | organizations.yaml:2: 'founded' must be a date, month or year such as 2020-12, not 'a while ago'
        posts.yaml         | end: 2024-07-05          | end: 2020-02               | posts.yaml:6: 'end': it ends (2020-02) before it starts (2020-03)
        posts.yaml         | end: 2024-07-05          | asOf: 2019-12-31           | posts.yaml:6: 'asOf': the day on which it is known (2019-12-31) lies outside of it
        posts.yaml         | post: chair              | post: throne               | posts.yaml:6: 'post' names the post 'throne', which no file has
        posts.yaml         | 'post: chair, '          | ''                         | posts.yaml:6: 'post': a membership names a post or an organization
        posts.yaml         | post: chair              | 'post: chair, organization: left' | posts.yaml:6: the post 'chair' is held in another organization than 'left'
        posts.yaml         | seats: 1                 | seats: 0                   | posts.yaml:4: 'seats': a post has at least one seat, not 0
        articles.yaml      | https://news.example/entretien | javascript:alert(1)  | articles.yaml:6: 'url': the address must begin with https:// or http://
        articles.yaml      | '[BE]'                   | '[BE, FR]'                 | articles.yaml:8: 'areas' names the area 'FR', which no file has
        articles.yaml      | 'title: {fr: Entretien}' | 'title: {en: Interview}'   | articles.yaml:5: the title is missing in 'fr', the language of the piece
        sources.yaml       | id: book                 | id: books                  | areas.yaml:5: 'source' names the source 'book', which no file has
        """)
    void refusesAMistakeWithFileLineAndReason(String file, String right, String wrong, String refusal)
            throws IOException {
        String text = Files.readString(folder.resolve(file));
        String mistaken = text.replace(right, wrong);
        assertThat(mistaken).isNotEqualTo(text);
        write(file, mistaken);

        assertThat(refused().problems()).first().hasToString(refusal);
    }

    @Test
    void namesEveryMistakeOfEveryFileAtOnce() throws IOException {
        replace("areas.yaml", "kind: country", "kind: planet");
        replace("articles.yaml", "kind: interview", "kind: poem");
        replace("organizations.yaml", "total: 5", "total: 7");

        assertThat(refused().problems()).extracting(SeedProblem::file, SeedProblem::line)
                .containsExactly(
                        tuple("areas.yaml", 8),
                        tuple("articles.yaml", 3),
                        tuple("organizations.yaml", 8));
    }

    @Test
    void refusesARealPersonMarkedAsSampleByHalves() throws IOException {
        write("people.yaml", """
                people:
                  - {id: somebody, name: Some Body, sample: true, source: book, status: official}
                """);

        assertThat(refused().problems()).singleElement().hasToString("people.yaml:2: a person is invented with both"
                + " 'sample: true' and 'status: sample', or not");
    }

    @Test
    void refusesANameThatEndsBeforeItBegins() throws IOException {
        replace("organizations.yaml", "name: {en: Left}",
                "name: {en: Left}, otherNames: [{name: Gauche, from: 2024-09-12, until: 2024-07-18}]");

        assertThat(refused().problems()).singleElement().hasToString("organizations.yaml:3: 'until': the name ends"
                + " (2024-07-18) before it begins (2024-09-12)");
    }

    @Test
    void refusesAnEmptyFileAListAFileThatIsNotUtf8AndAMissingFolder() throws IOException {
        write("empty.yaml", "");
        write("list.yaml", "- a\n- b\n");
        Files.write(folder.resolve("latin.yaml"), "areas: [é]".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refused().problems()).extracting(SeedProblem::toString).containsExactly(
                "empty.yaml:1: the file is empty",
                "latin.yaml:1: the file is not UTF-8",
                "list.yaml:1: a seed file holds lists under names such as " + Section.names());

        var missing = catchThrowableOfType(
                SeedsRefused.class, () -> new SeedFolder(folder.resolve("nowhere")).read());
        assertThat(missing).hasMessageContaining("the folder of seed files cannot be read");
    }

    private SeedsRefused refused() {
        return catchThrowableOfType(SeedsRefused.class, () -> new SeedFolder(folder).read());
    }

    private void replace(String file, String right, String wrong) throws IOException {
        write(file, Files.readString(folder.resolve(file)).replace(right, wrong));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
