package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The story that a newcomer sees first. */
@ExtendWith(OnRunningSystem.class)
class DemoTest {

    @Test
    void playsTheMainStoryTwiceInARow(RunningSystem system) {
        for (int time = 1; time <= 2; time++) {
            var demo = system.command("demo");

            assertThat(demo.output()).contains("Every step came out right.");
            assertThat(demo.status()).isZero();
        }
    }
}
