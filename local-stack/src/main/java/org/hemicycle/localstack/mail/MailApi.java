package org.hemicycle.localstack.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/// The catcher for programs: `GET /api/messages[?to=…&after=…]` lists mails, the newest last, `GET /api/messages/{id}` is
/// one of them, and `DELETE /api/messages` empties the mailbox.
final class MailApi implements HttpHandler {

    private static final String PATH = "/api/messages";

    private final Mailbox mailbox;
    private final JsonFactory json = new JsonFactory();

    MailApi(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                if (path.equals(PATH)) {
                    list(exchange);
                } else {
                    one(exchange, path);
                }
            }
            case "DELETE" -> {
                mailbox.clear();
                exchange.sendResponseHeaders(204, -1);
            }
            default -> exchange.sendResponseHeaders(405, -1);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        Map<String, String> query = Query.of(exchange.getRequestURI());
        long after;
        try {
            after = Long.parseLong(query.getOrDefault("after", "0"));
        } catch (NumberFormatException noNumber) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        List<Mail> mails = mailbox.list(query.getOrDefault("to", ""), after);
        try (JsonGenerator generator = answer(exchange)) {
            // Written mail by mail: the whole mailbox never has to fit in memory.
            generator.writeStartArray();
            for (Mail mail : mails) {
                Optional<byte[]> raw = mailbox.raw(mail);
                if (raw.isPresent()) {
                    write(generator, mail, raw.get());
                }
            }
            generator.writeEndArray();
        }
    }

    private void one(HttpExchange exchange, String path) throws IOException {
        Optional<Mail> mail = Query.id(path.substring(PATH.length())).flatMap(mailbox::find);
        Optional<byte[]> raw = mail.flatMap(mailbox::raw);
        if (mail.isEmpty() || raw.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        try (JsonGenerator generator = answer(exchange)) {
            write(generator, mail.get(), raw.get());
        }
    }

    private JsonGenerator answer(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        return json.createGenerator(new BufferedOutputStream(exchange.getResponseBody(), 16 * 1024));
    }

    private static void write(JsonGenerator generator, Mail mail, byte[] raw) {
        MailContent content = MailContent.of(raw);
        generator.writeStartObject();
        generator.writeStringProperty("id", Long.toString(mail.id()));
        generator.writeStringProperty("receivedAt", mail.receivedAt().toString());
        generator.writeStringProperty("from", mail.from());
        generator.writeArrayPropertyStart("to");
        mail.to().forEach(generator::writeString);
        generator.writeEndArray();
        generator.writeStringProperty("subject", mail.subject());
        generator.writeObjectPropertyStart("headers");
        content.headers().forEach((name, values) -> {
            generator.writeArrayPropertyStart(name);
            values.forEach(generator::writeString);
            generator.writeEndArray();
        });
        generator.writeEndObject();
        generator.writeStringProperty("text", content.text());
        generator.writeStringProperty("html", content.html());
        generator.writeArrayPropertyStart("attachments");
        for (MailContent.Attachment attachment : content.attachments()) {
            generator.writeStartObject();
            generator.writeStringProperty("name", attachment.name());
            generator.writeStringProperty("type", attachment.type());
            generator.writeStringProperty("text", attachment.type().toLowerCase(java.util.Locale.ROOT).startsWith("text/")
                    ? new String(attachment.bytes(), UTF_8) : "");
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeStringProperty("raw", new String(raw, UTF_8));
        generator.writeEndObject();
    }
}
