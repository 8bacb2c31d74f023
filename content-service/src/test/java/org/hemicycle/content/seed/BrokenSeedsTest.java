package org.hemicycle.content.seed;

import org.hemicycle.content.RunningService;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The service started with a folder that has a mistake in its second area. */
@TestPropertySource(
        properties = {"hemicycle.seeds=src/test/broken-seeds", "spring.mongodb.database=content-broken-${tests.run}"})
class BrokenSeedsTest extends RunningService {

    @Test
    void answersAllTheSameHasImportedNothingAndSaysWhy() {
        http.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
        http.get().uri("/api/areas").exchange()
                .expectStatus().isOk()
                .expectBody().jsonPath("$.items.length()").isEqualTo(0);
        http.get().uri("/actuator/info").exchange()
                .expectBody()
                .jsonPath("$.seeds.state").isEqualTo("REFUSED")
                .jsonPath("$.seeds.problems[0]")
                .isEqualTo("areas.yaml:4: 'kind' must be one of country, region, city, not 'county'");
        http.get().uri("/actuator/health").exchange().expectStatus().isEqualTo(503);
    }
}
