package org.hemicycle.notification.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.notification.TestMessages.BRIEFING;
import static org.hemicycle.notification.TestMessages.article;
import static org.hemicycle.notification.TestMessages.commitment;
import static org.hemicycle.notification.TestMessages.evidence;
import static org.hemicycle.notification.TestMessages.text;
import static org.hemicycle.notification.TestMessages.visit;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.contracts.VisitFacts;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.notice.Notice;
import org.hemicycle.notification.subscriber.Audience;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnvelopesTest {

    private static final Instant NOW = Instant.parse("2027-01-04T10:00:00Z");

    private static JsonNode body(String kind, String subject, Message message) {
        byte[] body = Envelopes.body(new Notice(MessageType.of(message).wireName(), MessageJson.write(message), subject, 3, "",
                false, new Audience(kind, List.of("BE"), null, null), 0, NOW, NOW), "https://hemicycle.example");
        assertThat(body).hasSizeLessThan(20_000);
        return JsonMapper.builder().build().readTree(body);
    }

    private static VisitFacts long_(VisitFacts visit, int meetings, LocalizedText purpose) {
        return new VisitFacts(visit.id(), visit.version(), visit.state(), visit.title(), purpose, visit.hostAreas(), visit.start(),
                visit.end(), visit.timeZone(), Collections.nCopies(meetings, BRIEFING), null);
    }

    @Test
    void saysWhatTheTopicsSay() {
        JsonNode body = body("visit", "v-1", new VisitMessage.Announced(visit("v-1", 3, "BE")));

        assertThat(body.propertyNames()).containsExactly("type", "timestamp", "resource", "data");
        assertThat(body.get("type").asString()).isEqualTo("visit.announced.v1");
        assertThat(body.get("timestamp").asString()).isEqualTo("2027-01-04T10:00:00Z");
        assertThat(body.at("/data/visit/title/fr").asString()).isEqualTo("Artisans de paix à Bruxelles");
        assertThat(body.at("/data/visit/version").asInt()).isEqualTo(3);
        assertThat(body.at("/data/type").isMissingNode()).isTrue();
    }

    @Test
    void leadsToTheWholeOfWhatIsTold() {
        assertThat(body("visit", "v-1", new VisitMessage.Announced(visit("v-1", 3, "BE"))).get("resource").asString())
                .isEqualTo("https://hemicycle.example/api/visits/v-1");
        assertThat(body("interview", "a-1", article("a-1", "interview", "en", "BE")).get("resource").asString())
                .isEqualTo("https://hemicycle.example/api/articles/a-1");
        assertThat(body("commitment", "c-1", new CommitmentMessage.Verified(commitment("c-1", 3, "VERIFIED", "BE"), evidence()))
                        .get("resource").asString())
                .isEqualTo("https://hemicycle.example/api/commitments/c-1");
    }

    @Test
    void leavesOutListsBeforeItGrowsTooLong() {
        JsonNode body = body("visit", "v-1", new VisitMessage.Announced(long_(visit("v-1", 3, "BE"), 60, text("en", "To talk"))));

        assertThat(body.at("/shortened").valueStream().map(JsonNode::asString)).containsExactly("meetings");
        assertThat(body.at("/data/visit/meetings").isMissingNode()).isTrue();
        assertThat(body.at("/data/visit/start").asString()).isEqualTo("2027-03-01");
    }

    @Test
    void staysShortWhateverIsTold() {
        JsonNode purpose = body("visit", "v-1",
                new VisitMessage.Announced(long_(visit("v-1", 3, "BE"), 60, text("en", "é".repeat(15_000)))));
        assertThat(purpose.at("/shortened").valueStream().map(JsonNode::asString)).containsExactly("meetings", "purpose");

        VisitFacts visit = visit("v-1", 3, "BE");
        JsonNode title = body("visit", "v-1", new VisitMessage.Announced(new VisitFacts("v-1", 3, "ANNOUNCED",
                text("en", "é".repeat(15_000)), visit.purpose(), visit.hostAreas(), visit.start(), visit.end(), "Europe/Brussels", List.of(), null)));
        assertThat(title.at("/data").propertyNames()).containsExactly("id", "version");
        assertThat(title.at("/shortened").valueStream().map(JsonNode::asString)).containsExactly("data");
    }

    @Test
    void givesEachNoticeAnIdOfItsOwnThatNeverChanges() {
        assertThat(Envelopes.messageId("visit-1-2-0")).isEqualTo(Envelopes.messageId("visit-1-2-0")).matches("msg_[\\w-]{27}")
                .isNotEqualTo(Envelopes.messageId("visit-1-20"));
    }

    /** The example of the standard's own libraries. */
    @Test
    void signsAsTheStandardsExampleDoes() {
        byte[] secret = java.util.Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(Envelopes.signatures(List.of(secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}".getBytes())).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
