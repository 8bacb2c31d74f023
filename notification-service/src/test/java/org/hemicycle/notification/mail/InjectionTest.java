package org.hemicycle.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hemicycle.notification.TestMessages.visit;

import jakarta.mail.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hemicycle.contracts.ArticleFacts;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.VisitFacts;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.TestMessages;
import org.hemicycle.notification.letter.Letters;
import org.junit.jupiter.api.Test;

/** What somebody wrote stays text: it adds no header, no recipient, no command, no mail and no markup. */
class InjectionTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:05Z");
    private static final List<String> BREAKS = List.of("\r\n", "\n", "\r", "\u0085", "\u2028", "\u000b", "\u0000", "%0d%0a", "=0D=0A", "\\r\\n");
    private static final List<String> HEADERS = List.of("Bcc: eve@example.org", "To: eve@example.org", "Content-Type: text/html\r\n\r\n<script>alert(1)</script>");
    private static final List<String> COMMANDS = List.of("\r\n.\r\nMAIL FROM:<eve@example.org>\r\nRCPT TO:<eve@example.org>\r\nDATA\r\nevil\r\n.\r\n", "\n.\nRSET\n",
            "\r.\rQUIT\r", "\r\n.\r\nQUIT\r\n", ".", "..", "\r\n.", "\n.\r\n");
    private static final List<String> MARKUP = List.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg/onload=alert(1)>",
            "</title><script>alert(1)</script>", "<a href=\"javascript:alert(1)\">x</a>", "<!--<script>", "]]><script>alert(1)</script>", "<style>*{display:none}</style>",
            "<base href=\"https://evil.example/\">", "<meta http-equiv=refresh content=0>", "<iframe src=//evil.example></iframe>", "<form action=//evil.example>",
            "&lt;script&gt;", "${1+1}", "{{7*7}}", "!{evil}", "@if(true)evil@endif", "=cmd|'/c calc'!A1");
    private static final List<String> ADDRESSES = List.of("eve@example.org>\r\nRCPT TO:<ada@example.org", "eve@example.org\r\nDATA", "eve@example.org\nRSET", "eve@example.org> SIZE=1",
            "<eve@example.org>", "eve @example.org", "eve@example.org\u0000", "\teve@example.org", "eve\u2028@example.org", "évé@example.org", "", "@", "@example.org", "eve",
            "eve@example.org\r", "eve>@example.org", "eve<@example.org", "eve@exa mple.org", "\u007feve@example.org", "eve@example.org\u0085");

    private final Letters letters = new Letters("https://hemicycle.example");
    private final Stationery stationery = new Stationery(new MailProperties(
            "127.0.0.1", 25, "Hemicycle <news@hemicycle.example>", 1, null, null, null));

    private static List<String> payloads() {
        var payloads = new ArrayList<String>();
        BREAKS.forEach(end -> HEADERS.forEach(header -> payloads.add("Visit" + end + header)));
        COMMANDS.forEach(command -> payloads.add("Visit" + command));
        payloads.addAll(MARKUP);
        return payloads;
    }

    @Test
    void triesAtLeastThreeHundredInAll() {
        assertThat(payloads().size() * 5 + ADDRESSES.size()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void sendsWhatSomebodyWroteAsTextInOneMailToOneReader() throws Exception {
        try (var sink = new SmtpSink()) {
            MailServer server = MailServers.at(MailServers.properties(sink.port()));
            try (MailServer.Line line = server.line(Lane.BULK)) {
                List<String> names = names(sent(line, sink, "harmless", 2));
                for (String payload : payloads()) {
                    for (int place = 0; place < 5; place++) {
                        sink.reset();
                        SmtpSink.Arrived mail;
                        try {
                            mail = sent(line, sink, payload, place);
                        } catch (IllegalArgumentException noText) {
                            // Refused before it could become a message.
                            assertThat(noText).as(payload).hasMessageContaining("control character");
                            assertThat(payload.chars().anyMatch(Character::isISOControl)).as(payload).isTrue();
                            continue;
                        }
                        String what = place + " " + payload;
                        assertThat(mail.to()).as(what).isEqualTo("ada@example.org");
                        assertThat(names(mail)).as(what).isEqualTo(names);
                        assertThat(mail.parsed().getAllRecipients()).as(what).hasSize(1);
                        assertThat(mail.html().toLowerCase(java.util.Locale.ROOT)).as(what)
                                .doesNotContain("<script", "<img", "<svg", "<iframe", "<form", "<base", "<a href=\"javascript:", "<meta http-equiv=refresh", "<style>*");
                    }
                }
            } finally {
                server.destroy();
            }
        }
    }

    private SmtpSink.Arrived sent(MailServer.Line line, SmtpSink sink, String payload, int place) {
        var letter = place < 3 ? letters.about(new VisitMessage.Announced(visitWith(payload, place)), "en") : letters.about(article(payload, place), "en");
        byte[] mail = stationery.mail(letter).to(
                new Recipient("ada@example.org", stationery.messageId(payload, "s1"), Map.of(), "https://hemicycle.example/u/x"), NOW);
        assertThat(line.send("ada@example.org", mail)).as(payload).isEqualTo(new Handover.Taken());
        assertThat(sink.arrived()).as(payload).hasSize(1);
        return sink.arrived().getFirst();
    }

    private static VisitFacts visitWith(String payload, int place) {
        VisitFacts plain = visit("visit-1", 1, "BE");
        return new VisitFacts(plain.id(), plain.version(), plain.state(),
                place == 0 ? TestMessages.text("en", payload) : plain.title(),
                place == 1 ? TestMessages.text("en", payload) : plain.purpose(),
                plain.hostAreas(), plain.start(), plain.end(), plain.timeZone(), plain.meetings(), plain.cancellationReason());
    }

    private static ArticleMessage.Published article(String payload, int place) {
        return new ArticleMessage.Published(new ArticleFacts("a-1", 1, "interview", TestMessages.text("en", "A talk"), "en",
                place == 3 ? payload : "https://news.example/piece", place == 3 ? payload : "Sample Radio",
                List.of(place == 4 ? payload : "Ada Exemplar"), LocalDate.parse("2026-05-04"), List.of("BE"), TestMessages.text("en", payload),
                List.of(), List.of()));
    }

    private static List<String> names(SmtpSink.Arrived mail) throws Exception {
        return Collections.list(mail.parsed().getAllHeaders()).stream().map(Header::getName).toList();
    }

    @Test
    void makesNoAddressACommand() throws Exception {
        try (var sink = new SmtpSink()) {
            MailServer server = MailServers.at(MailServers.properties(sink.port()));
            var letter = stationery.mail(letters.about(new VisitMessage.Announced(visit("visit-1", 1, "BE")), "en"));
            byte[] mail = letter.to(new Recipient("ada@example.org", "id@hemicycle.example", Map.of(), null), NOW);
            try (MailServer.Line line = server.line(Lane.BULK)) {
                for (String address : ADDRESSES) {
                    assertThat(line.send(address, mail)).as(address).isInstanceOf(Handover.Refused.class);
                    if (address.chars().anyMatch(c -> c < 33 || c > 126)) {
                        assertThatThrownBy(() -> letter.to(new Recipient(address, "id@hemicycle.example", Map.of(), null), NOW))
                                .as(address).isInstanceOf(IllegalStateException.class);
                    }
                }
                assertThat(line.send("ada@example.org", mail)).isEqualTo(new Handover.Taken());
            } finally {
                server.destroy();
            }
            assertThat(sink.arrived()).hasSize(1);
        }
    }
}
