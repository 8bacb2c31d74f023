package org.hemicycle.notification.importing;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.hemicycle.notification.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Brings 100,000 subscribers in, to be run by hand: {@code -Dtest=ImportBench}. */
class ImportBench extends ServiceTest {

    private static final int ROWS = 100_000;

    @Test
    void bringsAHundredThousandIn() {
        var csv = new StringBuilder("email,language,areas,kinds\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("reader").append(i).append("@example.org,en,BE PL,visit article\n");
        }
        String body = csv.toString();
        for (String run : List.of("first", "again")) {
            System.gc();
            long heap = tenured();
            long start = System.nanoTime();
            var read = Objects.requireNonNull(http.post().uri("/api/subscriber-imports?basis=consent&evidence=sample")
                    .headers(headers -> headers.setBearerAuth("admin")).contentType(MediaType.parseMediaType("text/csv"))
                    .body(body).exchange().expectStatus().isCreated().expectBody(Map.class).returnResult().getResponseBody());
            long checked = System.nanoTime();
            String one = "/api/subscriber-imports/" + read.get("id");
            http.put().uri(one + "/start").headers(headers -> headers.setBearerAuth("admin")).exchange().expectStatus().isOk();
            Awaitility.await().pollInterval(Duration.ofMillis(200)).atMost(Duration.ofMinutes(5)).until(() -> Objects.requireNonNull(http.get().uri(one)
                    .headers(headers -> headers.setBearerAuth("admin")).exchange().expectBody(Map.class).returnResult().getResponseBody())
                    .get("state").equals("done"));
            long done = System.nanoTime();
            System.gc();
            System.out.printf("BENCH import %s: %,d rows, checked in %d ms, carried out in %d ms, heap after %,d KB more than before%n",
                    run, ROWS, (checked - start) / 1_000_000, (done - checked) / 1_000_000, (tenured() - heap) / 1024);
        }
    }

    private static long tenured() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getUsage).mapToLong(usage -> usage.getUsed()).sum();
    }
}
