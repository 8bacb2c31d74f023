package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Staff and operators at work through the API, by a program with its own token. */
final class Office {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger VISITS = new AtomicInteger();
    private static final LocalDate FIRST_DAY = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(100);

    private final Gateway api;

    Office(RunningSystem system) {
        api = Gateway.program(system, "visits:read visits:write needs:write tellings:read operations:read operations:write");
    }

    Gateway api() {
        return api;
    }

    /** A visit that nobody outside the office knows yet, in weeks when nothing else happens. */
    Announcement plan(String area) {
        int number = VISITS.incrementAndGet();
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("en", "Sample visit number " + number + " (en)");
        titles.put("fr", "Visite d’exemple numéro " + number + " (fr)");
        titles.put("de", "Beispielbesuch Nummer " + number + " (de)");
        LocalDate start = FIRST_DAY.plusDays(number * 3L);
        String body = JSON.writeValueAsString(Map.of(
                "title", titles,
                "purpose", Map.of("en", "Invented people speak with invented people."),
                "hostAreas", java.util.List.of(area),
                "window", Map.of("start", start.toString(), "end", start.plusDays(1).toString()),
                "timeZone", "Europe/Brussels"));
        // The directory reaches events-service by message, and may still be on its way right after the start; and a part
        // that stood still a moment ago may not be let anything through to yet.
        var begun = new AtomicReference<Answer>();
        await("the area " + area + " is known").atMost(RunningSystem.PATIENCE).until(() -> {
            begun.set(api.post("/api/visits", body));
            return begun.get().status() != 503
                    && !(begun.get().status() == 422 && begun.get().body().contains("/problems/area-unknown"));
        });
        Answer visit = begun.get().expect(201);
        return new Announcement(visit.json().path("id").asString(), visit.version(), titles);
    }

    /** Announces a visit; when this returns, the system has promised to tell everybody whom it concerns. */
    Announcement announce(Announcement planned) {
        Answer answer = api.write("PUT", "/api/visits/" + planned.visit() + "/announcement", planned.version(), "{}")
                .expect(200);
        return new Announcement(planned.visit(), answer.version(), planned.titles());
    }

    Announcement announce(String area) {
        return announce(plan(area));
    }

    /** Waits until everybody whom a visit's announcement concerns was attempted, and answers what became of the mails. */
    JsonNode awaitServed(Announcement announcement) {
        var served = new AtomicReference<JsonNode>();
        await("everybody was attempted").atMost(RunningSystem.PATIENCE).untilAsserted(() -> {
            var answer = api.get("/api/notices?limit=100");
            if (answer.status() != 503) {
                answer.expect(200).json().path("items").valueStream()
                        .filter(notice -> notice.path("subject").asString().equals(announcement.visit()))
                        .forEach(served::set);
            }
            assertThat(served.get()).as("the notice").isNotNull();
            JsonNode progress = served.get().path("progress");
            assertThat(progress.path("done").asInt()).as("served chunks in " + served.get())
                    .isEqualTo(served.get().path("chunks").asInt());
            assertThat(progress.path("deferred").asInt()).as("waiting mails in " + served.get()).isZero();
        });
        return served.get().path("progress");
    }
}
