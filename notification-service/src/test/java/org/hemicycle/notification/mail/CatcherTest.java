package org.hemicycle.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Server;
import org.hemicycle.notification.TestMessages;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.letter.Blank;
import org.hemicycle.notification.letter.Letters;
import org.junit.jupiter.api.Test;

/** The mail catcher of the local stack, a server and a parser that this module did not write. */
class CatcherTest {

    @Test
    void findsTheWholeMailInTheCatcher() throws Exception {
        try (var servers = LocalServers.start(Server.MAIL)) {
            var properties = new MailProperties("127.0.0.1", servers.smtpPort(), "Hemicycle <news@hemicycle.example>", 1,
                    Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(5));
            var stationery = new Stationery(properties);
            var server = MailServers.at(properties);
            var letter = new Letters("https://hemicycle.example").about(new VisitMessage.Announced(TestMessages.visit("v1", 1, "BE")), "fr");
            var recipient = new Recipient("ada@example.org", "id-1@hemicycle.example",
                    Map.of(Blank.UNSUBSCRIPTION, "https://hemicycle.example/fr/unsubscribe/t0k_en-x",
                            Blank.PREFERENCES, "https://hemicycle.example/fr/preferences/t0k_en-y"),
                    "https://hemicycle.example/fr/unsubscribe/t0k_en-x");
            try (MailServer.Line line = server.line(Lane.BULK)) {
                assertThat(line.send("ada@example.org", stationery.mail(letter).to(recipient, Instant.now()))).isInstanceOf(Handover.Taken.class);
            }
            server.destroy();

            String messages = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create(servers.mailPage() + "/api/messages")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
            assertThat(messages).contains("ada@example.org", "Nouvelle visite : Artisans de paix à Bruxelles", "Séance d’information",
                    "https://hemicycle.example/fr/unsubscribe/t0k_en-x", "https://hemicycle.example/fr/preferences/t0k_en-y",
                    "List-Unsubscribe=One-Click", "id-1@hemicycle.example");
        }
    }
}
