package org.hemicycle.content.area;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.content.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryApiTest extends RunningService {

    @Test
    void listsTheAreasToEverybody() {
        http.get().uri("/api/areas").exchange()
                .expectStatus().isOk()
                .expectBody()
                .jsonPath("$.items.length()").isEqualTo(30)
                .jsonPath("$.items[?(@.id == 'GR')].euCode").isEqualTo("EL")
                .jsonPath("$.items[?(@.id == 'FR')].timeZone").isEqualTo("Europe/Paris")
                .jsonPath("$.next").doesNotExist();
    }

    @Test
    void showsAnAreaWithItsSourceAndWhatIsNotVerified() {
        http.get().uri("/api/areas/BE").exchange()
                .expectStatus().isOk()
                .expectHeader().valueEquals("ETag", "\"1\"")
                .expectHeader().valueEquals("Cache-Control", "no-cache, public")
                .expectBody()
                .jsonPath("$.name.nl").isEqualTo("België")
                .jsonPath("$.kind").isEqualTo("country")
                .jsonPath("$.europeanParliamentSeats").isEqualTo(22)
                .jsonPath("$.source").exists()
                .jsonPath("$.status").isEqualTo("official")
                .jsonPath("$.verify[0]").isEqualTo("capital")
                .jsonPath("$.text").doesNotExist()
                .jsonPath("$.provenance").doesNotExist();
    }

    @Test
    void answersNotModifiedToWhoHasTheSameVersion() {
        http.get().uri("/api/areas/DE").header("If-None-Match", "\"1\"").exchange()
                .expectStatus().isNotModified()
                .expectBody().isEmpty();
        http.get().uri("/api/areas/DE").header("If-None-Match", "\"0\"").exchange().expectStatus().isOk();
    }

    @Test
    void answersNotModifiedToWhoHasTheSameList() {
        String tag = http.get().uri("/api/buildings").exchange().returnResult(String.class)
                .getResponseHeaders().getETag();

        assertThat(tag).startsWith("\"");
        http.get().uri("/api/buildings").header("If-None-Match", tag).exchange().expectStatus().isNotModified();
        http.get().uri("/api/buildings?area=DE").header("If-None-Match", tag).exchange().expectStatus().isOk();
    }

    @Test
    void givesALongListInPages() {
        String next = "";
        int pages = 0;
        var ids = new ArrayList<String>();
        do {
            var page = http.get().uri("/api/areas?limit=7" + (next.isEmpty() ? "" : "&cursor=" + next)).exchange()
                    .expectStatus().isOk()
                    .returnResult(AreaPage.class).getResponseBody();
            page.items().forEach(item -> ids.add(item.id()));
            next = page.next() == null ? "" : page.next();
            pages++;
        } while (!next.isEmpty());

        assertThat(pages).isEqualTo(5);
        assertThat(ids).hasSize(30).doesNotHaveDuplicates().isSorted();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AreaPage(List<Item> items, String next) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Item(String id) {}
    }

    @ParameterizedTest
    @CsvSource({
        "/api/institutions, 20",
        "/api/institutions?area=DE, 4",
        "/api/institutions?kind=ministry, 3",
        "/api/institutions?parent=european-parliament, 9",
        "/api/institutions?kind=group&area=FR, 12",
        "/api/buildings?area=BE, 6",
        "/api/people?area=GB, 4",
        "/api/people?organization=european-parliament, 4",
        "/api/people?area=XX, 0",
    })
    void narrowsAList(String address, int items) {
        http.get().uri(address).exchange()
                .expectStatus().isOk()
                .expectBody().jsonPath("$.items.length()").isEqualTo(items);
    }

    @Test
    void showsTheSeatsOfAChamberWithDayAndSource() {
        http.get().uri("/api/institutions/bundestag").exchange()
                .expectStatus().isOk()
                .expectBody()
                .jsonPath("$.classification").isEqualTo("chamber")
                .jsonPath("$.seatCounts[0].asOf").isEqualTo("2025-03-14")
                .jsonPath("$.seatCounts[0].total").isEqualTo(630)
                .jsonPath("$.seatCounts[0].source").exists()
                .jsonPath("$.seatCounts[0].seats[0].group").isEqualTo("bundestag-cdu-csu");
    }

    @Test
    void showsABuildingWhereVisitorsGoIn() {
        http.get().uri("/api/buildings/palais-bourbon").exchange()
                .expectStatus().isOk()
                .expectBody()
                .jsonPath("$.organization").isEqualTo("assemblee-nationale")
                .jsonPath("$.address").isEqualTo("126 rue de l'Université, 75007 Paris")
                .jsonPath("$.entrances[0].fr").exists()
                .jsonPath("$.timeZone").isEqualTo("Europe/Paris");
    }

    @Test
    void marksSamplesAndDatesRoles() {
        http.get().uri("/api/people/sample-ana-ejemplo").exchange()
                .expectBody()
                .jsonPath("$.sample").isEqualTo(true)
                .jsonPath("$.status").isEqualTo("sample");
        http.get().uri("/api/people/rishi-sunak").exchange()
                .expectBody()
                .jsonPath("$.sample").isEqualTo(false)
                .jsonPath("$.asOf").isEqualTo("2022-12-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/api/areas/XX", "/api/areas/be", "/api/institutions/nowhere", "/api/people/nobody", "/api/buildings/ruin",
        "/api/articles/nothing", "/api/areas/%24ne", "/api/areas/EU%00"
    })
    void refusesAnUnknownId(String address) {
        var answer = http.get().uri(URI.create(address)).exchange();

        answer.expectStatus().value(status -> assertThat(status).isIn(400, 404));
    }

    @Test
    void namesTheProblemOfAnUnknownId() {
        http.get().uri("/api/areas/XX").exchange()
                .expectStatus().isNotFound()
                .expectHeader().contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type").isEqualTo("/problems/not-found")
                .jsonPath("$.status").isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/areas?limit=0, limit",
        "/api/areas?limit=501, limit",
        "/api/areas?limit=many, limit",
        "/api/areas?cursor=%25%25, cursor",
        "/api/institutions?kind=castle, kind",
        "/api/articles?kind=poem, kind",
        "/api/articles?language=xx, language",
        "/api/articles?language=$where, language",
        "/feeds/articles.atom?kind=poem, kind",
    })
    void refusesAParameterByName(String address, String parameter) {
        http.get().uri(URI.create(address)).exchange()
                .expectStatus().isBadRequest()
                .expectHeader().contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type").isEqualTo("/problems/invalid-parameter")
                .jsonPath("$.errors[0].field").isEqualTo(parameter);
    }

    @Test
    void saysWhatCameOfTheSeeds() {
        http.get().uri("/actuator/info").exchange()
                .expectStatus().isOk()
                .expectBody()
                .jsonPath("$.seeds.state").isEqualTo("IMPORTED")
                .jsonPath("$.seeds.problems.length()").isEqualTo(0);
        http.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    }

    @Test
    void describesItselfAsOpenApi() {
        http.get().uri("/v3/api-docs").exchange()
                .expectStatus().isOk()
                .expectBody()
                .jsonPath("$.openapi").value(version -> assertThat(version.toString()).startsWith("3.1"))
                .jsonPath("$.servers[0].url").isEqualTo("http://localhost:8080")
                .jsonPath("$.paths['/api/articles'].post.security[0].token").exists()
                .jsonPath("$.paths['/api/areas/{id}'].get.summary").isEqualTo("Shows an area")
                .jsonPath("$.components.schemas.Area.properties.name.additionalProperties.type").isEqualTo("string")
                .jsonPath("$.components.schemas.Area.properties.source").exists();
    }
}
