package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One service at a time stands still: the others answer, pages say what is missing, and it all comes back by itself. */
@ExtendWith(OnRunningSystem.class)
class MissingPartTest {

    private static final String NO_CONTENT = "Articles, areas and the directory cannot be shown at the moment.";
    private static final String NO_VISITS = "Visits and programmes cannot be shown at the moment.";

    private final RunningSystem system;
    private final Mailbox mailbox;
    private final Gateway anybody;
    private final Office office;

    MissingPartTest(RunningSystem system, Mailbox mailbox) {
        this.system = system;
        this.mailbox = mailbox;
        this.anybody = Gateway.anonymous(system);
        this.office = new Office(system);
    }

    private void without(String service, Runnable assertions) {
        String instance = service + "-1";
        system.awaitReady(instance);
        system.freeze(instance);
        try {
            assertions.run();
        } finally {
            system.thaw(instance);
        }
        system.awaitReady(instance);
    }

    private void eventually(String path, int status, String... texts) {
        await(path + " is answered " + status).atMost(RunningSystem.PATIENCE).untilAsserted(() -> {
            Answer answer = anybody.get(path);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            for (String text : texts) {
                assertThat(answer.body()).contains(text);
            }
        });
    }

    private void eventuallyWithout(String path, String text) {
        await(path + " is whole again").atMost(RunningSystem.PATIENCE).untilAsserted(() -> {
            Answer answer = anybody.get(path);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(text);
        });
    }

    /** The gateway says which part does not answer, and when to come back. */
    private void isMissing(String path, String service) {
        eventually(path, 503, "/problems/service-unavailable");
        Answer answer = anybody.get(path).expect(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("part").asString("")).isEqualTo(service);
        assertThat(answer.json().path("detail").asString("")).contains(service);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void withoutContentServiceVisitsAndSubscriptionsWork() {
        without("content-service", () -> {
            isMissing("/api/articles", "content-service");
            eventually("/en/", 200, NO_CONTENT);
            eventually("/en/areas/BE", 200, NO_CONTENT);
            eventuallyWithout("/en/", NO_VISITS);
            eventually("/en/calendar", 200);
            eventually("/api/visits", 200);
            eventually("/calendar.ics", 200, "BEGIN:VCALENDAR");
            eventually("/api/preferences/forged", 400, "/problems/link-forged");
            eventually("/en/subscribe", 200);
        });
        eventually("/api/articles", 200);
        eventuallyWithout("/en/", NO_CONTENT);
        eventuallyWithout("/en/areas/BE", NO_CONTENT);
    }

    @Test
    void withoutEventsServiceTheDirectoryAndSubscriptionsWork() {
        without("events-service", () -> {
            isMissing("/api/visits", "events-service");
            eventually("/en/", 200, NO_VISITS);
            eventually("/en/areas/BE", 200, NO_VISITS, "Belgium");
            eventually("/api/areas/BE", 200);
            eventually("/api/articles", 200);
            eventually("/api/preferences/forged", 400, "/problems/link-forged");
        });
        eventually("/api/visits", 200);
        eventuallyWithout("/en/", NO_VISITS);
        eventuallyWithout("/en/areas/BE", NO_VISITS);
    }

    @Test
    void withoutWebTheApiWorksAndTheGatewaySaysWhyThereIsNoPage() {
        without("web", () -> {
            isMissing("/en/", "web");
            Answer page = anybody.send(anybody.request("/fr/calendar").header("Accept", "text/html").GET()).expect(503);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.header("Content-Language")).isEqualTo("fr");
            eventually("/api/visits", 200);
            eventually("/api/areas/BE", 200);
            eventually("/calendar.ics", 200, "BEGIN:VCALENDAR");
        });
        eventually("/en/", 200);
    }

    @Test
    void withoutNotificationServiceVisitsAreAnnouncedAndTheMailsComeLater() {
        String reader = "patient@missing.example";
        anybody.post("/api/subscriptions", """
                {"email":"%s","language":"en","areas":["LU"],"kinds":["visit"],"cadence":"now"}""".formatted(reader)).expect(202);
        Mail asked = mailbox.await("the mail to confirm", 1, mail -> mail.to().equals(reader)).getFirst();
        anybody.post("/api/confirmations", "{\"token\":\"" + asked.token("confirm") + "\"}").expect(200);
        var planned = office.plan("LU");

        without("notification-service", () -> {
            isMissing("/api/preferences/forged", "notification-service");
            office.announce(planned);
            eventually("/en/visits/" + planned.visit(), 200, planned.titles().get("en"));
            eventually("/en/", 200);
            eventually("/api/areas/BE", 200);
            assertThat(mailbox.about(planned)).isEmpty();
        });

        office.awaitServed(planned);
        assertThat(mailbox.about(planned)).extracting(Mail::to).isEqualTo(List.of(reader));
        eventually("/api/preferences/forged", 400, "/problems/link-forged");
    }
}
