package org.hemicycle.events.itinerary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds the page of rules against the rules. */
class RulesPageTest {

    @Test
    void listsEveryRuleWithItsSeverityAndSentence() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/rules.md")).stream()
                .takeWhile(line -> !line.startsWith("## ")).filter(line -> line.startsWith("| `")).toList();
        assertThat(rows).containsExactlyElementsOf(Arrays.stream(Rule.values())
                .map(rule -> "| `%s` | %s | %s |".formatted(rule.slug(), rule.severity().name().toLowerCase(Locale.ROOT), rule.sentence()))
                .toList());
    }
}
