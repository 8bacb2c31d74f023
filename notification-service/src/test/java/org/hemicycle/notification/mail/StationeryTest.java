package org.hemicycle.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hemicycle.notification.letter.Blank;
import org.hemicycle.notification.letter.Letters.LaidOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationeryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:05Z");
    private static final String LONG_LINK = "https://hemicycle.example/fr/preferences/" + "aB3_-.".repeat(40);

    private final Stationery stationery = new Stationery(new MailProperties(
            "127.0.0.1", 25, "Hémicycle <news@hemicycle.example>", 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));

    private SmtpSink.Arrived sent(LaidOut letter) {
        var recipient = new Recipient(
                "ada@example.org", stationery.messageId("visit-1-2-0", "s1"),
                Map.of(Blank.PREFERENCES, LONG_LINK, Blank.UNSUBSCRIPTION, "https://hemicycle.example/u/x"), LONG_LINK);
        return new SmtpSink.Arrived("ada@example.org", stationery.mail(letter).to(recipient, NOW), 1);
    }

    @Test
    void writesWhatAnotherParserReadsBack() throws Exception {
        String text = "Überschrift = à la fin \n\n" + "sehr lange Zeile ".repeat(30) + "\n.\n..\n-- \n"
                + Blank.PREFERENCES.mark() + "\nmitten " + Blank.UNSUBSCRIPTION.mark() + " drin\n😀\n";
        var mail = sent(new LaidOut("de", "Größe – ein sehr langer Betreff, der über mehrere Zeilen geht, und noch einer 😀", text,
                "<p>à</p>\n<a href=\"" + Blank.PREFERENCES.mark() + "\">x</a>\n"));

        assertThat(mail.text().replace("\r\n", "\n")).isEqualTo(text
                .replace(Blank.PREFERENCES.mark(), LONG_LINK)
                .replace(Blank.UNSUBSCRIPTION.mark(), "https://hemicycle.example/u/x"));
        assertThat(mail.html().replace("\r\n", "\n")).isEqualTo("<p>à</p>\n<a href=\"" + LONG_LINK + "\">x</a>\n");
        assertThat(mail.subject()).isEqualTo("Größe – ein sehr langer Betreff, der über mehrere Zeilen geht, und noch einer 😀");
        assertThat(mail.parsed().getFrom()[0].toString()).contains("news@hemicycle.example");
        assertThat(mail.header("To")).isEqualTo("ada@example.org");
        assertThat(mail.header("Date")).isEqualTo("Mon, 23 Nov 2026 10:00:05 +0000");
        assertThat(mail.header("Content-Language")).isEqualTo("de");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("List-Id")).isEqualTo("Hemicycle <news.hemicycle.example>");
        assertThat(mail.parsed().getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void writesPlainAsciiWithShortLines() {
        byte[] raw = sent(new LaidOut("fr", "é".repeat(200), "é".repeat(5000), "ü ".repeat(5000))).raw();
        String mail = new String(raw, StandardCharsets.ISO_8859_1);
        assertThat(mail.chars()).allMatch(c -> c == '\r' || c == '\n' || (c >= 32 && c < 127));
        assertThat(mail.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(mail.split("\r\n")).allMatch(line -> line.length() <= 78 || line.startsWith("List-Unsubscribe:"));
    }

    @Test
    void offersOneClickUnsubscribing() {
        var mail = sent(new LaidOut("en", "s", "t", "h"));
        assertThat(mail.header("List-Unsubscribe")).isEqualTo("<" + LONG_LINK + ">");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Visit\r\nBcc: eve@example.org", "Visit\nBcc: eve@example.org", "Visit\rBcc: eve@example.org",
        "Visit\r\n\r\n<script>", "Visit\u0000\u000b\u2028\u0085Bcc: eve@example.org",
        "=?UTF-8?Q?Visit=0D=0ABcc:_eve@example.org?=", "é\r\nBcc: eve@example.org"
    })
    void letsNoTextAddAHeader(String subject) throws Exception {
        var mail = sent(new LaidOut("en", subject, "t", "h"));
        assertThat(mail.parsed().getHeader("Bcc")).isNull();
        assertThat(mail.parsed().getHeader("Subject")).hasSize(1);
        assertThat(mail.parsed().getAllRecipients()).hasSize(1);
        assertThat(mail.text()).isEqualTo("t");
    }

    @Test
    void refusesToWriteAnAddressThatIsNotOneLine() {
        var letter = stationery.mail(new LaidOut("en", "s", "t", "h"));
        var recipient = new Recipient("ada@example.org\r\nBcc: eve@example.org", "id@x", Map.of(), null);
        assertThatThrownBy(() -> letter.to(recipient, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givesTheSameMailTheSameMessageId() {
        assertThat(stationery.messageId("visit-1-2-0", "s1")).isEqualTo(stationery.messageId("visit-1-2-0", "s1"))
                .isNotEqualTo(stationery.messageId("visit-1-3-0", "s1"))
                .isNotEqualTo(stationery.messageId("visit-1-2-0", "s2"))
                .endsWith("@hemicycle.example");
        assertThat(stationery.messageId("<evil>\r\nX: y", "s1")).matches("[0-9a-f]{32}@hemicycle\\.example");
    }
}
