package org.hemicycle.events.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

class PersonalLinksTest {

    private static final MongoTemplate STORE = Servers.database("links-test");

    private final Hand hand = new Hand(Instant.parse("2027-03-01T08:00:00Z"));
    private final PersonalLinks links = new PersonalLinks(STORE, new LinkProperties(Servers.LINK_KEY), hand);
    private final String briefing = "briefing-" + UUID.randomUUID();

    @Test
    void opensATokenForThePersonItWasIssuedFor() {
        String token = answer("dana@sample.example");
        assertThat(links.open(token, LinkPurpose.ANSWER)).isEqualTo(new PersonalLink("briefing", briefing, "dana@sample.example"));
    }

    @Test
    void issuesTheSameTokenFromEveryInstanceWhileItIsNotRevoked() {
        var other = new PersonalLinks(STORE, new LinkProperties(Servers.LINK_KEY), hand);
        assertThat(other.token(LinkPurpose.ANSWER, "briefing", briefing, "p-1")).isEqualTo(answer("p-1"));
    }

    @Test
    void issuesOneTokenWhenManyAskAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 40).<Callable<String>>mapToObj(i -> () -> answer("p-1")).toList();
            var tokens = threads.invokeAll(asked).stream().map(java.util.concurrent.Future::resultNow).distinct().toList();
            assertThat(tokens).hasSize(1);
            assertThat(links.open(tokens.getFirst(), LinkPurpose.ANSWER).personId()).isEqualTo("p-1");
        }
    }

    @Test
    void tellsPeopleSubjectsAndPurposesApart() {
        assertThat(java.util.Set.of(
                        answer("p-1"),
                        answer("p-2"),
                        links.token(LinkPurpose.PAGE, "briefing", briefing, "p-1"),
                        links.token(LinkPurpose.ANSWER, "visit", briefing, "p-1"),
                        links.token(LinkPurpose.ANSWER, "briefing", briefing + "p", "-1")))
                .hasSize(5);
    }

    @Test
    void saysNothingAboutThePersonInTheToken() {
        String token = answer("dana");
        assertThat(token).matches("[A-Za-z0-9_-]{48}");
        String inside = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1);
        assertThat(inside).doesNotContain("dana").doesNotContain("briefing");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23, 24, 25, 46, 47})
    void refusesATokenWithOneCharacterChanged(int place) {
        String token = answer("p-1");
        char changed = token.charAt(place) == 'A' ? 'B' : 'A';
        refused("link-forged", token.substring(0, place) + changed + token.substring(place + 1), LinkPurpose.ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "p-1", "../../etc/passwd", "ééééééééééééééééééééééééééééééééééééééééééééééééé"})
    void refusesWhatIsNoTokenAtAll(String nonsense) {
        refused("link-forged", nonsense, LinkPurpose.ANSWER);
    }

    @Test
    void refusesTheHandleOfOnePersonWithTheSignatureOfAnother() {
        refused("link-forged", answer("p-1").substring(0, 24) + answer("p-2").substring(24), LinkPurpose.ANSWER);
    }

    @Test
    void refusesATokenSignedWithAnotherKey() {
        var stranger = new PersonalLinks(STORE, new LinkProperties("YW5vdGhlciBzZWNyZXQsIGFsc28gb25seSBpbiB0ZXN0cw=="), hand);
        refused("link-forged", stranger.token(LinkPurpose.ANSWER, "briefing", briefing, "p-1"), LinkPurpose.ANSWER);
    }

    @Test
    void refusesATokenForAnotherPurpose() {
        refused("link-misused", answer("p-1"), LinkPurpose.CHECK_IN);
        refused("link-misused", links.token(LinkPurpose.FEED, "briefing", briefing, "p-1"), LinkPurpose.PAGE);
    }

    @Test
    void refusesARevokedTokenAndIssuesAnotherThatOpens() {
        String old = answer("p-1");
        String neighbour = answer("p-2");
        String page = links.token(LinkPurpose.PAGE, "briefing", briefing, "p-1");
        links.revoke(LinkPurpose.ANSWER, "briefing", briefing, "p-1");
        refused("link-revoked", old, LinkPurpose.ANSWER);
        String next = answer("p-1");
        assertThat(next).isNotEqualTo(old);
        assertThat(links.open(next, LinkPurpose.ANSWER).personId()).isEqualTo("p-1");
        refused("link-revoked", old, LinkPurpose.ANSWER);
        assertThat(links.open(neighbour, LinkPurpose.ANSWER).personId()).isEqualTo("p-2");
        assertThat(links.open(page, LinkPurpose.PAGE).personId()).isEqualTo("p-1");

        links.revokeAll("briefing", briefing, "p-1");
        refused("link-revoked", next, LinkPurpose.ANSWER);
        refused("link-revoked", page, LinkPurpose.PAGE);
        assertThat(links.open(neighbour, LinkPurpose.ANSWER).personId()).isEqualTo("p-2");
    }

    @Test
    void refusesATokenFromTheMomentItExpires() {
        Instant end = hand.instant().plus(Duration.ofHours(1));
        String token = links.token(LinkPurpose.ANSWER, "briefing", briefing, "p-1", end);
        hand.at(end.minusMillis(1));
        assertThat(links.open(token, LinkPurpose.ANSWER).personId()).isEqualTo("p-1");
        hand.at(end);
        refused("link-expired", token, LinkPurpose.ANSWER);
        assertThat(links.token(LinkPurpose.ANSWER, "briefing", briefing, "p-1", end.plusSeconds(60))).isEqualTo(token);
        assertThat(links.open(token, LinkPurpose.ANSWER).personId()).isEqualTo("p-1");
    }

    @Test
    void refusesToStartWithAKeyThatIsTooShort() {
        assertThatThrownBy(() -> new PersonalLinks(STORE, new LinkProperties("c2hvcnQ="), hand))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("32 bytes");
    }

    private String answer(String person) {
        return links.token(LinkPurpose.ANSWER, "briefing", briefing, person);
    }

    private void refused(String slug, String token, LinkPurpose purpose) {
        assertThatThrownBy(() -> links.open(token, purpose))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind().slug()).isEqualTo(slug));
    }

    /** A clock set by hand. */
    private static final class Hand extends Clock {
        private Instant now;

        Hand(Instant now) {
            this.now = now;
        }

        void at(Instant moment) {
            now = moment;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
