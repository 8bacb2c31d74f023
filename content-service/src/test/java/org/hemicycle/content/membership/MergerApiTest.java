package org.hemicycle.content.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hemicycle.content.RunningService;
import org.hemicycle.content.person.Details;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.content.source.Trust;
import org.hemicycle.contracts.DirectoryMessage.PersonWithdrawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class MergerApiTest extends RunningService {

    @Autowired
    Register<Person> people;

    @Autowired
    Memberships memberships;

    @Test
    void mergesADuplicateAndLeadsFromItsAddressToTheOther() {
        person("file-merge-one", "Ada Merged (sample)", "wikidata", "Q1");
        person("file-merge-two", "Ada M. (sample)", "ep", "7");
        memberships.record(membership("file-merge-m1", "file-merge-one", "2020"));
        memberships.record(membership("file-merge-m2", "file-merge-two", "2024"));

        merge("file-merge-two", "file-merge-one", 1).expectStatus().isOk().expectBody()
                .jsonPath("$.id").isEqualTo("file-merge-one")
                .jsonPath("$.mergers[0].id").isEqualTo("file-merge-two")
                .jsonPath("$.mergers[0].name").isEqualTo("Ada M. (sample)")
                .jsonPath("$.mergers[0].by").isEqualTo("staff")
                .jsonPath("$.mergers[0].at").exists();

        http.get().uri("/api/people/file-merge-two").exchange().expectStatus().isEqualTo(301)
                .expectHeader().valueEquals("Location", "/api/people/file-merge-one");
        http.get().uri("/api/people/file-merge-one").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.details.identifiers.length()").isEqualTo(2)
                .jsonPath("$.details.otherNames[0].name").isEqualTo("Ada M. (sample)")
                // Who merged them is nobody else's business.
                .jsonPath("$.mergers").isEmpty();
        http.get().uri("/api/memberships?person=file-merge-one").exchange().expectBody().jsonPath("$.items.length()").isEqualTo(2);
        http.get().uri("/api/memberships?person=file-merge-two").exchange().expectBody().jsonPath("$.items").isEmpty();
        http.get().uri("/api/people/file-merge-two/record").header("Authorization", "Bearer staff").exchange().expectBody()
                .jsonPath("$.mergedInto").isEqualTo("file-merge-one")
                .jsonPath("$.name").isEqualTo("Ada M. (sample)");
        try (var directory = topic("content.directory.v1")) {
            var told = directory.until(seen -> seen.stream().anyMatch(message -> message.type().equals("person.withdrawn.v1")
                    && message.key().equals("person:file-merge-two")));
            assertThat(told).filteredOn(message -> message.key().equals("person:file-merge-two"))
                    .extracting(message -> (Object) message.message())
                    .contains(new PersonWithdrawn(2, "file-merge-two", "file-merge-one"));
        }

        // Merged on, the first one leads to the last at once.
        person("file-merge-three", "Ada Third (sample)", "bundestag", "9");
        merge("file-merge-one", "file-merge-three", 2).expectStatus().isOk().expectBody().jsonPath("$.mergers.length()").isEqualTo(2);
        for (String earlier : List.of("file-merge-one", "file-merge-two")) {
            http.get().uri("/api/people/" + earlier).exchange().expectHeader().valueEquals("Location", "/api/people/file-merge-three");
        }
        // A file cannot bring a duplicate back.
        http.post().uri("/api/directory-imports?source=Invented").header("Authorization", "Bearer staff").contentType(MediaType.valueOf("text/csv"))
                .body("kind,id,name\nperson,file-merge-two,Ada\n").exchange().expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/record-merged")
                .jsonPath("$.errors[0].field").isEqualTo("line 2, column id");
    }

    @Test
    void completesAMergerThatWasCutShort() {
        person("file-cut-one", "Bea (sample)", "wikidata", "Q2");
        person("file-cut-two", "Bea (sample)", "wikidata", "Q2");
        memberships.record(membership("file-cut-m1", "file-cut-two", "2020"));
        // The survivor had taken over, and the rest was not done.
        var duplicate = people.find("file-cut-two").orElseThrow().state();
        people.record("file-cut-one", known -> known.merging(duplicate, "staff", Instant.parse("2026-03-01T09:00:00Z")));

        merge("file-cut-two", "file-cut-one", 1).expectStatus().isOk().expectBody().jsonPath("$.mergers.length()").isEqualTo(1);
        assertThat(memberships.find("file-cut-m1").orElseThrow().state().person()).isEqualTo("file-cut-one");
        http.get().uri("/api/people/file-cut-two").exchange().expectStatus().isEqualTo(301);
    }

    @Test
    void leadsNobodyToSomebodyWhoIsInternal() {
        person("file-quiet-one", "Cleo (sample)", "wikidata", "Q3");
        person("file-quiet-two", "Cleo (sample)", "wikidata", "Q3");
        merge("file-quiet-two", "file-quiet-one", 1).expectStatus().isOk();
        var kept = people.find("file-quiet-one").orElseThrow().state();
        people.record("file-quiet-one", new Person(
                kept.id(), kept.name(), true, null, null, null, List.of(), null, kept.provenance(), Visibility.INTERNAL, List.of(), null, null, kept.mergers()));

        http.get().uri("/api/people/file-quiet-two").exchange().expectStatus().isNotFound();
        http.get().uri("/api/people/file-quiet-one").exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({
        "sample-ana-ejemplo, sample-ana-ejemplo, 409, merger-impossible",
        "sample-ana-ejemplo, nobody,             422, member-unknown",
        "nobody,             sample-ana-ejemplo, 404, not-found",
    })
    void refusesWhatCannotBeMerged(String id, String into, int status, String problem) {
        int version = people.find(id).map(found -> (int) found.version()).orElse(1);
        merge(id, into, version).expectStatus().isEqualTo(status).expectBody().jsonPath("$.type").isEqualTo("/problems/" + problem);
    }

    @Test
    void mergesForTheOfficeAlone() {
        http.put().uri("/api/people/sample-ana-ejemplo/merger").contentType(MediaType.APPLICATION_JSON).body("{\"into\": \"x\"}").exchange()
                .expectStatus().isUnauthorized();
        http.get().uri("/api/people/sample-ana-ejemplo/record").exchange().expectStatus().isUnauthorized();
        http.get().uri("/api/people/sample-ana-ejemplo/record").header("Authorization", "Bearer articles_write").exchange().expectStatus().isForbidden();
    }

    private ResponseSpec merge(String id, String into, int version) {
        return http.put().uri("/api/people/" + id + "/merger").header("Authorization", "Bearer staff").header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON).body("{\"into\": \"%s\"}".formatted(into)).exchange();
    }

    private void person(String id, String name, String scheme, String identifier) {
        var details = new Details(
                List.of(), null, null, null, null, null, List.of(new Details.Identifier(scheme, identifier)), List.of(), List.of());
        people.record(id, new Person(
                id, name, true, null, null, null, List.of(), null, source(), Visibility.PUBLIC, List.of("identifiers", "otherNames"), details));
    }

    private static Membership membership(String id, String person, String start) {
        return new Membership(id, person, null, "bundestag", null, null, new Term(start, null, null), Visibility.PUBLIC, null, source());
    }

    private static Provenance source() {
        return new Provenance("Invented (sample)", null, Trust.SAMPLE, List.of());
    }
}
