package org.hemicycle.events.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.events.EventsService;
import org.hemicycle.events.Servers;
import org.hemicycle.events.StaffTest;
import org.hemicycle.events.programme.Window;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Two running instances over one store: who looks at a visit through one sees what was changed through the other. */
class TwoInstancesTest extends StaffTest {

    @Test
    void showsOnTheStreamOfOneInstanceWhatWasChangedThroughTheOther() throws Exception {
        var visit = visit();
        var untouched = visit();
        var id = new VisitId(visit.id);
        MvcTestResult stream = open(visit.id);
        MvcTestResult quiet = open(untouched.id);
        assertThat(text(stream)).contains("{\"version\":1}");

        try (ConfigurableApplicationContext other = another()) {
            VisitDesk desk = other.getBean(VisitDesk.class);
            assertThat(other.getBean(LiveVisits.class).readers(visit.id)).as("nobody looks at it there").isZero();
            var delays = new ArrayList<Long>();
            for (int change = 1; change <= 5; change++) {
                String told = "{\"version\":" + (change + 1) + "}";
                desk.reschedule(id, change, new Window(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 5 + change)));
                long saved = System.nanoTime();
                await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(5)).until(() -> text(stream).contains(told));
                delays.add((System.nanoTime() - saved) / 1_000_000);
            }
            // Printed and not asserted: it is half a second at most and whatever else the machine does.
            System.out.printf("A change through one instance is on the stream of the other after %s ms%n", delays);
        }
        assertThat(visit.read().at("/window/end").asString()).as("and is what that instance shows").isEqualTo("2027-03-10");
        assertThat(text(stream).lines().filter(line -> line.startsWith("data:")).toList()).as("each once, in order")
                .isEqualTo(List.of(1, 2, 3, 4, 5, 6).stream().map(version -> "data:{\"version\":" + version + "}").toList());
        assertThat(text(quiet).lines().filter(line -> line.startsWith("data:"))).as("whose visit stayed as it is").hasSize(1);
    }

    private MvcTestResult open(String visit) {
        return http.perform(as(get("/api/visits/" + visit + "/live"), "visits:read"));
    }

    private static String text(MvcTestResult stream) throws Exception {
        return stream.getResponse().getContentAsString();
    }

    /** One more instance of the whole service, as an administrator would start it. */
    private static ConfigurableApplicationContext another() {
        var settings = new ArrayList<>(List.of("--SERVER_PORT=0"));
        Servers.addresses((name, value) -> settings.add("--" + name + "=" + value.get()));
        return new SpringApplicationBuilder(EventsService.class).run(settings.toArray(String[]::new));
    }
}
