package org.hemicycle.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The AsyncAPI document says what the code does; after a deliberate change run with {@code -Dapprove=true}. */
class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("src/main/resources/asyncapi.yaml");

    @Test
    void isTheDocumentThatTheCodeDerives() throws IOException {
        String derived = AsyncApi.document();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(DOCUMENT, derived);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(derived);
    }

    @Test
    void namesEveryTopicAndTypeAndRefersToNothingThatIsMissing() throws IOException {
        Map<String, Object> document = new Yaml().load(Files.readString(DOCUMENT));
        assertThat(((Map<?, ?>) document.get("channels")).keySet()).map(Object::toString)
                .containsExactlyInAnyOrderElementsOf(Topics.ALL.stream().map(Topic::name).toList());
        var components = (Map<?, ?>) document.get("components");
        for (MessageType type : MessageType.values()) {
            assertThat(((Map<?, ?>) components.get("messages")).containsKey(type.wireName())).as(type.wireName()).isTrue();
        }
        Set<String> references = new HashSet<>();
        collect(document, references);
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            Object at = document;
            for (String step : reference.substring(2).split("/")) {
                at = ((Map<?, ?>) at).get(step);
                assertThat(at).as(reference).isNotNull();
            }
        });
    }

    private static void collect(Object node, Set<String> references) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("$ref")) {
                    references.add((String) value);
                }
                collect(value, references);
            });
        } else if (node instanceof Iterable<?> items) {
            items.forEach(item -> collect(item, references));
        }
    }
}
