package org.hemicycle.localstack.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailCatcherTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static LocalServers servers;

    @BeforeAll
    static void startCatcher() {
        servers = LocalServers.start(Server.MAIL);
    }

    @AfterAll
    static void stopCatcher() {
        servers.close();
    }

    @BeforeEach
    void emptyMailbox() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/api/messages")).DELETE().build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }

    @Test
    void catchesAMailWithItsHeadersTextAndHtml() throws Exception {
        MimeMessage message = message("Résumé of the visit – Brüssel", "zoë@example.org");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        send(message, "zoë@example.org");

        JsonNode mail = messages("").get(0);

        assertThat(mail.at("/to/0").asString()).isEqualTo("zoë@example.org");
        assertThat(mail.at("/subject").asString()).isEqualTo("Résumé of the visit – Brüssel");
        assertThat(mail.at("/headers/List-Unsubscribe-Post/0").asString()).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.at("/text").asString()).isEqualTo("Guten Tag, Zoë");
        assertThat(mail.at("/html").asString()).isEqualTo("<p>Guten Tag, <b>Zoë</b></p>");
        assertThat(mail.at("/attachments/0/name").asString()).isEqualTo("visit.ics");
        assertThat(mail.at("/raw").asString()).startsWith("Date: ").contains("Content-Type: multipart/mixed");
    }

    @Test
    void listsTheNewestLastAndFiltersByAddress() throws Exception {
        send(message("first", "anna@example.org"), "anna@example.org");
        send(message("second", "ben+news@example.org"), "ben+news@example.org");
        send(message("third", "anna@example.org"), "anna@example.org");

        assertThat(messages("").findValuesAsString("subject")).containsExactly("first", "second", "third");
        assertThat(messages("?to=Anna@example.org").findValuesAsString("subject")).containsExactly("first", "third");
        assertThat(messages("?to=ben+news@example.org").findValuesAsString("subject")).containsExactly("second");
        String second = messages("").get(1).at("/id").asString();
        assertThat(messages("?after=" + second).findValuesAsString("subject")).containsExactly("third");
    }

    @Test
    void keepsMailsThroughAKill() throws Exception {
        send(message("kept", "anna@example.org"), "anna@example.org");
        String id = messages("").get(0).at("/id").asString();

        servers.kill(Server.MAIL);
        servers.restart(Server.MAIL);

        assertThat(messages("").findValuesAsString("subject")).containsExactly("kept");
        assertThat(messages("").get(0).at("/id").asString()).isEqualTo(id);
    }

    @Test
    void refusesTheAddressesThatAskForIt() throws Exception {
        assertThatThrownBy(() -> send(message("no", "anna+550@example.org"), "anna+550@example.org"))
                .isInstanceOf(SendFailedException.class).hasStackTraceContaining("550 5.1.1");
        assertThatThrownBy(() -> send(message("later", "anna+451@example.org"), "anna+451@example.org"))
                .hasStackTraceContaining("451 4.1.1");
        assertThat(messages("")).isEmpty();
    }

    @Test
    void takesPipelinedCommandsAndEightBitText() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), servers.smtpPort());
                BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            assertThat(answers.readLine()).startsWith("220 ");
            socket.getOutputStream().write("EHLO sender.example\r\n".getBytes(UTF_8));
            List<String> abilities = new ArrayList<>();
            do {
                abilities.add(answers.readLine().substring(4));
            } while (!abilities.getLast().equalsIgnoreCase("OK"));
            assertThat(abilities).contains("8BITMIME", "SMTPUTF8");
            socket.getOutputStream().write(("MAIL FROM:<news@hemicycle.example>\r\nRCPT TO:<ben@example.org>\r\n"
                    + "RCPT TO:<cleo@example.org>\r\nDATA\r\n").getBytes(UTF_8));
            assertThat(List.of(answers.readLine(), answers.readLine(), answers.readLine(), answers.readLine()))
                    .extracting(answer -> answer.substring(0, 3)).containsExactly("250", "250", "250", "354");
            socket.getOutputStream().write("Subject: plain\r\n\r\nGrüße\r\n..dot\r\n.\r\nQUIT\r\n".getBytes(UTF_8));
            assertThat(answers.readLine()).startsWith("250 ");
        }
        JsonNode mail = messages("?to=cleo@example.org").get(0);
        assertThat(mail.at("/raw").asString()).isEqualTo("Subject: plain\r\n\r\nGrüße\r\n.dot\r\n");
        assertThat(mail.at("/to").size()).isEqualTo(2);
    }

    @Test
    void takesNoMoreThanItsGateLetsInUntilThatIsOpened() throws Exception {
        assertThat(gate("PUT", "?after=1")).isEqualTo(204);
        assertThat(gate("PUT", "?after=many")).isEqualTo(400);
        send(message("let in", "anna@example.org"), "anna@example.org");
        try (var sender = Executors.newSingleThreadExecutor()) {
            Future<?> waiting = sender.submit(() -> {
                send(message("at the gate", "anna@example.org"), "anna@example.org");
                return true;
            });
            try {
                assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                assertThat(messages("").findValuesAsString("subject")).containsExactly("let in");
            } finally {
                assertThat(gate("DELETE", "")).isEqualTo(204);
            }
            waiting.get(60, TimeUnit.SECONDS);
        }
        assertThat(messages("").findValuesAsString("subject")).containsExactly("let in", "at the gate");
    }

    private static int gate(String method, String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/api/gate" + query)).method(method, HttpRequest.BodyPublishers.noBody()).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void showsMailsToPeopleWithoutTrustingThem() throws Exception {
        send(message("<script>alert(1)</script>", "anna@example.org"), "anna@example.org");
        String id = messages("").get(0).at("/id").asString();

        assertThat(page("/").body()).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(page("/messages/" + id).body()).contains("sandbox=").contains("/messages/" + id + "/html");
        assertThat(page("/messages/" + id + "/html").headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'").contains("sandbox");
        assertThat(page("/messages/999999").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesRequestsThatAPageElsewhereMade() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/emptied")).header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.noBody()).build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    }

    private static MimeMessage message(String subject, String to) throws Exception {
        MimeMessage message = new MimeMessage(session());
        message.setFrom(new InternetAddress("news@hemicycle.example", "Hemicycle"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Guten Tag, Zoë", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>Guten Tag, <b>Zoë</b></p>", "text/html; charset=UTF-8");
        MimeBodyPart alternatives = new MimeBodyPart();
        alternatives.setContent(new MimeMultipart("alternative", text, html));
        MimeBodyPart calendar = new MimeBodyPart();
        calendar.setContent("BEGIN:VCALENDAR", "text/calendar; charset=UTF-8; method=PUBLISH");
        calendar.setFileName("visit.ics");
        message.setContent(new MimeMultipart("mixed", alternatives, calendar));
        message.setSentDate(new java.util.Date(0));
        return message;
    }

    private static void send(MimeMessage message, String to) throws Exception {
        try (Transport transport = session().getTransport("smtp")) {
            transport.connect("127.0.0.1", servers.smtpPort(), null, null);
            message.saveChanges();
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(to)});
        }
    }

    private static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    private static JsonNode messages(String query) throws Exception {
        HttpResponse<String> response = page("/api/messages" + query);
        assertThat(response.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }

    private static HttpResponse<String> page(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static URI at(String path) {
        return servers.mailPage().resolve(path);
    }
}
