package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What editors publish and what was promised, from the desk to the reader, the search and the subscriber's mailbox. */
@ExtendWith(OnRunningSystem.class)
class ContentTest {

    private final RunningSystem system;
    private final Mailbox mailbox;
    private final Gateway anybody;
    /** A word that nothing else in the system has. */
    private final String word = "zq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "x";

    ContentTest(RunningSystem system, Mailbox mailbox) {
        this.system = system;
        this.mailbox = mailbox;
        this.anybody = Gateway.anonymous(system);
    }

    @Test
    void leadsAPieceFromADraftThroughASecondPairOfEyesToItsReadersAndBack() {
        String reader = follows("MT", "article");
        var writer = Gateway.person(system, "editor");
        var approver = Gateway.person(system, "editor2");

        var draft = ask(writer, "POST", "/api/pieces", null, piece(word)).expect(201);
        String id = draft.json().path("id").asString();
        var submitted = ask(writer, "PUT", "/api/pieces/" + id + "/review", draft.version(), "{}").expect(200);
        var refused = ask(writer, "PUT", "/api/pieces/" + id + "/approval", submitted.version(), "{}").expect(409);
        assertThat(refused.json().path("type").asString()).isEqualTo("/problems/own-version");
        anybody.get("/api/articles/" + id).expect(404);
        var approved = ask(approver, "PUT", "/api/pieces/" + id + "/approval", submitted.version(), "{}").expect(200);
        var published = ask(approver, "PUT", "/api/pieces/" + id + "/publication", approved.version(), "{}").expect(200);

        awaitFound(word, List.of(id));
        assertThat(mailbox.await("the reader is told of the piece", 1, mail -> mail.to().equals(reader) && mail.text().contains(word)))
                .hasSize(1);
        assertThat(anybody.get("/en/articles/" + id).expect(200).body()).contains(word);

        var withdrawn = ask(writer, "PUT", "/api/pieces/" + id + "/withdrawal", published.version(), "{\"note\":\"Sample reason\"}");
        withdrawn.expect(200);
        awaitFound(word, List.of());
        anybody.get("/api/articles/" + id).expect(404);
    }

    @Test
    void publishesACommitmentWhenASecondPersonHasConfirmedIt() {
        String reader = follows("CY", "commitment");
        var staff = Gateway.person(system, "staff");
        var editor = Gateway.person(system, "editor");

        var reported = ask(staff, "POST", "/api/commitments", null, commitment(word)).expect(201);
        String address = reported.header("Location").replace("/dossier", "");
        anybody.get(address).expect(404);
        var proposed = ask(staff, "POST", address + "/steps", reported.version(), """
                {"state":"VERIFIED","evidence":{"date":"2026-05-05","url":"https://example.org/proof"}}""").expect(200);
        String confirmation = address + "/steps/1/confirmation";
        var refused = ask(staff, "PUT", confirmation, proposed.version(), "{}").expect(409);
        assertThat(refused.json().path("type").asString()).isEqualTo("/problems/second-person-needed");
        ask(editor, "PUT", confirmation, proposed.version(), "{}").expect(200);

        assertThat(anybody.get(address).expect(200).json().path("state").asString()).isEqualTo("VERIFIED");
        awaitFound(word, List.of(address.substring(address.lastIndexOf('/') + 1)));
        mailbox.await("the reader is told of the commitment", 1, mail -> mail.to().equals(reader) && mail.text().contains(word));
        assertThat(anybody.get("/en/commitments?area=CY").expect(200).body()).contains(word);
    }

    /** Somebody who asked to be told and confirmed it; answers their address. */
    private String follows(String area, String kind) {
        String address = "reader-" + UUID.randomUUID() + "@content.example";
        anybody.post("/api/subscriptions", """
                {"email":"%s","language":"en","areas":["%s"],"kinds":["%s"],"cadence":"now"}""".formatted(address, area, kind)).expect(202);
        var question = mailbox.await("the reader is asked to confirm", 1, mail -> mail.to().equals(address)).getFirst();
        anybody.post("/api/confirmations", "{\"token\":\"" + question.token("confirm") + "\"}").expect(200);
        return address;
    }

    private void awaitFound(String query, List<String> ids) {
        await("search answers " + ids).atMost(RunningSystem.PATIENCE).untilAsserted(() ->
                assertThat(anybody.get("/api/search?q=" + query).expect(200).json().path("items").valueStream()
                        .map(hit -> hit.path("id").asString()).toList()).isEqualTo(ids));
    }

    private static Answer ask(Gateway person, String method, String path, @Nullable String version, String body) {
        var request = person.request(path).header("Content-Type", "application/json").header("Sec-Fetch-Site", "same-origin");
        if (version != null) {
            request.header("If-Match", version);
        }
        return person.send(request.method(method, BodyPublishers.ofString(body)));
    }

    private static String piece(String word) {
        return """
                {"kind":"article","language":"en","title":{"en":"Sample piece about %s"},"areas":["MT"],
                 "summary":{"en":"A sample."},"body":{"en":"Nobody but **%s** is in it."}}""".formatted(word, word);
    }

    private static String commitment(String word) {
        return """
                {"kind":"funding","title":{"en":"Sample commitment about %s"},"organization":"%s","area":"CY","madeOn":"2026-05-04",
                 "source":{"title":"Sample source","url":"https://example.org/source","status":"sample"}}"""
                .formatted(word, "european-commission");
    }
}
