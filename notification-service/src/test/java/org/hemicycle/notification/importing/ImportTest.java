package org.hemicycle.notification.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.visit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.csv.CsvCells;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.bounce.Suppressions;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.hemicycle.notification.subscriber.Subscribers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class ImportTest extends ServiceTest {

    private static final String LAWFUL = "basis=consent&evidence=Signed list of 4 May 2026 (sample)";

    @Autowired
    private ImportDesk desk;

    @Autowired
    private SubscriberImports imports;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private AddressVault vault;

    private RestTestClient.ResponseSpec send(String csv, String parameters, String who) {
        return http.post().uri("/api/subscriber-imports?" + parameters).headers(headers -> headers.setBearerAuth(who))
                .contentType(MediaType.parseMediaType("text/csv")).body(csv).exchange();
    }

    private Map<String, Object> sent(String csv, String parameters) {
        @SuppressWarnings("unchecked")
        Map<String, Object> body = send(csv, parameters, "admin").expectStatus().isCreated().expectBody(Map.class).returnResult().getResponseBody();
        return Objects.requireNonNull(body);
    }

    private Map<String, Object> read(String id) {
        @SuppressWarnings("unchecked")
        Map<String, Object> body = http.get().uri("/api/subscriber-imports/" + id).headers(headers -> headers.setBearerAuth("admin"))
                .exchange().expectStatus().isOk().expectBody(Map.class).returnResult().getResponseBody();
        return Objects.requireNonNull(body);
    }

    /** Starts an import and waits until all of it was carried out. */
    private Map<String, Object> carriedOut(Object id) {
        http.put().uri("/api/subscriber-imports/" + id + "/start").headers(headers -> headers.setBearerAuth("admin"))
                .exchange().expectStatus().isOk();
        return await().atMost(Duration.ofSeconds(60)).until(() -> read((String) id), one -> one.get("state").equals("done"));
    }

    private long subscribersThere() {
        return mongo.getCollection("subscribers").countDocuments();
    }

    private static String crowd(int many) {
        var csv = new StringBuilder("email,language,areas,kinds\n");
        for (int i = 0; i < many; i++) {
            csv.append("reader").append(i).append("@example.org,en,BE,visit\n");
        }
        return csv.toString();
    }

    @Test
    void saysByLineWhatIsWrongAndMakesNobodyASubscriberBeforeItIsStarted() {
        subscriber("known@example.org", "en", List.of("BE"), List.of("visit"));
        suppressions.refused(vault.fingerprint(EmailAddress.of("gone@example.org")), null, "no such mailbox");
        String csv = """
                E-Mail;Sprache;Gebiete;Arten;cadence;time zone;hour
                ada@example.org;de;BE PL;visit,article;;;
                "eve@example.org
                Bcc: mallory@example.org";en;BE;visit;;;
                bob@example.org;tlh;BE;visit;;;
                carl@example.org;en;ATLANTIS;visit;;;
                "dora@example.org;en;BE;visit;;;
                fritz@example.org;fr;EU;visit;daily;Europe/Atlantis;7
                gina@example.org;fr;EU;visit;daily;Europe/Paris;7
                ADA@example.org;de;BE;visit;;;
                known@example.org;en;PL;article;;;
                gone@example.org;en;BE;visit;;;
                """;
        Map<String, Object> read = sent(csv, LAWFUL + "&columns.language=Sprache");

        assertThat(read).containsEntry("state", "checked").containsEntry("rows", 10).containsEntry("valid", 4)
                .containsEntry("known", 1).containsEntry("suppressed", 1).containsEntry("duplicates", 1).containsEntry("faulty", 5)
                .containsEntry("basis", "consent").containsEntry("by", "admin");
        assertThat((List<?>) read.get("faults")).extracting(fault -> ((Map<?, ?>) fault).get("line") + " " + ((Map<?, ?>) fault).get("field"))
                .containsExactlyInAnyOrder("3 email", "5 language", "6 areas[0]", "7 line", "8 timeZone");
        assertThat(String.valueOf(read.get("faults"))).doesNotContain("@", "mallory");
        assertThat(subscribersThere()).isEqualTo(1);

        Map<String, Object> done = carriedOut(read.get("id"));
        assertThat(done).containsEntry("added", 2).containsEntry("done", 1);
        assertThat(subscribersThere()).isEqualTo(3);
        assertThat(subscribers.ownerWith(vault.fingerprint(EmailAddress.of("gone@example.org")))).isEmpty();
        assertThat(mongo.getCollection("importParts").countDocuments(new Document("import", read.get("id")))).isZero();
        Document gina = Objects.requireNonNull(mongo.getCollection("subscribers").find(new Document("state.choices.cadence", "daily")).first());
        assertThat(gina.get("state", Document.class).getList("consents", Document.class).getFirst())
                .containsEntry("basis", "CONSENT: Signed list of 4 May 2026 (sample)").containsEntry("wording", "elsewhere");

        String visit = newId();
        publish(visit + "-1-0", new VisitMessage.Announced(visit(visit, 1, "BE")));
        String token = token(mails("ada@example.org", 1).getFirst(), "preferences");
        http.get().uri("/api/preferences/" + token).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.language").isEqualTo("de").jsonPath("$.areas.length()").isEqualTo(2).jsonPath("$.kinds.length()").isEqualTo(2);
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        carriedOut(sent(crowd(30), LAWFUL).get("id"));
        List<Document> before = mongo.getCollection("subscribers").find().sort(new Document("_id", 1)).into(new ArrayList<>());
        assertThat(before).hasSize(30);

        Map<String, Object> again = sent(crowd(30), LAWFUL);
        assertThat(again).containsEntry("known", 30);
        assertThat(carriedOut(again.get("id"))).containsEntry("added", 0);
        assertThat(carriedOut(again.get("id"))).containsEntry("added", 0);
        assertThat(mongo.getCollection("subscribers").find().sort(new Document("_id", 1)).into(new ArrayList<>())).isEqualTo(before);
    }

    @Test
    void goesOnAfterACrashAndCountsNobodyTwice() {
        String id = (String) sent(crowd(2_300), LAWFUL).get("id");
        var one = imports.find(id).orElseThrow();
        assertThat(one.parts()).isEqualTo(3);
        Document part = Objects.requireNonNull(mongo.getCollection("importParts").find(new Document("_id", id + "/0")).first());
        // Carried out, and then the power went before it was recorded: an import that is not running takes no record.
        desk.carryOut(one, 0);
        mongo.getCollection("importParts").insertOne(part);
        assertThat(subscribersThere()).isEqualTo(1_000);
        assertThat(imports.find(id).orElseThrow().done()).isZero();

        assertThat(carriedOut(id)).containsEntry("added", 2_300).containsEntry("done", 3);
        assertThat(subscribersThere()).isEqualTo(2_300);
        assertThat(mongo.getCollection("subscribers").countDocuments(new Document("state.bucket", 0))).isLessThanOrEqualTo(100);
    }

    @Test
    void readsTenMegabytesOfBrokenQuotesToTheirEnd() {
        var csv = new StringBuilder("email,language,areas,kinds\n");
        String line = "\"" + "x".repeat(396) + ",\n";
        while (csv.length() < 10_000_000) {
            csv.append(line).append("\n\"\"\"\n");
        }
        csv.append("ada@example.org,en,BE,visit\n");
        Map<String, Object> read = sent(csv.toString(), LAWFUL);
        assertThat((int) read.get("valid")).isLessThanOrEqualTo(1);
        assertThat((int) read.get("faulty")).isPositive();
        assertThat((List<?>) read.get("faults")).hasSizeBetween(1, 210);
        assertThat(subscribersThere()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "email | evidence=list | 400 | invalid-parameter", "email | basis=because&evidence=list | 400 | invalid-parameter",
        "email | basis=contract | 400 | invalid-parameter", "name | basis=contract&evidence=list | 422 | subscriber-columns-unknown",
        "email | basis=contract&evidence=list&columns.areas=Where | 422 | subscriber-columns-unknown",
        "'' | basis=contract&evidence=list | 422 | subscriber-columns-unknown"
    })
    void refusesAFileWithoutALegalBasisOrColumnsItCanRead(String header, String parameters, int status, String problem) {
        send(header + "\nada@example.org\n", parameters, "admin").expectStatus().isEqualTo(status)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/" + problem);
        assertThat(mongo.getCollection("imports").countDocuments(new Document("state", "RECEIVING"))).isZero();
    }

    @Test
    void isForThoseWhoMayAndKeepsNoAddressReadable() {
        send(crowd(1), LAWFUL, "staff").expectStatus().isForbidden();
        String id = (String) sent("email,language,areas,kinds\nada.secret@example.org,en,BE,visit\n", LAWFUL).get("id");
        for (String collection : mongo.getCollectionNames()) {
            for (Document document : mongo.getCollection(collection).find()) {
                assertThat(document.toJson()).as(collection).doesNotContain("ada.secret");
            }
        }
        http.delete().uri("/api/subscriber-imports/" + id).headers(headers -> headers.setBearerAuth("admin")).exchange().expectStatus().isNoContent();
        assertThat(mongo.getCollection("importParts").countDocuments(new Document("import", id))).isZero();
        http.put().uri("/api/subscriber-imports/" + id + "/start").headers(headers -> headers.setBearerAuth("admin")).exchange()
                .expectStatus().isNotFound().expectBody().jsonPath("$.type").isEqualTo("/problems/subscriber-import-unknown");
    }

    @Test
    void handsEverybodyOutWithoutAFormulaInAnyCell() {
        subscriber("=cmd@example.org", "en", List.of("BE", "PL"), List.of("visit"));
        String csv = new String(Objects.requireNonNull(http.get().uri("/api/subscribers/export").headers(headers -> headers.setBearerAuth("admin"))
                .exchange().expectStatus().isOk().expectHeader().contentType("text/csv;charset=UTF-8")
                .expectBody().returnResult().getResponseBody()), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv).startsWith("id,email,standing,").contains(",'=cmd@example.org,CONFIRMED,en,BE PL,visit,now,").contains(",2026-11,en,");
        http.get().uri("/api/subscribers/export").headers(headers -> headers.setBearerAuth("staff")).exchange().expectStatus().isForbidden();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', ignoreLeadingAndTrailingWhitespace = false, value = {
        "=1+1|'=1+1", "+4 179|'+4 179", "-2|'-2", "@SUM(A1)|'@SUM(A1)", "plain|plain", "a,b|\"a,b\"", "say \"hi\"|\"say \"\"hi\"\"\""
    })
    void writesNoCellThatASpreadsheetWouldRun(String text, String cell) {
        assertThat(CsvCells.cell(text)).isEqualTo(cell);
    }
}
