package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One meeting moves: exactly the people concerned are told, in their language, once. */
@ExtendWith(OnRunningSystem.class)
class CascadeTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final AtomicInteger WEEK = new AtomicInteger();
    private static final LocalDate FIRST_TUESDAY =
            LocalDate.now(ZoneOffset.UTC).plusDays(900).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));

    private final RunningSystem system;
    private final Mailbox mailbox;
    private final Gateway api;
    private final LocalDate day = FIRST_TUESDAY.plusWeeks(WEEK.getAndIncrement());
    private final String run = Long.toString(System.nanoTime(), 36);
    private String visit = "";
    private String version = "";

    CascadeTest(RunningSystem system, Mailbox mailbox) {
        this.system = system;
        this.mailbox = mailbox;
        this.api = new Office(system).api();
    }

    private String address(String delegate) {
        return delegate + "." + run + "@cascade.example";
    }

    private JsonNode write(String method, String path, String body) {
        Answer answer = api.write(method, "/api/visits/" + visit + path, version, body);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
        version = answer.version();
        return answer.json();
    }

    private String at(String time) {
        return day.plusDays(1).atTime(LocalTime.parse(time)).atZone(BRUSSELS).toOffsetDateTime().toString();
    }

    /** A visit of three delegates who read German, French and English, announced; answers its delegates' ids. */
    private List<String> announced() {
        String body = """
                {"title":{"en":"Cascade (sample)","de":"Kaskade (Beispiel)","fr":"Cascade (exemple)"},"purpose":{"en":"Invented people meet."},
                 "hostAreas":["BE"],"window":{"start":"%s","end":"%s"},"timeZone":"Europe/Brussels",
                 "delegates":[{"name":"Dora Sample","role":"head","languages":["de"]},{"name":"Fanny Sample","role":"delegate","languages":["fr"]},
                              {"name":"Emil Sample","role":"delegate","languages":["en"]}]}""".formatted(day, day.plusDays(2));
        var begun = new AtomicReference<Answer>();
        await("the directory is known").atMost(RunningSystem.PATIENCE).until(() -> {
            begun.set(api.post("/api/visits", body));
            // The directory comes by message, and a machine that has just started everything is slow to answer.
            return begun.get().status() != 422 && begun.get().status() != 503;
        });
        Answer created = begun.get().expect(201);
        visit = created.json().path("id").asString();
        version = created.version();
        List<String> delegates = created.json().path("delegates").valueStream().map(one -> one.path("id").asString()).toList();
        List<String> languages = List.of("de", "fr", "en");
        for (int i = 0; i < 3; i++) {
            Answer kept = api.write("PUT", "/api/visits/" + visit + "/delegates/" + delegates.get(i) + "/contact", null,
                    "{\"email\":\"%s\",\"language\":\"%s\",\"timeZone\":\"Europe/Brussels\"}".formatted(address(languages.get(i)), languages.get(i)));
            assertThat(kept.status()).as(kept.toString()).isEqualTo(204);
        }
        return delegates;
    }

    private String meeting(String summary, String start, String end, List<String> delegates) {
        var building = new AtomicReference<String>();
        await("a building in Belgium").atMost(RunningSystem.PATIENCE).until(() -> {
            api.get("/api/buildings?limit=200").expect(200).json().path("items").valueStream()
                    .filter(one -> one.path("area").asString("").equals("BE")).findFirst()
                    .ifPresent(one -> building.set(one.path("id").asString()));
            return building.get() != null;
        });
        JsonNode after = write("POST", "/meetings", """
                {"summary":{"en":"%s"},"start":"%s","end":"%s","building":"%s","interlocutors":[],"delegates":[%s],"visibility":"internal"}"""
                .formatted(summary, at(start), at(end), building.get(), delegates.stream().map(one -> "\"" + one + "\"").collect(Collectors.joining(","))));
        return after.path("meetings").valueStream().filter(one -> one.path("summary").path("en").asString().equals(summary))
                .findFirst().orElseThrow().path("id").asString();
    }

    private void move(String meeting, String start, String end) {
        write("PUT", "/meetings/" + meeting + "/slot", "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(at(start), at(end)));
    }

    private Map<String, JsonNode> tellings() {
        return api.get("/api/tellings?subject=visit/" + visit).expect(200).json().path("items").valueStream()
                .collect(Collectors.toMap(item -> item.path("person").asString() + " " + item.path("matter").asString(), item -> item));
    }

    private void told(String delegate, int edition) {
        await(delegate + " knows edition " + edition).atMost(RunningSystem.PATIENCE).untilAsserted(() -> {
            JsonNode telling = tellings().get(delegate + " programme-changed");
            assertThat(telling).isNotNull();
            assertThat(telling.path("told").asInt()).as(telling.toString()).isEqualTo(edition);
            assertThat(telling.path("state").asString()).as(telling.toString()).isEqualTo("TOLD");
        });
    }

    /** Waits until it is on the topic that an edition concerns somebody. */
    private void awaitSent(String delegate, int edition) {
        var people = new Topic(system, "events.person.v1");
        await("edition " + edition + " is on the topic").atMost(RunningSystem.PATIENCE).until(() ->
                people.records().stream().map(record -> JSON.readTree(record.value())).anyMatch(concerned ->
                        concerned.path("subjectId").asString("").equals(visit)
                                && concerned.path("personId").asString("").equals(delegate)
                                && concerned.path("version").asInt() == edition));
    }

    private List<Mail> mails(String delegate, int count) {
        mailbox.await("mail " + count + " to " + delegate, count, mail -> mail.to().equals(address(delegate)));
        return mailbox.to(address(delegate));
    }

    @Test
    void tellsThoseConcernedOnceInTheirLanguageAndNobodyElse() {
        List<String> delegates = announced();
        String talk = meeting("Talk (sample)", "10:00", "11:00", delegates.subList(0, 2));
        meeting("Lunch talk (sample)", "15:00", "16:00", delegates.subList(2, 3));
        write("PUT", "/announcement", "{}");
        delegates.forEach(delegate -> told(delegate, 1));

        move(talk, "16:00", "17:00");
        assertThat(mailbox.all(mail -> mail.to().contains(run))).as("the plan is told to nobody").hasSize(3);
        write("PUT", "/publication", "{}");

        told(delegates.get(0), 2);
        told(delegates.get(1), 2);
        assertThat(mails("de", 2)).hasSize(2).last().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Neue Zeit: Talk (sample)");
            assertThat(mail.text()).contains("Guten Tag Dora Sample", "16:00–17:00 Uhr", "bisher:", "10:00–11:00 Uhr").doesNotContain("Lunch talk");
        });
        assertThat(mails("fr", 2)).hasSize(2).last().satisfies(mail -> assertThat(mail.text()).contains("Bonjour Fanny Sample", "16:00–17:00"));
        told(delegates.get(2), 1);
        assertThat(mails("en", 1)).as("Emil's day stays as it was").hasSize(1);
        String own = mails("de", 2).getLast().text();
        assertThat(api.get("/api/tellings?subject=visit/" + visit).body()).doesNotContain("@");
        assertThat(own).containsPattern("/de/my/[A-Za-z0-9._-]+");
    }

    @Test
    void sendsOneMailForSeveralQuickEditions() {
        List<String> delegates = announced();
        String talk = meeting("Talk (sample)", "10:00", "11:00", delegates.subList(0, 1));
        write("PUT", "/announcement", "{}");
        told(delegates.getFirst(), 1);

        // Whoever tells hears of all three at the same moment: however slow this machine is, they are quick enough.
        system.freeze("notification-service-1");
        try {
            for (String start : List.of("13:00", "15:00", "17:00")) {
                move(talk, start, start.replace(":00", ":45"));
                write("PUT", "/publication", "{}");
            }
            awaitSent(delegates.getFirst(), 4);
        } finally {
            system.thaw("notification-service-1");
        }
        told(delegates.getFirst(), 4);

        assertThat(mails("de", 2)).hasSize(2).last().satisfies(mail -> assertThat(mail.text())
                .contains("17:00–17:45 Uhr", "10:00–11:00 Uhr").doesNotContain("13:00", "15:00"));
    }

    @Test
    void waitsWhileEventsServiceStandsStillAndTellsAfterwards() {
        List<String> delegates = announced();
        String talk = meeting("Talk (sample)", "10:00", "11:00", delegates.subList(0, 1));
        write("PUT", "/announcement", "{}");
        told(delegates.getFirst(), 1);

        // The quiet time begins when the edition is heard of, and events-service stands still before that.
        system.freeze("notification-service-1");
        try {
            move(talk, "16:00", "17:00");
            write("PUT", "/publication", "{}");
            awaitSent(delegates.getFirst(), 2);
            system.freeze("events-service-1");
        } finally {
            system.thaw("notification-service-1");
        }
        try {
            await("it waits").atMost(RunningSystem.PATIENCE).untilAsserted(() -> assertThat(
                    tellings().get(delegates.getFirst() + " programme-changed").path("reason").asString("")).contains("events-service"));
            assertThat(mails("de", 1)).hasSize(1);
        } finally {
            system.thaw("events-service-1");
        }
        told(delegates.getFirst(), 2);
        assertThat(mails("de", 2)).hasSize(2);
    }
}
