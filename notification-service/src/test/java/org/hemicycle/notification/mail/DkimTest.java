package org.hemicycle.notification.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.DKIMVerifier;
import org.hemicycle.notification.letter.Blank;
import org.hemicycle.notification.letter.Letters.LaidOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DkimTest {

    private static final Instant NOW = Instant.parse("2025-11-26T10:00:00Z");
    private static final String DOMAIN = "hemicycle.example";
    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair NEXT_RSA = pair("RSA", 2048);
    private static final KeyPair ED25519 = pair("Ed25519", 255);

    /** RFC 8463 §A.2, the keys, and §A.3, the signed mail. */
    private static final String RFC_SEED = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

    private static final String RFC_ED25519 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String RFC_RSA = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2"
            + "jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kr"
            + "yOTIKT+l/K4w3QIDAQAB";
    private static final String RFC_UNSIGNED = """
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """.replace("\n", "\r\n");
    private static final String RFC_SIGNED = """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
             Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=test; t=1528637909; h=from : to : subject :
             date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
             DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
             dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
            """.replace("\n", "\r\n") + RFC_UNSIGNED;

    private static KeyPair pair(String algorithm, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String secret(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    /** The value of the tag {@code p} of a public key. */
    private static String published(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] bytes = pair == ED25519 ? Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length) : encoded;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static DkimProperties.Key key(String selector, String from, KeyPair pair) {
        return new DkimProperties.Key(DOMAIN, selector, from == null ? null : LocalDate.parse(from), secret(pair));
    }

    private static Dkim dkim(DkimProperties.Key... keys) {
        return new Dkim(new DkimProperties(List.of(keys)));
    }

    private static DkimReader reader() {
        return new DkimReader()
                .publish("old._domainkey." + DOMAIN, "rsa", published(RSA))
                .publish("new._domainkey." + DOMAIN, "rsa", published(NEXT_RSA))
                .publish("ed._domainkey." + DOMAIN, "ed25519", published(ED25519));
    }

    private static byte[] mail() {
        var properties = new MailProperties("127.0.0.1", 1, "Hemicycle <news@hemicycle.example>", 1, null, null, null);
        var letter = new LaidOut("fr", "Séance déplacée – Artisans de paix à Bruxelles (exemple)",
                "Bonjour  \n\ndeux  espaces\t\n\n" + Blank.UNSUBSCRIPTION.mark() + "\n\n\n", "<p>Bonjour  à tous</p>\n");
        String link = "https://hemicycle.example/fr/unsubscribe/" + "x".repeat(200);
        var recipient = new Recipient("ada@example.org", "id-1@hemicycle.example", Map.of(Blank.UNSUBSCRIPTION, link), link);
        return new Stationery(properties).mail(letter).to(recipient, NOW);
    }

    private static byte[] changed(byte[] mail, String what, String into) {
        String text = new String(mail, ISO_8859_1);
        assertThat(text).contains(what);
        return text.replaceFirst(java.util.regex.Pattern.quote(what), into).getBytes(ISO_8859_1);
    }

    @Test
    void readsTheExampleOfTheRfcAndNoAlteredOne() {
        var reader = new DkimReader()
                .publish("brisbane._domainkey.football.example.com", "ed25519", RFC_ED25519)
                .publish("test._domainkey.football.example.com", "rsa", RFC_RSA);
        byte[] mail = RFC_SIGNED.getBytes(US_ASCII);
        assertThat(reader.valid(mail)).containsExactly(
                "brisbane._domainkey.football.example.com", "test._domainkey.football.example.com");
        assertThat(reader.valid(changed(mail, "hungry", "thirsty"))).isEmpty();
        assertThat(reader.valid(changed(mail, "dinner", "supper"))).isEmpty();
        assertThat(reader.valid(changed(mail, "From: Joe", "Subject: Hello\r\nFrom: Joe"))).isEmpty();
    }

    @Test
    void signsTheExampleOfTheRfcWithItsKey() {
        var dkim = dkim(new DkimProperties.Key("football.example.com", "brisbane", null, RFC_SEED));
        byte[] signed = dkim.signed(RFC_UNSIGNED.getBytes(US_ASCII), "football.example.com", NOW);
        assertThat(new String(signed, US_ASCII)).contains("bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=").endsWith(RFC_UNSIGNED);
        assertThat(new DkimReader().publish("brisbane._domainkey.football.example.com", "ed25519", RFC_ED25519).valid(signed))
                .hasSize(1);
    }

    @Test
    void signsWithBothAlgorithmsSoThatEachVerifierFindsItsOwn() throws Exception {
        byte[] signed = dkim(key("old", null, RSA), key("ed", null, ED25519)).signed(mail(), DOMAIN, NOW);
        assertThat(reader().valid(signed)).containsExactly("ed._domainkey." + DOMAIN, "old._domainkey." + DOMAIN);
        for (String line : new String(signed, ISO_8859_1).split("\r\n")) {
            assertThat(line.length()).as(line).isLessThan(999);
        }
        // jDKIM, which this house did not write, knows RSA only.
        var jdkim = new DKIMVerifier((method, selector, domain) ->
                List.of("v=DKIM1; k=rsa; p=" + published(RSA)));
        byte[] rsa = dkim(key("old", null, RSA)).signed(mail(), DOMAIN, NOW);
        assertThat(jdkim.verify(new ByteArrayInputStream(rsa))).hasSize(1)
                .allSatisfy(signature -> assertThat(signature.getDToken().toString()).isEqualTo(DOMAIN));
        assertThatThrownBy(() -> jdkim.verify(new ByteArrayInputStream(changed(rsa, "ada@example.org", "eve@example.org"))))
                .isInstanceOf(org.apache.james.jdkim.exceptions.FailException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "From", "To", "Subject", "Reply-To", "Cc", "Date",
        "Message-ID", "Content-Type", "MIME-Version"})
    void letsNobodyAddAField(String field) {
        byte[] signed = dkim(key("old", null, RSA), key("ed", null, ED25519)).signed(mail(), DOMAIN, NOW);
        assertThat(reader().valid((field + ": x\r\n" + new String(signed, ISO_8859_1)).getBytes(ISO_8859_1))).isEmpty();
        assertThat(reader().valid(changed(signed, "MIME-Version: 1.0", field + ": x\r\nMIME-Version: 1.0"))).isEmpty();
    }

    @Test
    void letsNobodyChangeOrTakeAwayTheWayOut() {
        byte[] signed = dkim(key("old", null, RSA)).signed(mail(), DOMAIN, NOW);
        assertThat(reader().valid(signed)).hasSize(1);
        assertThat(reader().valid(changed(signed, "One-Click", "Two-Click"))).isEmpty();
        assertThat(reader().valid(changed(signed, "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", ""))).isEmpty();
        assertThat(reader().valid(changed(signed, "fr/unsubscribe/xx", "fr/unsubscribe/yy"))).isEmpty();
    }

    @Test
    void holdsThroughWhatRelaysMayDoToSpacesAndLineEnds() {
        byte[] signed = dkim(key("old", null, RSA), key("ed", null, ED25519)).signed(mail(), DOMAIN, NOW);
        assertThat(reader().valid(changed(signed, "To: ada", "TO:\t  ada"))).hasSize(2);
        assertThat(reader().valid((new String(signed, ISO_8859_1) + "\r\n\r\n").getBytes(ISO_8859_1))).hasSize(2);
    }

    @Test
    void signsABodyOfNothing() {
        byte[] empty = "From: a@hemicycle.example\r\n\r\n".getBytes(US_ASCII);
        byte[] blank = "From: a@hemicycle.example\r\n\r\n \t\r\n\r\n".getBytes(US_ASCII);
        byte[] unended = "From: a@hemicycle.example\r\n\r\nend".getBytes(US_ASCII);
        for (byte[] mail : List.of(empty, blank, unended)) {
            assertThat(reader().valid(dkim(key("ed", null, ED25519)).signed(mail, DOMAIN, NOW))).hasSize(1);
        }
        // §3.4.4: the hash is of the body with its last line ended, which SMTP does on the way.
        byte[] signed = dkim(key("ed", null, ED25519)).signed(unended, DOMAIN, NOW);
        assertThat(reader().valid((new String(signed, US_ASCII) + "\r\n").getBytes(US_ASCII))).hasSize(1);
    }

    @Test
    void changesTheKeyOnItsDay() {
        var dkim = dkim(key("old", null, RSA), key("new", "2026-12-01", NEXT_RSA));
        assertThat(reader().valid(dkim.signed(mail(), DOMAIN, Instant.parse("2026-11-30T23:59:59Z"))))
                .containsExactly("old._domainkey." + DOMAIN);
        assertThat(reader().valid(dkim.signed(mail(), DOMAIN, Instant.parse("2026-12-01T00:00:00Z"))))
                .containsExactly("new._domainkey." + DOMAIN);
        assertThat(dkim(key("new", "2026-12-01", NEXT_RSA)).signed(mail(), DOMAIN, NOW)).isEqualTo(mail());
    }

    @Test
    void signsForTheSendersDomainAndThoseBelowAndNoOther() {
        var dkim = dkim(key("old", null, RSA),
                new DkimProperties.Key("news." + DOMAIN, "new", null, secret(NEXT_RSA)));
        assertThat(new String(dkim.signed(mail(), DOMAIN, NOW), ISO_8859_1)).contains("d=" + DOMAIN + "; s=old");
        assertThat(new String(dkim.signed(mail(), "NEWS." + DOMAIN, NOW), ISO_8859_1)).contains("d=news." + DOMAIN + "; s=new");
        assertThat(new String(dkim.signed(mail(), "fr." + DOMAIN, NOW), ISO_8859_1)).contains("d=" + DOMAIN + "; s=old");
        assertThat(dkim.signed(mail(), "example.org", NOW)).isEqualTo(mail());
        assertThat(dkim.signed(mail(), "not" + DOMAIN, NOW)).isEqualTo(mail());
    }

    @Test
    void readsAKeyFromPemAndFromAFile(@TempDir Path folder) throws Exception {
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(RSA.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Path file = Files.writeString(folder.resolve("dkim.pem"), pem);
        for (String source : List.of(pem, file.toString())) {
            var dkim = dkim(new DkimProperties.Key(DOMAIN, "old", null, source));
            assertThat(reader().valid(dkim.signed(mail(), DOMAIN, NOW))).hasSize(1);
        }
    }

    @Test
    void refusesKeysThatWouldNotBeBelieved() {
        String pkcs1 = "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----";
        for (var wrong : Map.of(
                secret(pair("RSA", 1024)), "shorter than 2048",
                pkcs1, "PKCS #1",
                "/no/such/file", "neither PEM nor base64",
                "c2VjcmV0", "neither RSA nor Ed25519").entrySet()) {
            assertThatThrownBy(() -> dkim(new DkimProperties.Key(DOMAIN, "old", null, wrong.getKey())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.getValue()).hasMessageContaining("old._domainkey.hemicycle.example")
                    .hasMessageNotContaining("c2VjcmV0");
        }
        assertThatThrownBy(() -> dkim(new DkimProperties.Key(DOMAIN, "a; b=", null, secret(RSA))))
                .hasMessageContaining("not a name in the DNS");
    }
}
