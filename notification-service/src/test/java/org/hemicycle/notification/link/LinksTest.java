package org.hemicycle.notification.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hemicycle.notification.link.LinkPurpose.CONFIRMATION;
import static org.hemicycle.notification.link.LinkPurpose.PREFERENCES;
import static org.hemicycle.notification.link.LinkPurpose.UNSUBSCRIPTION;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private final Links links = links("a key of exactly 32 bytes, really");

    private static Links links(String key) {
        String encoded = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
        return new Links(new LinkProperties(encoded, Duration.ofDays(7)));
    }

    private RefusalKind refusal(String token, LinkPurpose purpose, Instant now) {
        return catchThrowableOfType(Refused.class, () -> links.read(token, purpose, now)).kind();
    }

    @Test
    void readsWhatItSigned() {
        var link = new Link(PREFERENCES, "subscriber-1", 3);
        assertThat(links.read(links.sign(link, NOW), PREFERENCES, NOW)).isEqualTo(link);
    }

    @Test
    void refusesAConfirmationAfterItsTime() {
        String token = links.sign(new Link(CONFIRMATION, "subscriber-1", 1), NOW);
        assertThat(links.read(token, CONFIRMATION, NOW.plus(Duration.ofDays(7)).minusSeconds(1)).subscriber())
                .isEqualTo("subscriber-1");
        assertThat(refusal(token, CONFIRMATION, NOW.plus(Duration.ofDays(7)))).isEqualTo(LinkRefusal.LINK_EXPIRED);
    }

    @Test
    void letsPeopleUnsubscribeFromAMailOfManyYearsAgo() {
        String token = links.sign(new Link(UNSUBSCRIPTION, "subscriber-1", 0), NOW);
        assertThat(links.read(token, UNSUBSCRIPTION, NOW.plus(Duration.ofDays(4000))).subscriber())
                .isEqualTo("subscriber-1");
    }

    @Test
    void refusesALinkForAnotherPurpose() {
        String token = links.sign(new Link(UNSUBSCRIPTION, "subscriber-1", 0), NOW);
        assertThat(refusal(token, PREFERENCES, NOW)).isEqualTo(LinkRefusal.LINK_MISUSED);
    }

    @Test
    void refusesEveryAlterationOfAToken() {
        String token = links.sign(new Link(PREFERENCES, "subscriber-1", 1), NOW);
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String altered = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(refusal(altered, PREFERENCES, NOW)).as("at %d", i).isEqualTo(LinkRefusal.LINK_FORGED);
        }
    }

    @Test
    void refusesATokenOfAnotherKeyOrOfNoKey() {
        String foreign = links("another key of exactly 32 bytes!").sign(new Link(PREFERENCES, "s", 1), NOW);
        assertThat(refusal(foreign, PREFERENCES, NOW)).isEqualTo(LinkRefusal.LINK_FORGED);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String unsigned = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII)) + "."
                + encoder.encodeToString("{\"p\":\"p\",\"s\":\"s\",\"r\":1}".getBytes(StandardCharsets.US_ASCII)) + ".";
        assertThat(refusal(unsigned, PREFERENCES, NOW)).isEqualTo(LinkRefusal.LINK_FORGED);
        for (String nonsense : new String[] {"", ".", "..", "a.b.c", "é".repeat(30), "x".repeat(100_000)}) {
            assertThat(refusal(nonsense, PREFERENCES, NOW)).isEqualTo(LinkRefusal.LINK_FORGED);
        }
    }
}
