package org.hemicycle.events.briefing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.hemicycle.contracts.AreaFacts;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.contracts.OrganizationFacts;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.contracts.SeatCountFacts;
import org.hemicycle.contracts.SeatCountFacts.GroupSeats;
import org.hemicycle.events.Days;
import org.hemicycle.events.Servers;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.guest.RegistrationState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Briefings over a real broker and a real store: from an invitation to the door, with everybody who answers at once. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "hemicycle.briefing.sweep=100ms")
@AutoConfigureMockMvc
class BriefingApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final OffsetDateTime START = Days.today(BRUSSELS).plusDays(60).atTime(14, 0).atZone(BRUSSELS).toOffsetDateTime();

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        Servers.addresses(registry);
    }

    @LocalServerPort
    int port;

    @Autowired
    MockMvcTester http;

    @Autowired
    Directory directory;

    @Autowired
    Briefings briefings;

    @BeforeEach
    void directoryHasArrived() {
        if (directory.person("sample-rita").isEmpty()) {
            Servers.send("ba-1", new DirectoryMessage.AreaRecorded(1, new AreaFacts("BE", LocalizedText.of("en", "Belgium"), "country", "Europe/Brussels")));
            Servers.send("bb-1", new DirectoryMessage.BuildingRecorded(1, new BuildingFacts("house-brussels", LocalizedText.of("en", "House"), "Rue de la Loi 1", null, "BE", "Europe/Brussels")));
            Servers.send("bo-1", new DirectoryMessage.OrganizationRecorded(1, new OrganizationFacts("house", LocalizedText.of("en", "House"), "chamber", null, "BE", List.of(
                    new SeatCountFacts(LocalDate.parse("2024-07-04"), 110, "Sample count", null, "sample", List.of(
                            new GroupSeats("left", 60, false, "government"), new GroupSeats("right", 40, false, "opposition"), new GroupSeats("absent", 10, true, "unknown")),
                            LocalDate.parse("2024-07-05"), "Sample report")))));
            Servers.send("bo-2", new DirectoryMessage.OrganizationRecorded(1, new OrganizationFacts("other-house", LocalizedText.of("en", "Other house"), "chamber", null, "BE", null)));
            for (String group : List.of("left", "right", "absent")) {
                Servers.send("bo-" + group, new DirectoryMessage.OrganizationRecorded(1, new OrganizationFacts(group, LocalizedText.of("en", group + " group"), "group", "house", "BE", null)));
            }
            Servers.send("bp-1", new DirectoryMessage.PersonRecorded(1, new PersonFacts("sample-lea", "Lea Left (sample)", null, "left", "BE", List.of("fr"), true)));
            Servers.send("bp-2", new DirectoryMessage.PersonRecorded(1, new PersonFacts("sample-hugo", "Hugo House (sample)", null, "house", "BE", List.of("en"), true)));
            Servers.send("bp-3", new DirectoryMessage.PersonRecorded(1, new PersonFacts("sample-rita", "Rita Right (sample)", null, "right", "BE", List.of("en"), true)));
        }
        await().atMost(Duration.ofMinutes(5)).until(() -> directory.person("sample-rita").isPresent() && directory.person("sample-lea").isPresent()
                && directory.person("sample-hugo").isPresent() && directory.organization("absent").isPresent() && directory.organization("other-house").isPresent()
                && directory.building("house-brussels").isPresent() && directory.area("BE").isPresent());
    }

    @Test
    void givesTenSeatsToTenOfTwoHundredWhoAnswerAtOnceAndKeepsTheOrderOfTheRest() throws Exception {
        var office = new Office("{\"capacity\":10}");
        var invitations = JSON.createArrayNode();
        IntStream.range(0, 200).forEach(i -> invitations.addObject().put("name", "Guest " + i + " (sample)"));
        office.post("/invitations", "{\"invitations\":" + invitations + "}", 200);
        office.put("/announcement", "{}", 200);
        List<String> tokens = new ArrayList<>();
        for (JsonNode one : office.registrations()) {
            tokens.add(office.token(one.get("id").asString()));
        }

        var together = new CountDownLatch(1);
        var answers = Collections.synchronizedList(new ArrayList<JsonNode>());
        var delays = Collections.synchronizedList(new ArrayList<Long>());
        long began;
        long worked;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); var client = HttpClient.newHttpClient()) {
            List<Future<?>> asked = new ArrayList<>();
            for (String token : tokens) {
                asked.add(threads.submit(() -> {
                    together.await();
                    long sent = System.nanoTime();
                    var answer = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/personal/" + token + "/registration"))
                            .header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString("{\"answer\":\"yes\"}")).build(),
                            HttpResponse.BodyHandlers.ofString());
                    delays.add(System.nanoTime() - sent);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    answers.add(JSON.readTree(answer.body()));
                    return null;
                }));
            }
            worked = cpuMillis();
            began = System.nanoTime();
            together.countDown();
            for (Future<?> one : asked) {
                one.get();
            }
        }
        long took = (System.nanoTime() - began) / 1_000_000;
        delays.sort(null);
        // Wall-clock depends on what else the machine does; what this process worked does not.
        System.out.printf("200 answers for 10 seats: %d ms of processor, %d ms in all, median %d ms, slowest %d ms, %d writes%n",
                cpuMillis() - worked, took, delays.get(100) / 1_000_000, delays.getLast() / 1_000_000, office.read().get("saved").asLong() - 3);

        assertThat(answers).hasSize(200);
        assertThat(answers.stream().filter(one -> one.get("state").asString().equals("confirmed"))).hasSize(10);
        assertThat(answers.stream().filter(one -> one.get("state").asString().equals("waitlisted")).map(one -> one.get("position").asInt()).sorted())
                .as("each of the others was told a place of their own").containsExactlyElementsOf(IntStream.rangeClosed(1, 190).boxed().toList());
        var list = office.registrations();
        assertThat(list).hasSize(200);
        var confirmed = list.stream().filter(one -> one.get("state").asString().equals("confirmed")).toList();
        var waiting = list.stream().filter(one -> one.get("state").asString().equals("waitlisted")).toList();
        assertThat(confirmed).hasSize(10);
        assertThat(waiting).hasSize(190);
        assertThat(waiting.stream().map(BriefingApiTest::answeredAt)).as("in the order in which they were accepted").isSorted();
        Instant lastSeat = confirmed.stream().map(BriefingApiTest::answeredAt).max(Comparator.naturalOrder()).orElseThrow();
        assertThat(answeredAt(waiting.getFirst())).as("nobody waits who answered before a seat was given").isAfterOrEqualTo(lastSeat);
        assertThat(answers.stream().filter(one -> one.get("state").asString().equals("waitlisted")).sorted((a, b) -> a.get("position").asInt() - b.get("position").asInt())
                .map(one -> one.get("name").asString())).as("the place that each was told is the place on the list")
                .containsExactlyElementsOf(waiting.stream().map(one -> one.get("name").asString()).toList());

        // Four hundred messages one after the other, each acknowledged and struck before the next.
        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> assertThat(concerns(office.id, "waitlisted")).hasSize(190).doesNotHaveDuplicates());
        assertThat(concerns(office.id, "registration-confirmed")).hasSize(10).doesNotHaveDuplicates();

        var leaving = confirmed.getFirst();
        assertThat(guest(office.token(leaving.get("id").asString()), "{\"answer\":\"no\"}")).hasStatusOk();
        assertThat(office.registration(waiting.getFirst().get("id").asString()).get("state").asString()).isEqualTo("offered");
        assertThat(office.read().get("seatsLeft").asInt()).isZero();
    }

    @Test
    void sharesTheSeatsBetweenInstancesThatDoNotKnowOfEachOther() throws Exception {
        var office = new Office("{\"capacity\":10}");
        var invitations = JSON.createArrayNode();
        IntStream.range(0, 60).forEach(i -> invitations.addObject().put("name", "Guest " + i + " (sample)"));
        office.post("/invitations", "{\"invitations\":" + invitations + "}", 200);
        office.put("/announcement", "{}", 200);
        var id = new BriefingId(office.id);
        var instances = List.of(new Turns(briefings), new Turns(briefings), new Turns(briefings));
        var guests = briefings.find(id).orElseThrow().state().guests().registrations();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 60).mapToObj(i -> threads.submit(() -> instances.get(i % 3).take(id, (briefing, version) ->
                    briefing.answer(terms -> briefing.guests().accept(guests.get(i).id(), null, terms), false, Days.now())))).toList();
            for (var one : asked) {
                one.get();
            }
        }
        var states = briefings.find(id).orElseThrow().state().guests();
        assertThat(states.seatsHeld()).isEqualTo(10);
        assertThat(states.waiting().stream().map(one -> ((RegistrationState.Waitlisted) one.state()).place()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> assertThat(concerns(office.id, "waitlisted")).hasSize(50).doesNotHaveDuplicates());
    }

    @Test
    void tellsTheSameStoryToGuestsTopicsAndTheDoor() throws Exception {
        var office = new Office("{\"capacity\":2}");
        office.post("/invitations", """
                {"invitations":[{"person":"sample-lea","email":"lea@sample.example","language":"fr"},{"person":"sample-hugo","group":"right"},
                 {"name":"Nora Nobody (sample)","group":"right","email":"nora@sample.example","language":"de"}]}""", 200);
        String lea = office.idOf("Lea Left (sample)");
        String token = office.token(lea);
        refused(guest(token, "{\"answer\":\"yes\"}"), 409, "briefing-not-published", null);
        assertThat(Servers.onTopic("events.person.v1", office.id)).as("nobody hears of a draft").isEmpty();
        office.put("/announcement", "{}", 200);
        await().atMost(Duration.ofMinutes(5)).until(() -> concerns(office.id, "invited").size() == 3);

        var invited = facts(office.id, "sample-lea", "invited", 0);
        assertThat(invited).hasStatusOk().bodyJson().extractingPath("$.email").isEqualTo("lea@sample.example");
        assertThat(invited).bodyJson().extractingPath("$.page").asString().startsWith("/fr/invitations/");
        assertThat(invited).bodyJson().extractingPath("$.answerUntil").asString().isNotBlank();
        assertThat(http.perform(get("/api/personal/" + token + "/registration"))).hasStatusOk().bodyJson().extractingPath("$.answers").asArray().contains("yes", "no", "maybe", "delegate");
        assertThat(http.perform(get("/api/personal/" + token + "/registration"))).bodyJson().extractingPath("$.changes").asArray().as("nothing was shown before").isEmpty();
        assertThat(office.registration(lea).has("openedAt")).isTrue();
        assertThat(guest(token, "{\"answer\":\"yes\"}")).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("confirmed");
        refused(facts(office.id, "sample-lea", "invited", 0), 404, "person-not-concerned", null);
        assertThat(facts(office.id, "sample-lea", "registration-confirmed", 0)).hasStatusOk();
        assertThat(office.read().get("version").asLong()).as("an answer leaves the plan's revision alone").isEqualTo(3);

        office.put("/slot", "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(START.plusHours(2), START.plusHours(3)), 200);
        await().atMost(Duration.ofMinutes(5)).until(() -> concerns(office.id, "briefing-changed").size() == 3);
        assertThat(facts(office.id, "sample-lea", "briefing-changed", 0)).hasStatusOk().bodyJson().extractingPath("$.changes[0].previousStart").asString().contains("T14:00");
        String calendar = JSON.readTree(facts(office.id, "sample-lea", "registration-confirmed", 0).getResponse().getContentAsByteArray()).get("calendar").asString();
        assertThat(http.perform(get(calendar))).hasStatusOk().bodyText().contains("UID:" + office.id, "STATUS:CONFIRMED", "SEQUENCE:2001");
        for (String again : List.of("first", "second")) {
            var page = http.perform(get("/api/personal/" + token + "/registration"));
            assertThat(page).bodyJson().extractingPath("$.calendar").isEqualTo(calendar);
            assertThat(page).bodyJson().extractingPath("$.changes[*].kind").as("since they looked before the move, " + again).isEqualTo(List.of("meeting-moved"));
            assertThat(page).bodyJson().extractingPath("$.changes[0].previousStart").asString().contains("T14:00");
        }
        refused(facts(office.id, "sample-lea", "briefing-changed", office.read().get("saved").asLong()), 404, "person-not-concerned", null);

        office.put("/cancellation", "{\"reason\":{\"en\":\"The sponsor is ill\"}}", 200);
        await().atMost(Duration.ofMinutes(5)).until(() -> concerns(office.id, "briefing-cancelled").size() == 3);
        assertThat(http.perform(get(calendar))).hasStatusOk().bodyText().contains("STATUS:CANCELLED", "SEQUENCE:3001");
        assertThat(facts(office.id, "sample-lea", "briefing-cancelled", 0)).hasStatusOk().bodyJson().extractingPath("$.urgent").isEqualTo(true);
        refused(guest(token, "{\"answer\":\"no\"}"), 409, "briefing-already-cancelled", null);

        await().atMost(Duration.ofMinutes(5)).until(() -> Servers.onTopic("events.briefing.v1", office.id).size() == 3);
        var messages = messages("events.briefing.v1", office.id);
        assertThat(messages).hasExactlyElementsOfTypes(BriefingMessage.Announced.class, BriefingMessage.Changed.class, BriefingMessage.Cancelled.class);
        assertThat(((BriefingMessage.Cancelled) messages.getLast()).briefing().state()).isEqualTo("CANCELLED");
        var changed = (BriefingMessage.Changed) messages.get(1);
        assertThat(changed.briefing().start()).isEqualTo(START.plusHours(2));
        assertThat(changed.previous()).as("what the public knew").usingRecursiveComparison().ignoringFields("version").isEqualTo(((BriefingMessage.Announced) messages.getFirst()).briefing());
        var everything = new ArrayList<>(messages);
        everything.addAll(messages("events.person.v1", office.id));
        assertThat(everything).allSatisfy(message -> assertThat(message.toString()).doesNotContain("sample.example").doesNotContain("Nora Nobody"));
    }

    @Test
    void tellsWhoHasNotAnsweredThatTheInvitationIsAnotherAndTheHostsWhenAndWhere() {
        OffsetDateTime day = START.plusDays(5);
        var office = new Office("{\"capacity\":5,\"start\":\"%s\",\"end\":\"%s\",\"sponsor\":\"sample-hugo\"}".formatted(day, day.plusHours(1)));
        office.post("/invitations", "{\"invitations\":[{\"person\":\"sample-lea\",\"email\":\"lea@sample.example\"},{\"person\":\"sample-rita\"},{\"name\":\"Nils No (sample)\"}]}", 200);
        String terms = "{\"open\":false,\"approval\":false,\"answerUntil\":\"%s\",\"offerFor\":\"PT24H\",\"changeLimit\":\"PT24H\",\"policy\":\"plain\"}";
        office.put("/admission", terms.formatted(day.minusDays(3)), 200);
        office.put("/announcement", "{}", 200);
        guest(office.token(office.idOf("Rita Right (sample)")), "{\"answer\":\"yes\"}");
        guest(office.token(office.idOf("Nils No (sample)")), "{\"answer\":\"no\"}");
        refused(facts(office.id, "sample-hugo", "briefing-changed", 0), 404, "person-not-concerned", null);

        office.put("/admission", terms.formatted(day.minusDays(2)), 200);
        office.put("/admission", terms.replace("PT24H", "PT12H").formatted(day.minusDays(2)), 200);
        assertThat(facts(office.id, "sample-lea", "invitation-changed", 0)).hasStatusOk().bodyJson().extractingPath("$.answerUntil").asString().startsWith(day.minusDays(2).toLocalDate().toString());
        refused(facts(office.id, "sample-rita", "invitation-changed", 0), 404, "person-not-concerned", null);
        office.put("/room", "{\"building\":\"house-brussels\",\"room\":\"R 9\"}", 200);
        await().atMost(Duration.ofMinutes(5)).until(() -> concerns(office.id, "briefing-changed").size() == 3);
        assertThat(concerns(office.id, "briefing-changed")).containsExactlyInAnyOrder("sample-lea", "sample-rita", "sample-hugo");
        assertThat(concerns(office.id, "invitation-changed")).as("the deadline moved once, and she has not answered").containsExactly("sample-lea");
        var host = facts(office.id, "sample-hugo", "briefing-changed", 0);
        assertThat(host).hasStatusOk().bodyJson().extractingPath("$.page").isEqualTo("/en/briefings/" + office.id);
        assertThat(host).bodyJson().extractingPath("$.changes[0].kind").isEqualTo("meeting-changed");
        String calendar = JSON.readTree(host.getResponse().getContentAsByteArray()).get("calendar").asString();
        assertThat(http.perform(get(calendar))).hasStatusOk().bodyText().contains("UID:" + office.id, "STATUS:CONFIRMED");

        office.put("/description", "{\"title\":{\"en\":\"Peace (sample)\"},\"purpose\":{\"en\":\"Facts\"},\"hostAreas\":[\"BE\"],\"houses\":[\"house\"],\"visibility\":\"public\"}", 200);
        office.put("/cancellation", "{}", 200);
        await().atMost(Duration.ofMinutes(5)).until(() -> concerns(office.id, "briefing-cancelled").size() == 2);
        assertThat(concerns(office.id, "invitation-changed")).as("it is not in his name any more").containsExactly("sample-lea", "sample-lea");
        assertThat(concerns(office.id, "briefing-cancelled")).containsExactlyInAnyOrder("sample-lea", "sample-rita");
    }

    @Test
    void passesAnOfferOnWhenItExpires() {
        var office = new Office("{\"capacity\":1,\"offerFor\":\"PT0.3S\"}");
        office.post("/invitations", "{\"invitations\":[{\"name\":\"A (sample)\"},{\"name\":\"B (sample)\"},{\"name\":\"C (sample)\"}]}", 200);
        office.put("/announcement", "{}", 200);
        for (String name : List.of("A", "B", "C")) {
            assertThat(guest(office.token(office.idOf(name + " (sample)")), "{\"answer\":\"yes\"}")).hasStatusOk();
        }
        guest(office.token(office.idOf("A (sample)")), "{\"answer\":\"no\"}");
        await().atMost(Duration.ofMinutes(5)).until(() -> office.registration(office.idOf("B (sample)")).get("state").asString().equals("declined"));
        assertThat(office.registration(office.idOf("B (sample)")).get("why").asString()).isEqualTo("OFFER_EXPIRED");
        await().atMost(Duration.ofMinutes(5)).until(() -> office.registration(office.idOf("C (sample)")).get("state").asString().equals("declined"));
        await().atMost(Duration.ofMinutes(5)).until(() -> concerns(office.id, "seat-offered").size() == 2);
        assertThat(office.read().get("seatsLeft").asInt()).isEqualTo(1);
    }

    @Test
    void tellsThePublicOfABriefingThatIsOpenedToItLater() {
        var office = new Office("{\"visibility\":\"internal\"}");
        office.put("/announcement", "{}", 200);
        String description = """
                {"title":{"en":"Peace (sample)"},"purpose":{"en":"Facts"},"hostAreas":["BE"],"houses":["house"],"visibility":"%s"}""";
        office.put("/description", description.formatted("public"), 200);
        office.put("/description", description.formatted("public"), 200);
        await().atMost(Duration.ofMinutes(5)).until(() -> Servers.onTopic("events.briefing.v1", office.id).size() == 2);
        assertThat(messages("events.briefing.v1", office.id)).hasExactlyElementsOfTypes(BriefingMessage.Announced.class, BriefingMessage.Changed.class);
    }

    @Test
    void letsStrangersRegisterForAnOpenBriefingOnceAndTellsThemNothingOfEachOther() {
        var office = new Office("{\"capacity\":1,\"open\":true,\"approval\":true}");
        String who = "{\"name\":\"Sami Stranger (sample)\",\"email\":\"Sami@Sample.example\",\"group\":\"left\"}";
        refused(http.perform(post("/api/briefings/" + office.id + "/registrations").contentType(MediaType.APPLICATION_JSON).content(who)), 404, "briefing-unknown", null);
        office.put("/announcement", "{}", 200);
        for (int i = 0; i < 2; i++) {
            assertThat(http.perform(post("/api/briefings/" + office.id + "/registrations").contentType(MediaType.APPLICATION_JSON).content(who))).hasStatus(202).bodyText().isEmpty();
        }
        assertThat(office.registrations()).hasSize(1);
        String id = office.idOf("Sami Stranger (sample)");
        assertThat(office.registration(id).get("state").asString()).isEqualTo("unconfirmed");
        assertThat(office.read().get("seatsLeft").asInt()).isEqualTo(1);
        refused(office.putRequest("/registrations/" + id + "/approval", "{\"approved\":true}"), 409, "answer-not-possible", null);
        await().atMost(Duration.ofMinutes(5)).until(() -> concerns(office.id, "registration-unconfirmed").size() == 1);
        String person = office.registration(id).get("person").asString();
        var letter = facts(office.id, person, "registration-unconfirmed", 0);
        assertThat(letter).hasStatusOk().bodyJson().extractingPath("$.email").isEqualTo("Sami@Sample.example");
        assertThat(letter).bodyJson().extractingPath("$.answerUntil").asString().isNotBlank();
        assertThat(letter).bodyJson().extractingPath("$.calendar").isNull();
        String path = JSON.readTree(letter.getResponse().getContentAsByteArray()).get("page").asString();
        String link = path.substring(path.lastIndexOf('/') + 1);
        var own = http.perform(get("/api/personal/" + link + "/registration"));
        assertThat(own).hasStatusOk().bodyJson().extractingPath("$.state").as("looking alone confirms nothing").isEqualTo("unconfirmed");
        assertThat(own).bodyJson().extractingPath("$.answers").asArray().containsExactly("yes", "no");
        String forged = link.substring(0, 40) + (link.endsWith("AAAAAAAA") ? "BBBBBBBB" : "AAAAAAAA");
        refused(guest(forged, "{\"answer\":\"yes\"}"), 400, "link-forged", "token");
        assertThat(office.registration(id).get("state").asString()).isEqualTo("unconfirmed");
        assertThat(guest(link, "{\"answer\":\"yes\"}")).hasStatusOk();
        assertThat(office.registration(id).get("state").asString()).isEqualTo("requested");
        refused(facts(office.id, person, "registration-unconfirmed", 0), 404, "person-not-concerned", null);
        assertThat(office.registration(id).get("hasEmail").asBoolean()).isTrue();
        office.put("/registrations/" + id + "/approval", "{\"approved\":true}", 200);
        assertThat(office.registration(id).get("state").asString()).isEqualTo("confirmed");
        await().atMost(Duration.ofMinutes(5)).until(() -> concerns(office.id, "registration-confirmed").size() == 1);
        assertThat(http.perform(post("/api/briefings/" + office.id + "/registrations").contentType(MediaType.APPLICATION_JSON).content(who))).as("the same to whom has a seat").hasStatus(202).bodyText().isEmpty();
        office.put("/registrations/" + id + "/withdrawal", "{}", 200);
        assertThat(http.perform(post("/api/briefings/" + office.id + "/registrations").contentType(MediaType.APPLICATION_JSON).content(who))).as("and to whom the office does not want").hasStatus(202).bodyText().isEmpty();
        assertThat(office.registration(id).get("state").asString()).isEqualTo("cancelled");

        var closed = new Office("{\"capacity\":1}");
        closed.put("/announcement", "{}", 200);
        refused(http.perform(post("/api/briefings/" + closed.id + "/registrations").contentType(MediaType.APPLICATION_JSON).content(who)), 409, "invitation-only", null);
    }

    @Test
    void checksInByQrCodeByTypedCodeAndOnBehalfOfSomebody() throws Exception {
        var soon = Days.now().atOffset(ZoneOffset.UTC).plusHours(2).truncatedTo(ChronoUnit.SECONDS);
        var office = new Office("{\"capacity\":3,\"start\":\"%s\",\"end\":\"%s\",\"answerUntil\":\"%s\"}".formatted(soon, soon.plusHours(1), soon));
        office.post("/invitations", "{\"invitations\":[{\"person\":\"sample-lea\"},{\"person\":\"sample-rita\"},{\"name\":\"C (sample)\"}]}", 200);
        office.put("/announcement", "{}", 200);
        String lea = office.idOf("Lea Left (sample)");
        String token = office.token(lea);
        refused(http.perform(get("/api/personal/" + token + "/check-in.svg")), 409, "no-seat-left", null);
        guest(token, "{\"answer\":\"delegate\",\"aide\":{\"name\":\"Ari Aide (sample)\",\"email\":\"ari@sample.example\"}}");
        assertThat(office.registration(lea).get("partstat").asString()).isEqualTo("DELEGATED");
        assertThat(http.perform(get("/api/personal/" + token + "/check-in.svg"))).hasStatusOk().hasContentType("image/svg+xml").bodyText().startsWith("<svg");
        var image = ImageIO.read(new ByteArrayInputStream(http.perform(get("/api/personal/" + token + "/check-in.png")).getResponse().getContentAsByteArray()));
        String address = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(),
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())))),
                // The image is the code and nothing else; searched for in a photograph, one in a hundred is missed at the first look.
                Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
        assertThat(address).contains("/en/staff/briefings/" + office.id + "/check-in?token=").doesNotContain("sample");
        String scanned = address.substring(address.indexOf("token=") + 6);

        refused(http.perform(post("/api/briefings/" + office.id + "/check-ins").contentType(MediaType.APPLICATION_JSON).content("{\"token\":\"" + scanned + "\"}")), 401, "sign-in-needed", null);
        refused(office.checkIn("{\"token\":\"" + token + "\"}"), 400, "link-misused", "token");
        refused(office.checkIn("{\"token\":\"" + scanned.replace(scanned.charAt(5), scanned.charAt(5) == 'A' ? 'B' : 'A') + "\"}"), 400, "link-forged", "token");
        var first = office.checkIn("{\"token\":\"" + scanned + "\"}");
        assertThat(first).hasStatusOk().bodyJson().extractingPath("$.already").isEqualTo(false);
        assertThat(first).bodyJson().extractingPath("$.registration.substitute").isEqualTo("Ari Aide (sample)");
        assertThat(office.checkIn("{\"token\":\"" + scanned + "\"}")).hasStatusOk().bodyJson().extractingPath("$.already").isEqualTo(true);

        String code = office.registration(office.idOf("Rita Right (sample)")).get("code").asString();
        assertThat(office.checkIn("{\"code\":\" " + code.toLowerCase() + " \",\"substitute\":\"Sub (sample)\"}")).hasStatusOk().bodyJson().extractingPath("$.attended").isEqualTo(2);
        assertThat(office.checkIn("{\"walkIn\":{\"name\":\"Walker (sample)\",\"group\":\"left\"}}")).hasStatusOk();
        refused(office.checkIn("{\"walkIn\":{\"name\":\"One too many (sample)\"}}"), 409, "no-seat-left", null);
        refused(office.checkIn("{\"code\":\"ZZZZZZ\"}"), 404, "registration-unknown", "code");
        refused(office.checkIn("{}"), 422, "name-missing", "token");
        refused(http.perform(staff(put("/api/briefings/" + office.id + "/closing"), "{}").header("If-Match", office.tag())), 409, "briefing-not-over", null);

        var balance = http.perform(get("/api/briefings/" + office.id + "/balance").with(jwt().authorities(() -> "briefings:read")));
        assertThat(balance).hasStatusOk().bodyJson().extractingPath("$.attended.people").isEqualTo(3);
        assertThat(balance).bodyJson().extractingPath("$.houses[0].source").isEqualTo("Sample count");
        // Two of the left and one of the right against 60 and 40: ½·(6.7² + 6.7²).
        assertThat(balance).bodyJson().extractingPath("$.attended.gallagher").isEqualTo(6.7);
        assertThat(balance).bodyJson().extractingPath("$.attended.outcome").isEqualTo("kept");
        assertThat(balance).bodyJson().extractingPath("$.invited.withoutGroup").isEqualTo(1);
    }

    @Test
    void takesALinkBackAndIssuesAnother() {
        var office = new Office("{\"capacity\":1}");
        office.post("/invitations", "{\"invitations\":[{\"person\":\"sample-lea\"}]}", 200);
        office.put("/announcement", "{}", 200);
        String id = office.idOf("Lea Left (sample)");
        String old = office.token(id);
        assertThat(http.perform(delete("/api/briefings/" + office.id + "/registrations/" + id + "/link").with(jwt().authorities(() -> "briefings:write")))).hasStatus(204);
        refused(http.perform(get("/api/personal/" + old + "/registration")), 410, "link-revoked", "token");
        assertThat(http.perform(get("/api/personal/" + office.token(id) + "/registration"))).hasStatusOk();
    }

    @Test
    void refusesThatASponsorOrARoomBeTakenTwice() {
        String day = START.plusDays(3).toLocalDate() + "T09:00:00";
        String end = START.plusDays(3).toLocalDate() + "T10:00:00";
        var one = new Office("{\"capacity\":1,\"sponsor\":\"sample-rita\",\"room\":\"R 1\",\"timeZone\":\"Europe/Brussels\",\"start\":\"%s\",\"end\":\"%s\"}".formatted(day, end));
        refused(begin("{\"sponsor\":\"sample-rita\",\"timeZone\":\"Europe/Brussels\",\"start\":\"%s\",\"end\":\"%s\"}".formatted(day, end)), 409, "person-in-two-places", "start");
        refused(begin("{\"room\":\"r 1\",\"timeZone\":\"Europe/Brussels\",\"start\":\"%s\",\"end\":\"%s\"}".formatted(day, end)), 409, "room-taken", "start");
        one.put("/cancellation", "{}", 200);
        assertThat(begin("{\"sponsor\":\"sample-rita\",\"room\":\"R 1\",\"timeZone\":\"Europe/Brussels\",\"start\":\"%s\",\"end\":\"%s\"}".formatted(day, end))).hasStatus(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "title | {} | 400 | invalid-field | title",
        "kind | \"cross-country\" | 400 | invalid-field | kind",
        "houses | [] | 400 | invalid-field | houses",
        "houses | [\"house\",\"other-house\"] | 422 | houses-do-not-fit | houses",
        "houses | [\"nowhere\"] | 422 | house-unknown | houses",
        "hostAreas | [\"XX\"] | 422 | area-unknown | hostAreas",
        "building | \"nowhere\" | 422 | building-unknown | building",
        "sponsor | \"nobody\" | 422 | person-unknown | sponsor",
        "interpreters | [\"nobody\"] | 422 | person-unknown | interpreters",
        "capacity | 0 | 422 | capacity-missing | capacity",
        "quotas | {\"left\":3} | 422 | quota-above-capacity | quotas.left",
        "quotas | {\"greens\":1} | 422 | group-unknown | quotas.greens",
        "start | \"2027-01-10T14:00:00\" | 400 | invalid-field | start",
        "end | \"2020-01-10T14:00:00Z\" | 422 | times-out-of-order | end",
        "answerUntil | \"2040-01-10T14:00:00Z\" | 422 | deadline-after-start | answerUntil",
        "policy | \"fair\" | 400 | invalid-field | policy",
        "visibility | \"secret\" | 400 | invalid-field | visibility",
        "colour | \"blue\" | 400 | unknown-field | colour",
    })
    void refusesABadBriefingByNameAndField(String field, String value, int status, String slug, String faulty) {
        refused(begin("{\"" + field + "\":" + value + "}"), status, slug, faulty);
    }

    @Test
    void refusesABadAnswerInvitationOrVersionByNameAndChangesNothing() {
        var office = new Office("{\"capacity\":2}");
        refused(office.request("/invitations", "{\"invitations\":[{\"person\":\"sample-lea\"},{\"person\":\"nobody\"}]}"), 422, "person-unknown", "invitations[1].person");
        refused(office.request("/invitations", "{\"invitations\":[{\"person\":\"sample-lea\"},{\"person\":\"sample-lea\"}]}"), 409, "already-on-the-list", "invitations[1]");
        refused(office.request("/invitations", "{\"invitations\":[{\"name\":\" \"}]}"), 422, "name-missing", "invitations[0].name");
        refused(office.request("/invitations", "{\"invitations\":[{\"name\":\"X\",\"group\":\"greens\"}]}"), 422, "group-unknown", "invitations[0].group");
        refused(office.request("/invitations", "{\"invitations\":[{\"name\":\"X\",\"email\":\"not an address\"}]}"), 400, "invalid-field", "invitations[0].email");
        assertThat(office.registrations()).isEmpty();
        office.post("/invitations", "{\"invitations\":[{\"person\":\"sample-lea\"},{\"person\":\"sample-rita\"}]}", 200);
        String stale = office.tag();
        office.put("/announcement", "{}", 200);
        refused(http.perform(staff(put("/api/briefings/" + office.id + "/quotas"), "{\"capacity\":5}").header("If-Match", stale)), 412, "version-stale", null);
        refused(http.perform(staff(put("/api/briefings/" + office.id + "/quotas"), "{\"capacity\":5}")), 428, "version-missing", null);
        String token = office.token(office.idOf("Lea Left (sample)"));
        refused(guest(token, "{\"answer\":\"perhaps\"}"), 400, "invalid-field", "answer");
        refused(guest(token, "{\"answer\":\"delegate\"}"), 422, "name-missing", "aide.name");
        refused(guest(token, "{\"answer\":\"transfer\",\"to\":{\"name\":\"X\"}}"), 409, "answer-not-possible", "answer");
        guest(token, "{\"answer\":\"yes\"}");
        guest(office.token(office.idOf("Rita Right (sample)")), "{\"answer\":\"yes\"}");
        refused(office.putRequest("/quotas", "{\"capacity\":1}"), 409, "seats-taken", "capacity");
        refused(office.putRequest("/registrations/nobody/answer", "{\"answer\":\"no\"}"), 404, "registration-unknown", null);
        refused(guest("x".repeat(48), "{\"answer\":\"yes\"}"), 400, "link-forged", "token");
        refused(http.perform(get("/api/briefings/briefing-unknown")), 404, "briefing-unknown", null);
        refused(http.perform(get("/api/briefings?cursor=!!")), 400, "invalid-parameter", "cursor");
        refused(http.perform(post("/api/briefings").contentType(MediaType.APPLICATION_JSON).content("{}").with(jwt().authorities(() -> "briefings:read"))), 403, "permission-missing", null);
        refused(http.perform(get("/api/briefings/" + office.id + "/registrations")), 401, "sign-in-needed", null);
    }

    @Test
    void tellsWhoeverHasABriefingOpenThatAGuestHasAnswered() throws Exception {
        var office = new Office("{\"capacity\":2}");
        office.post("/invitations", "{\"invitations\":[{\"name\":\"Lena Late (sample)\"}]}", 200);
        office.put("/announcement", "{}", 200);
        var before = office.read();
        var stream = http.perform(get("/api/briefings/" + office.id + "/live").with(jwt().authorities(() -> "briefings:read")));
        await().atMost(Duration.ofMinutes(5)).until(() -> lastTold(stream) >= before.get("saved").asLong());

        assertThat(guest(office.token(office.idOf("Lena Late (sample)")), "{\"answer\":\"yes\"}")).hasStatus2xxSuccessful();
        var after = office.read();
        assertThat(after.get("version").asLong()).as("an answer leaves the plan as it is").isEqualTo(before.get("version").asLong());
        assertThat(after.get("saved").asLong()).isGreaterThan(before.get("saved").asLong());
        await().atMost(Duration.ofMinutes(5)).until(() -> lastTold(stream) >= after.get("saved").asLong());

        refused(http.perform(get("/api/briefings/briefing-unknown/live").with(jwt().authorities(() -> "briefings:read"))
                .accept("text/event-stream", "application/problem+json")), 404, "briefing-unknown", null);
        assertThat(http.perform(get("/api/briefings/" + office.id + "/live"))).hasStatus(401);
    }

    @Test
    void listsByPageAndShowsThePublicNoGuestsAndNoDrafts() throws Exception {
        var draft = new Office("{}");
        var internal = new Office("{\"visibility\":\"internal\"}");
        var open = new Office("{}");
        open.post("/invitations", "{\"invitations\":[{\"person\":\"sample-lea\"}]}", 200);
        internal.put("/announcement", "{}", 200);
        open.put("/announcement", "{}", 200);
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = JSON.readTree(http.perform(get("/api/briefings?limit=1&area=BE" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))).getResponse().getContentAsString());
            page.at("/items").forEach(item -> seen.add(item.get("id").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(seen).contains(open.id).doesNotContain(draft.id, internal.id).doesNotHaveDuplicates();
        refused(http.perform(get("/api/briefings/" + internal.id)), 404, "briefing-unknown", null);
        assertThat(http.perform(get("/api/briefings/" + open.id))).hasStatusOk().bodyText().doesNotContain("Lea").doesNotContain("capacity").doesNotContain("policy");
    }

    private MvcTestResult begin(String differences) {
        var body = (ObjectNode) JSON.readTree("""
                {"kind":"cross-party","title":{"en":"Peace at one table (sample)","fr":"La paix à une table (exemple)"},"purpose":{"en":"The same facts for all"},
                 "hostAreas":["BE"],"houses":["house"],"start":"%s","end":"%s","building":"house-brussels","capacity":2,"visibility":"public"}""".formatted(START, START.plusHours(1)));
        body.setAll((ObjectNode) JSON.readTree(differences));
        return http.perform(staff(post("/api/briefings"), body.toString()));
    }

    /** When somebody answered; a text without fractions of a second does not sort among those that have them. */
    private static Instant answeredAt(JsonNode registration) {
        return Instant.parse(registration.get("answeredAt").asString());
    }

    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    private MvcTestResult guest(String token, String answer) {
        return http.perform(put("/api/personal/" + token + "/registration").contentType(MediaType.APPLICATION_JSON).content(answer));
    }

    private MvcTestResult facts(String briefing, String person, String matter, long since) {
        return http.perform(get("/api/concerns/briefing/" + briefing + "/people/" + person + "?matter=" + matter + "&since=" + since)
                .with(jwt().authorities(() -> "concerns:read")));
    }

    /** The version in the last event of a stream so far, 0 for none. */
    private static long lastTold(MvcTestResult stream) throws Exception {
        return Pattern.compile("event:changed\\s[^{]*\\{\"version\":(\\d+)}").matcher(stream.getResponse().getContentAsString())
                .results().mapToLong(event -> Long.parseLong(event.group(1))).reduce(0, (earlier, later) -> later);
    }

    private static List<String> concerns(String briefing, String matter) {
        return messages("events.person.v1", briefing).stream()
                .map(PersonMessage.Concerned.class::cast)
                .filter(message -> message.matter().equals(matter))
                .map(PersonMessage.Concerned::personId)
                .toList();
    }

    private static List<Message> messages(String topic, String key) {
        return Servers.onTopic(topic, key).stream()
                .map(record -> MessageJson.read(
                        MessageType.named(new String(record.headers().lastHeader("ce_type").value(), UTF_8)).orElseThrow(), record.value()))
                .toList();
    }

    private static MockHttpServletRequestBuilder staff(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body).with(jwt().authorities(() -> "briefings:read", () -> "briefings:write"));
    }

    private static void refused(MvcTestResult answer, int status, String slug, @Nullable String field) {
        assertThat(answer).hasStatus(status);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + slug);
        if (field != null) {
            assertThat(answer).bodyJson().extractingPath("$.errors[0].field").asString().startsWith(field);
        }
    }

    /** The office at work on one briefing, which always knows its current revision. */
    private final class Office {
        final String id;

        Office(String differences) {
            var begun = begin(differences);
            assertThat(begun).hasStatus(201);
            id = JSON.readTree(begun.getResponse().getContentAsByteArray()).get("id").asString();
        }

        String tag() {
            return http.perform(get("/api/briefings/" + id).with(jwt().authorities(() -> "briefings:read"))).getResponse().getHeader("ETag");
        }

        MvcTestResult request(String path, String body) {
            return http.perform(staff(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post("/api/briefings/" + id + path), body).header("If-Match", tag()));
        }

        MvcTestResult putRequest(String path, String body) {
            return http.perform(staff(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put("/api/briefings/" + id + path), body).header("If-Match", tag()));
        }

        void post(String path, String body, int status) {
            assertThat(request(path, body)).hasStatus(status);
        }

        void put(String path, String body, int status) {
            assertThat(putRequest(path, body)).hasStatus(status);
        }

        MvcTestResult checkIn(String body) {
            return http.perform(staff(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post("/api/briefings/" + id + "/check-ins"), body));
        }

        JsonNode read() {
            return JSON.readTree(http.perform(get("/api/briefings/" + id).with(jwt().authorities(() -> "briefings:read"))).getResponse().getContentAsByteArray());
        }

        List<JsonNode> registrations() {
            var items = new ArrayList<JsonNode>();
            JSON.readTree(http.perform(get("/api/briefings/" + id + "/registrations").with(jwt().authorities(() -> "briefings:read"))).getResponse().getContentAsByteArray())
                    .get("items").forEach(items::add);
            return items;
        }

        JsonNode registration(String registration) {
            return registrations().stream().filter(one -> one.get("id").asString().equals(registration)).findFirst().orElseThrow();
        }

        String idOf(String name) {
            return registrations().stream().filter(one -> one.get("name").asString().equals(name)).findFirst().orElseThrow().get("id").asString();
        }

        String token(String registration) {
            return JSON.readTree(http.perform(get("/api/briefings/" + id + "/registrations/" + registration + "/link").with(jwt().authorities(() -> "briefings:write")))
                    .getResponse().getContentAsByteArray()).get("token").asString();
        }
    }
}
