package org.hemicycle.notification.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.Subscribers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Finds one subscriber's and one notice's deliveries among a million, to be run by hand: {@code -Dtest=HistoryBench}. */
class HistoryBench extends ServiceTest {

    private static final int NOTICES = 200;
    private static final int BUCKETS = 20;
    private static final int A_BUCKET = 250;
    private static final int ROUNDS = 21;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private AddressVault vault;

    @Test
    void findsDeliveriesAmongAMillion() {
        String ada = new Crowd(subscribers, vault).confirmed("ada@example.org", "en", List.of("BE"), List.of("visit"));
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        for (int notice = 0; notice < NOTICES; notice++) {
            var chunks = new ArrayList<Document>();
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                var sent = new ArrayList<String>();
                for (int i = 0; i < A_BUCKET; i++) {
                    sent.add(bucket == 0 && i == 100 && notice % 4 == 0 ? ada : UUID.randomUUID().toString());
                }
                Date at = Date.from(begin.plus(Duration.ofHours(notice)));
                chunks.add(new Document("_id", "notice-" + notice + "." + bucket).append("notice", "notice-" + notice)
                        .append("bucket", bucket).append("gone", true).append("audience", A_BUCKET).append("sent", sent)
                        .append("windows", List.of(new Document("sent", A_BUCKET).append("at", at))).append("plannedAt", at));
            }
            mongo.getCollection("chunks").insertMany(chunks);
        }
        measure("by subscriber", "subscriber=" + ada);
        measure("by notice", "notice=notice-77");
        measure("by notice and state, none found", "notice=notice-77&state=bounced");
    }

    private void measure(String what, String query) {
        long[] micros = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            http.get().uri("/api/deliveries?limit=50&" + query)
                    .headers(headers -> headers.setBearerAuth("staff")).exchange().expectBody().returnResult();
            micros[i] = (System.nanoTime() - start) / 1_000;
        }
        Arrays.sort(micros);
        System.out.println("BENCH " + what + " among " + NOTICES * BUCKETS * A_BUCKET + ": median " + micros[ROUNDS / 2] + " us, worst " + micros[ROUNDS - 1] + " us");
    }
}
