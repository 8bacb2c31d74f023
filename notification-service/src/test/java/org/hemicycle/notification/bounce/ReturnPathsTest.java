package org.hemicycle.notification.bounce;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.link.LinkProperties;
import org.hemicycle.notification.subscriber.AddressProperties;
import org.hemicycle.notification.subscriber.AddressVault;
import org.junit.jupiter.api.Test;

class ReturnPathsTest {

    private static final String SENDER = "Hemicycle <news@hemicycle.example>";
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final byte[] MAIL = "Date: x\r\nMessage-ID: <id-1@hemicycle.example>\r\n\r\nMessage-ID: <no>".getBytes(US_ASCII);
    private static final byte[] NEXT = "Date: x\r\nMessage-ID: <id-2@hemicycle.example>\r\n\r\n".getBytes(US_ASCII);

    private static ReturnPaths paths(String mailbox, int key, Instant now) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        String base64 = Base64.getEncoder().encodeToString(bytes);
        return new ReturnPaths(
                new BounceProperties(mailbox, Duration.ofDays(90), 5, Duration.ofDays(30), null),
                new LinkProperties(base64, Duration.ofDays(7)),
                new AddressVault(new AddressProperties(Base64.getEncoder().encodeToString(new byte[32]))),
                SENDER,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private final ReturnPaths paths = paths(null, 1, NOW);

    private static void refuses(ReturnPaths paths, String path, BounceRefusal kind) {
        assertThatThrownBy(() -> paths.read(List.of(path))).as(path).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.kind()).isEqualTo(kind));
    }

    @Test
    void givesEachMailAPathWithoutAnAddressThatFitsIntoAnEnvelope() {
        String path = paths.of("ada.lovelace@example.org", MAIL);
        assertThat(path).matches("bounces\\+[a-z2-7]{56}@hemicycle\\.example").doesNotContain("ada").doesNotContain("example.org");
        assertThat(path.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(paths.of("ada.lovelace@example.org", MAIL)).isEqualTo(path);
        assertThat(paths.of("ada.lovelace@example.org", NEXT)).isNotEqualTo(path);
        assertThat(paths.of("eve@example.org", MAIL)).isNotEqualTo(path);
        assertThat(paths(" ", 1, NOW).of("ada@example.org", MAIL)).startsWith("bounces+");
        assertThat(paths("b@mail.example.org", 1, NOW).of("ada@example.org", MAIL)).matches("b\\+[a-z2-7]{56}@mail\\.example\\.org");
        assertThatThrownBy(() -> paths("returned@example.org", 1, NOW)).hasMessageContaining("7 characters");
    }

    @Test
    void readsItBackHoweverItsCaseWasFoldedAndWhateverStandsAround() {
        String path = paths.of("ada@example.org", MAIL);
        Delivery delivery = paths.read(List.of(path));
        assertThat(delivery.sentOn()).isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(delivery.address()).hasSize(20);
        assertThat(delivery.mail()).hasSize(16);
        assertThat(paths.read(List.of("nobody@example.org", "\"x\" <" + path.toUpperCase(Locale.ROOT) + ">, y@example.org")))
                .isEqualTo(delivery);
        assertThat(paths.read(List.of(paths.of("ADA@example.org", MAIL))).address()).isEqualTo(delivery.address());
        assertThat(paths.read(List.of(paths.of("ada@example.org", NEXT)))).isNotEqualTo(delivery)
                .extracting(Delivery::address).isEqualTo(delivery.address());
    }

    @Test
    void refusesForgedOldAndForeignPaths() {
        String path = paths.of("ada@example.org", MAIL);
        for (int i = 8; i < 64; i++) {
            char other = path.charAt(i) == 'a' ? 'b' : 'a';
            refuses(paths, path.substring(0, i) + other + path.substring(i + 1), BounceRefusal.RETURN_PATH_FORGED);
        }
        refuses(paths, "bounces+" + "a".repeat(56) + "@hemicycle.example", BounceRefusal.RETURN_PATH_FORGED);
        refuses(paths, "bounces+abc@hemicycle.example", BounceRefusal.RETURN_PATH_FORGED);
        refuses(paths, paths(null, 2, NOW).of("ada@example.org", MAIL), BounceRefusal.RETURN_PATH_FORGED);
        refuses(paths, "bounces@hemicycle.example", BounceRefusal.REPORT_UNADDRESSED);
        refuses(paths, path.replace("hemicycle.example", "example.org"), BounceRefusal.REPORT_UNADDRESSED);
        assertThat(paths(null, 1, NOW.plus(Duration.ofDays(90))).read(List.of(path))).isNotNull();
        refuses(paths(null, 1, NOW.plus(Duration.ofDays(91))), path, BounceRefusal.RETURN_PATH_EXPIRED);
    }
}
