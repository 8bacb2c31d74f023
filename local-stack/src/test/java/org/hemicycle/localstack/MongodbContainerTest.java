package org.hemicycle.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MongodbContainerTest {

    @Test
    void testsRunAgainstTheImageOfTheComposeFile() throws IOException {
        assertThat(Files.readAllLines(Path.of("../docker-compose.yml")))
                .anyMatch(line -> line.strip().equals("image: " + MongodbContainer.IMAGE));
    }
}
