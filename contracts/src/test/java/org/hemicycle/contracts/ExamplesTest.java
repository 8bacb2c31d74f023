package org.hemicycle.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The wire format is what the approved examples say. After a deliberate addition run with {@code -Dapprove=true}, and
 * look at the difference before you commit it.
 */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("src/main/resources/examples");
    private static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @ParameterizedTest
    @EnumSource
    void writesEachTypeAsItsApprovedExample(MessageType type) throws IOException {
        Path example = EXAMPLES.resolve(type.wireName() + ".json");
        String written = PRETTY.writeValueAsString(PRETTY.readTree(MessageJson.write(Samples.all().get(type)))) + "\n";
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(EXAMPLES);
            Files.writeString(example, written);
        }
        assertThat(written).isEqualTo(Files.readString(example));
    }

    static Stream<Path> examples() throws IOException {
        return Files.list(EXAMPLES).sorted();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryExampleEverApproved(Path example) throws IOException {
        String wireName = example.getFileName().toString().replace(".json", "");
        MessageType type = MessageType.named(wireName).orElseThrow();
        byte[] body = Files.readAllBytes(example);

        Message read = MessageJson.read(type, body);

        assertThat(read).isInstanceOf(type.record());
        assertThat(PRETTY.readTree(body).get("type").asString()).isEqualTo(wireName);
        assertThat(read.aggregateId()).isNotBlank();
    }

    @Test
    void readsAFieldThatANewerSenderAdded() {
        byte[] body = "{\"noticeId\":\"n\",\"bucket\":3,\"colour\":\"blue\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(MessageJson.read(MessageType.CHUNK_PLANNED, body)).isEqualTo(new ChunkPlanned("n", 3));
    }

    @Test
    void saysWhichFieldIsMissing() {
        byte[] body = "{\"version\":1,\"area\":{\"id\":\"BE\",\"kind\":\"country\"}}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> MessageJson.read(MessageType.AREA_RECORDED, body))
                .isInstanceOf(UnreadableMessage.class).hasMessageContaining("area.name");
    }

    @Test
    void refusesWhatIsNotJsonOrNotOfTheType() {
        for (String body : new String[] {"", "{", "null", "[]", "7", "{\"noticeId\":\"n\",\"bucket\":\"many\"}", "{\"noticeId\":\"n\"}"}) {
            assertThatThrownBy(() -> MessageJson.read(MessageType.CHUNK_PLANNED, body.getBytes(StandardCharsets.UTF_8)))
                    .as(body).isInstanceOf(UnreadableMessage.class);
        }
    }

    @Test
    void tellsAnUnknownVersionFromAnUnknownName() {
        assertThat(MessageType.named("visit.announced.v9")).isEmpty();
        assertThat(MessageType.knowsAnotherVersionOf("visit.announced.v9")).isTrue();
        assertThat(MessageType.knowsAnotherVersionOf("visit.painted.v1")).isFalse();
    }
}
