package org.hemicycle.content.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hemicycle.content.RunningService;
import org.hemicycle.content.exchange.ExchangeDesk.Form;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Register;
import org.hemicycle.defaults.store.Leases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class ExchangeApiTest extends RunningService {

    /** A party, because tests count the houses; a post in it, a member of it who is public with her role alone, and one whom nobody may know of. */
    private static final String FILE = """
            {"organizations": [
              {"id": "file-%1$s-house", "name": "Fileparty (sample)", "classification": "party", "founding_date": "1831",
               "sources": [{"note": "Invented (sample)"}], "hemicycle": {"visibility": "public", "status": "sample"}},
              {"id": "file-%1$s-group", "name": "Group (sample)", "classification": "group", "parent_id": "file-%1$s-house",
               "sources": [{"note": "Invented (sample)"}], "hemicycle": {"visibility": "public", "status": "sample"}}],
             "posts": [
              {"id": "file-%1$s-chair", "label": "Chair (sample)", "organization_id": "file-%1$s-house",
               "sources": [{"note": "Invented (sample)"}], "hemicycle": {"visibility": "public", "seats": 1, "status": "sample"}}],
             "persons": [
              {"id": "file-%1$s-open", "name": "Olga %1$sopen (sample)", "birth_date": "1970-01-01",
               "contact_details": [{"type": "email", "value": "olga@secret.example"}], "sources": [{"note": "Invented (sample)"}],
               "hemicycle": {"visibility": "public", "sample": true, "organization_id": "file-%1$s-house", "role": {"en": "Chair (sample)"},
                "open": ["role"], "status": "sample"}},
              {"id": "file-%1$s-hidden", "name": "Hidden %1$shidden (sample)", "sources": [{"note": "Invented (sample)"}],
               "hemicycle": {"sample": true, "status": "sample"}}],
             "memberships": [
              {"id": "file-%1$s-m1", "person_id": "file-%1$s-open", "post_id": "file-%1$s-chair", "on_behalf_of_id": "file-%1$s-group",
               "start_date": "2020-03", "end_date": "2024-07-05", "sources": [{"note": "Invented (sample)"}],
               "hemicycle": {"visibility": "public", "status": "sample"}},
              {"id": "file-%1$s-m2", "person_id": "file-%1$s-hidden", "organization_id": "file-%1$s-house",
               "sources": [{"note": "Invented (sample)"}], "hemicycle": {"visibility": "public", "status": "sample"}}]}""";

    @Autowired
    Holdings holdings;

    @Autowired
    DirectoryImports imports;

    @Autowired
    Leases leases;

    @Autowired
    Clock clock;

    @Autowired
    Register<Person> people;

    @Test
    void saysWhatItWouldDoAndDoesItWhenToldTo() {
        String id = created(send(FILE.formatted("say")), 7, 0);

        http.get().uri("/api/institutions/file-say-house").exchange().expectStatus().isNotFound();
        assertThat(holdings.find(Kind.PERSON, List.of("file-say-open"))).isEmpty();
        get("/api/directory-imports/" + id).expectStatus().isOk().expectBody()
                .jsonPath("$.state").isEqualTo("checked")
                .jsonPath("$.differences.length()").isEqualTo(7)
                .jsonPath("$.differences[0].kind").isEqualTo("organization")
                .jsonPath("$.differences[0].place").isEqualTo("/organizations/0")
                .jsonPath("$.differences[0].fields").doesNotExist();

        carryOut(id);
        http.get().uri("/api/institutions/file-say-house").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.name.en").isEqualTo("Fileparty (sample)");
        http.get().uri("/api/posts/file-say-chair/holders?on=2021-01-01").exchange().expectBody()
                .jsonPath("$.holders[0].person.id").isEqualTo("file-say-open")
                .jsonPath("$.holders[0].organization.id").isEqualTo("file-say-house");

        // The same again is nothing new; one word changed is one difference.
        created(send(FILE.formatted("say")), 0, 0);
        String changed = created(send(FILE.formatted("say").replace("1831", "1832")), 0, 1);
        get("/api/directory-imports/" + changed).expectBody()
                .jsonPath("$.unchanged").isEqualTo(6)
                .jsonPath("$.differences[0].record").isEqualTo("file-say-house")
                .jsonPath("$.differences[0].fields[0].field").isEqualTo("founding_date")
                .jsonPath("$.differences[0].fields[0].before").isEqualTo("1831")
                .jsonPath("$.differences[0].fields[0].after").isEqualTo("1832");
        http.delete().uri("/api/directory-imports/" + changed).header("Authorization", "Bearer staff").exchange().expectStatus().isNoContent();
        get("/api/directory-imports/" + changed).expectStatus().isNotFound();
        http.delete().uri("/api/directory-imports/" + id).header("Authorization", "Bearer staff").exchange().expectStatus().isEqualTo(409);
    }

    @Test
    void keepsPeopleAndFieldsThatAreInternalFromEverybody() {
        carryOut(created(send(FILE.formatted("keep")), 7, 0));

        http.get().uri("/api/people/file-keep-open").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.role.en").isEqualTo("Chair (sample)")
                .jsonPath("$.organization").doesNotExist()
                .jsonPath("$.details").doesNotExist();
        http.get().uri("/api/people/file-keep-hidden").exchange().expectStatus().isNotFound();
        http.get().uri("/api/people?organization=file-keep-house").exchange().expectBody().jsonPath("$.items").isEmpty();
        http.get().uri("/api/people?limit=500").exchange().expectBody().jsonPath("$.items[?(@.id == 'file-keep-hidden')]").isEmpty();
        http.get().uri("/api/memberships?organization=file-keep-house").exchange().expectBody()
                .jsonPath("$.items.length()").isEqualTo(1).jsonPath("$.items[0].id").isEqualTo("file-keep-m1");
        http.get().uri("/api/memberships/file-keep-m2").exchange().expectStatus().isNotFound();
        // Nor can a promise that will be public name somebody whom nobody may know of.
        http.post().uri("/api/commitments").header("Authorization", "Bearer staff").contentType(MediaType.APPLICATION_JSON).body("""
                {"kind": "funding", "title": {"en": "Money (sample)"}, "person": "file-keep-hidden", "madeOn": "2026-02",
                 "source": {"title": "Sample Radio", "url": "https://news.example/p", "status": "sample"}}""")
                .exchange().expectStatus().isEqualTo(422).expectBody().jsonPath("$.type").isEqualTo("/problems/maker-unknown");

        // Search knows the one it was told of last, and so has passed over the other.
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> http.get().uri("/api/search?q=keepopen").exchange()
                .expectBody().jsonPath("$.items[0].id").isEqualTo("file-keep-open"));
        http.get().uri("/api/search?q=keephidden").exchange().expectBody().jsonPath("$.items[?(@.id == 'file-keep-hidden')]").isEmpty();

        try (var directory = topic("content.directory.v1")) {
            var told = directory.until(seen -> seen.stream().anyMatch(message -> message.key().equals("person:file-keep-open")));
            assertThat(told).noneMatch(message -> message.key().equals("person:file-keep-hidden"));
            assertThat(told.toString()).doesNotContain("olga@secret.example", "1970-01-01");
        }

        // Who becomes internal is forgotten everywhere.
        carryOut(created(send(FILE.formatted("keep").replace("\"visibility\": \"public\", \"sample\": true", "\"sample\": true")), 0, 1));
        http.get().uri("/api/people/file-keep-open").exchange().expectStatus().isNotFound();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> http.get().uri("/api/search?q=keepopen").exchange()
                .expectBody().jsonPath("$.items[?(@.id == 'file-keep-open')]").isEmpty());
        try (var directory = topic("content.directory.v1")) {
            directory.until(seen -> seen.stream()
                    .anyMatch(message -> message.key().equals("person:file-keep-open") && message.type().equals("person.withdrawn.v1")));
        }
    }

    @Test
    void takesWhatItGaveOutForWhatIsThere() {
        carryOut(created(send(FILE.formatted("round")), 7, 0));

        created(send(text("/api/directory-imports/export.json")), 0, 0);
        created(sendTable(text("/api/directory-imports/export.csv").getBytes(StandardCharsets.UTF_8)), 0, 0);
        get("/api/directory-imports/export.json").expectHeader().valueEquals("Cache-Control", "no-store");
    }

    @Test
    void goesOnWhereAnInstanceWasKilled() {
        // Read in parts of two; whoever began had carried out one and a half of them and noted none.
        var small = new ExchangeDesk(holdings, imports, leases, clock, new ExchangeProperties(Duration.ofSeconds(1), 2, Duration.ofDays(7)));
        var people = IntStream.range(0, 7).mapToObj("{\"id\": \"file-kill-%1$d\", \"name\": \"Number %1$d (sample)\"}"::formatted).toList();
        var read = small.read(
                "{\"persons\": %s}".formatted(people).getBytes(StandardCharsets.UTF_8), Form.JSON, "en", "Invented (sample)", "staff");
        assertThat(read.parts()).isEqualTo(4);
        var popolo = new Popolo("en", "Invented (sample)", new FileFaults());
        JsonFile.read("{\"persons\": %s}".formatted(people.subList(0, 3)),
                raw -> holdings.record(Objects.requireNonNull(popolo.read(raw))));

        small.start(read.id());
        await().atMost(Duration.ofSeconds(90)).until(() -> imports.find(read.id()).orElseThrow().state() == DirectoryImport.State.DONE);

        for (int number = 0; number < 7; number++) {
            var person = this.people.find("file-kill-" + number).orElseThrow();
            assertThat(person.version()).as("carried out twice, changed once").isEqualTo(1);
            assertThat(person.state().name()).isEqualTo("Number " + number + " (sample)");
        }
        assertThat(imports.find(read.id()).orElseThrow().done()).isEqualTo(4);
        assertThat(imports.part(read.id(), 3)).isEmpty();
    }

    /** Each mistake is put into the file in place of something right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "person_id": "file-bad-open"         | "person_id": "nobody"                | record-reference-dangling   | /memberships/0/person_id
        "parent_id": "file-bad-house"        | "parent_id": "nowhere"               | record-reference-dangling   | /organizations/1/parent_id
        "parent_id": "file-bad-house"        | "area_id": "XX"                      | record-reference-dangling   | /organizations/1/area_id
        "founding_date": "1831"              | "parent_id": "file-bad-group"        | record-parent-cycle         | /organizations/0/parent_id
        "parent_id": "file-bad-house"        | "parent_id": "file-bad-group"        | record-parent-cycle         | /organizations/1/parent_id
        "end_date": "2024-07-05"             | "end_date": "2020-02"                | record-ends-before-start    | /memberships/0/end_date
        "end_date": "2024-07-05"             | "end_date": "2024-02-30"             | record-field-unfit          | /memberships/0/end_date
        "role": {"en"                        | "role": {"qq"                        | record-language-unknown     | /persons/0/hemicycle/role/qq
        "id": "file-bad-hidden"              | "id": "file-bad-open"                | record-twice                | /persons/1
        "id": "file-bad-hidden"              | "id": "../../etc/passwd"             | record-field-unfit          | /persons/1/id
        "classification": "group"            | "classification": "castle"           | record-field-unfit          | /organizations/1/classification
        "label": "Chair (sample)"            | "lable": "Chair (sample)"            | record-field-missing        | /posts/0/label
        "seats": 1                           | "seats": 0                           | record-field-unfit          | /posts/0/hemicycle/seats
        "open": ["role"]                     | "open": ["note"]                     | record-field-unfit          | /persons/0/hemicycle/open
        "sources": [{"note": "Invented (sample)"}] | "sources": []                  | record-field-missing        | /organizations/0/sources
        "note": "Invented (sample)"          | "url": "javascript:alert(1)"         | record-field-unfit          | /organizations/0/sources/0/url
        "organizations"                      | "organisations"                      | record-reference-dangling   | /posts/0/organization_id
        "visibility": "public"               | "visibility": "secret"               | record-field-unfit          | /organizations/0/hemicycle/visibility
        {"organizations": [                  | {"organizations": {                  | directory-file-unreadable   | /organizations
        "posts"                              | "posts                               | directory-file-unreadable   |
        """)
    void refusesAMistakeByNameAndPointerWithNothingChanged(String right, String wrong, String problem, String pointer) {
        String file = FILE.formatted("bad");
        assertThat(file).contains(right);

        var refused = send(file.replace(right, wrong)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/" + problem);
        if (pointer != null) {
            refused.jsonPath("$.errors[?(@.field == '" + pointer + "')]").isNotEmpty();
        }
        assertThat(holdings.find(Kind.PERSON, List.of("file-bad-open", "file-bad-hidden"))).isEmpty();
        assertThat(holdings.find(Kind.ORGANIZATION, List.of("file-bad-house"))).isEmpty();
    }

    @Test
    void refusesAPublicRecordThatNamesOneWhichIsInternal() {
        send(FILE.formatted("bad").replaceFirst("\"visibility\": \"public\"", "\"visibility\": \"internal\"")).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/record-names-internal")
                .jsonPath("$.errors[0].field").isEqualTo("/organizations/1/parent_id");
    }

    @Test
    void refusesWhatIsNoUtf8() {
        sendTable("kind,id,name\nperson,file-latin,Zoé\n".getBytes(StandardCharsets.ISO_8859_1)).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/directory-file-not-utf8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        kind,id,nmae~person,file-t,Tom                                     | directory-file-unreadable | line 1
        id,name~file-t,Tom                                                 | directory-file-unreadable | line 1
        kind,id,id~person,file-t,file-u                                    | directory-file-unreadable | line 1
        kind,id,name~person,file-t,Tom~castle,file-u,Una                   | record-field-unfit        | line 3, column kind
        kind,id,name,hemicycle.visibility~person,file-t,Tom,secret         | record-field-unfit        | line 2, column hemicycle.visibility
        kind,id,person_id,organization_id,start_date,end_date~membership,m,nobody,bundestag,2024,2023 | record-ends-before-start | line 2, column end_date
        kind,id,person_id,organization_id~membership,m,nobody,bundestag    | record-reference-dangling | line 2, column person_id
        kind,id,name,other_names~person,file-t,Tom,[                       | record-field-unfit        | line 2, column other_names
        """)
    void refusesAMistakeInATableByNameAndLine(String table, String problem, String place) {
        sendTable(table.replace('~', '\n').getBytes(StandardCharsets.UTF_8)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/" + problem)
                .jsonPath("$.errors[0].field").isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/directory-imports", "/api/directory-imports/export.json", "/api/directory-imports/export.csv"})
    void showsFilesToTheOfficeAlone(String path) {
        http.get().uri(path).exchange().expectStatus().isUnauthorized();
        http.get().uri(path).header("Authorization", "Bearer articles_write").exchange().expectStatus().isForbidden();
        http.post().uri("/api/directory-imports").contentType(MediaType.APPLICATION_JSON).body("{}").exchange().expectStatus().isUnauthorized();
    }

    private void carryOut(String id) {
        http.put().uri("/api/directory-imports/" + id + "/start").header("Authorization", "Bearer staff").exchange().expectStatus().isOk();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() ->
                get("/api/directory-imports/" + id).expectBody().jsonPath("$.state").isEqualTo("done"));
    }

    private static String created(ResponseSpec answer, int added, int changed) {
        Read read = Objects.requireNonNull(answer.expectStatus().isCreated().returnResult(Read.class).getResponseBody());
        assertThat(read).isEqualTo(new Read(read.id(), added, changed));
        return read.id();
    }

    private ResponseSpec send(String file) {
        return http.post().uri("/api/directory-imports").header("Authorization", "Bearer staff")
                .contentType(MediaType.APPLICATION_JSON).body(file.getBytes(StandardCharsets.UTF_8)).exchange();
    }

    private ResponseSpec sendTable(byte[] file) {
        return http.post().uri("/api/directory-imports?source=Invented").header("Authorization", "Bearer staff")
                .contentType(MediaType.valueOf("text/csv")).body(file).exchange();
    }

    private ResponseSpec get(String path) {
        return http.get().uri(path).header("Authorization", "Bearer staff").exchange();
    }

    private String text(String path) {
        return Objects.requireNonNull(get(path).expectStatus().isOk().returnResult(String.class).getResponseBody());
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Read(String id, int added, int changed) {}
}
