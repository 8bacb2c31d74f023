package org.hemicycle.localstack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/// Plays the main story: somebody signs up, staff schedule a delegation visit, and whoever it concerns is told.
public final class Demo {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final String TOPIC = "events.visit.v1";
    /// The reader signs up twice, and is asked twice to confirm.
    private static final int CONFIRMATIONS = 2;

    private final Map<String, String> settings;
    private final Story story;
    private final PrintStream out;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private final String reader = "lectrice." + run + "@sample.example";
    private final String other = "leser." + run + "@sample.example";
    private final String dana = "dana." + run + "@sample.example";
    private final String emil = "emil." + run + "@sample.example";
    private final LocalDate firstDay;
    private String visit = "";
    private String version = "";
    private String meeting = "";
    private String building = "";
    private List<JsonNode> people = List.of();
    private List<String> delegates = List.of();

    private Demo(Map<String, String> settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.story = new Story(out);
        // Another week each time, so that an earlier demo that was broken off stands in nobody's way; never a weekend,
        // when houses are closed.
        this.firstDay = LocalDate.now(BRUSSELS).plusDays(60 + ThreadLocalRandom.current().nextInt(600))
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
    }

    /// Ends the process with 0 if every step came out right, else with 1. Arguments are `name=value`, as the launcher
    /// gives them: `public-url`, `mail-page`, `openid-issuer`, `api-client`, `api-secret` and `kafka-brokers`.
    public static void main(String[] arguments) {
        var settings = new HashMap<String, String>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            settings.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        var out = new PrintStream(System.out, true, UTF_8);
        int status = 0;
        try {
            new Demo(settings, out).play();
            out.println("Every step came out right.");
        } catch (Exception e) {
            out.println("      That went wrong: " + (e instanceof Story.WentWrong ? e.getMessage() : e));
            status = 1;
        }
        System.exit(status);
    }

    private String setting(String name) {
        return Optional.ofNullable(settings.get(name)).orElseThrow(() -> new Story.WentWrong("the setting " + name + " is missing"));
    }

    private void play() throws Exception {
        try (var visitor = new Visitor(URI.create(setting("public-url")), URI.create(setting("mail-page")))) {
            story.step("A reader signs up for visits in Belgium, in French; another one for Germany, in German", () -> signUp(visitor));
            story.step("Each opens the link of the confirmation mail and confirms", () -> {
                confirm(visitor, reader);
                confirm(visitor, other);
                return "Opening the link changed nothing, pressing the button did, and led to their preferences.";
            });
            story.step("Staff sign in through the API and schedule a delegation visit", () -> schedule(visitor));
            story.step("A second meeting would put the same person in two places at once", () -> clash(visitor));
            story.step("The visit is announced", () -> announce(visitor));
            story.step("Kafka carries it, readable with any client", () -> onTopic(visitor, "visit.announced.v1"));
            story.step("The reader's mail arrives in French, with the public facts only", () -> announcementMail(visitor));
            story.step("Each delegate gets their own programme, in their language", () -> ownProgrammes(visitor));
            story.step("The meeting moves by two hours in the plan, which nobody outside sees", () -> move(visitor));
            story.step("The plan is published as edition 2; the mail says what changed", () -> publish(visitor));
            story.step("Dana, whose meeting moved, gets a mail of her own; Emil, whose day stays as it was, gets none", () -> concerned(visitor));
            story.step("Calendar, feed and page tell the same", () -> publicFaces(visitor, "CONFIRMED", "1"));
            story.step("The visit is cancelled; readers and delegates are told so", () -> cancel(visitor));
            story.step("The calendar keeps it as cancelled, under the same UID with a higher SEQUENCE", () -> publicFaces(visitor, "CANCELLED", "2"));
            story.step("The reader unsubscribes with one click (RFC 8058), and the other one was never disturbed", () -> unsubscribe(visitor));
            List<JsonNode> mails = visitor.mailsTo(reader);
            JsonNode last = mails.getLast();
            out.println();
            out.println("The last mail to " + reader + ":");
            out.println("  Subject: " + last.path("subject").asString());
            last.path("text").asString().lines().forEach(line -> out.println("  | " + line));
            out.println();
        }
    }

    private String signUp(Visitor visitor) throws Exception {
        HttpResponse<String> first = subscribe(visitor, reader, "fr", "BE");
        HttpResponse<String> second = subscribe(visitor, other, "de", "DE");
        HttpResponse<String> again = subscribe(visitor, reader, "fr", "BE");
        Story.require(first.body().equals(again.body()) && first.statusCode() == again.statusCode(),
                "a repeated address got another answer: " + again.body());
        return "Both got the same answer, %d, and so did a repeated address.".formatted(second.statusCode());
    }

    private static HttpResponse<String> subscribe(Visitor visitor, String email, String language, String area) throws Exception {
        var answer = visitor.post("/api/subscriptions", "application/json",
                "{\"email\":\"%s\",\"language\":\"%s\",\"areas\":[\"%s\"],\"kinds\":[\"visit\"],\"cadence\":\"now\"}".formatted(email, language, area));
        Story.require(answer.statusCode() == 202, "signing up was answered " + answer.statusCode() + ": " + answer.body());
        return answer;
    }

    private static void confirm(Visitor visitor, String email) throws Exception {
        JsonNode mail = visitor.mail(email, 1);
        String path = path(mail.path("text").asString(), "/confirm/");
        for (int i = 0; i < 2; i++) {
            var page = visitor.get(path);
            Story.require(page.statusCode() == 200 && page.body().contains("<form"), "the confirmation page was answered " + page.statusCode());
        }
        var confirmed = visitor.post(path, "application/x-www-form-urlencoded", "");
        String next = confirmed.headers().firstValue("Location").orElse("");
        Story.require(confirmed.statusCode() == 303 && next.contains("/preferences/"),
                "confirming was answered " + confirmed.statusCode() + ", not with the way to the preferences");
        Story.require(visitor.get(URI.create(next).getPath()).statusCode() == 200, "the preferences do not open");
    }

    private String schedule(Visitor visitor) throws Exception {
        visitor.signInAsProgram(setting("openid-issuer"), setting("api-client"), setting("api-secret"));
        people = Story.await("sample people in the directory", () -> {
            var found = new ArrayList<JsonNode>();
            Visitor.json(visitor.get("/api/people?limit=200")).path("items").forEach(person -> {
                if (person.path("sample").asBoolean(false)) {
                    found.add(person);
                }
            });
            return found.size() < 2 ? Optional.empty() : Optional.of(List.copyOf(found));
        });
        building = Story.await("a building in Belgium", () -> {
            for (JsonNode one : Visitor.json(visitor.get("/api/buildings?limit=200")).path("items")) {
                if (one.path("area").asString("").equals("BE")) {
                    return Optional.of(one.path("id").asString());
                }
            }
            return Optional.empty();
        });
        String body = """
                {"title":{"en":"Sample delegation to Brussels","fr":"Délégation d’exemple à Bruxelles","de":"Beispieldelegation in Brüssel"},
                 "purpose":{"en":"Members of several groups hear from invented peacebuilders.","fr":"Des députés de plusieurs groupes écoutent des artisans de paix inventés.","de":"Abgeordnete mehrerer Fraktionen hören erfundene Friedensstifterinnen."},
                 "hostAreas":["BE"],"window":{"start":"%s","end":"%s"},"timeZone":"Europe/Brussels",
                 "delegates":[{"name":"Dana Sample","role":"head","languages":["de"]},{"name":"Emil Sample","role":"delegate","languages":["en"]}]}""".formatted(firstDay, firstDay.plusDays(2));
        // The directory reaches events-service by message; right after the first start it may still be on its way.
        HttpResponse<String> begun = Story.await("the directory in events-service", () -> {
            var answer = visitor.asStaff("POST", "/api/visits", null, body);
            return answer.statusCode() == 422 && answer.body().contains("area-unknown") ? Optional.empty() : Optional.of(answer);
        });
        Story.require(begun.statusCode() == 201, "scheduling was answered " + begun.statusCode() + ": " + begun.body());
        JsonNode created = Visitor.json(begun);
        visit = created.path("id").asString();
        version = Visitor.version(begun);
        delegates = List.of(created.path("delegates").path(0).path("id").asString(), created.path("delegates").path(1).path("id").asString());
        reachable(visitor, delegates.getFirst(), dana, "de");
        reachable(visitor, delegates.getLast(), emil, "en");
        HttpResponse<String> met = Story.await("the people in events-service", () -> {
            var answer = addMeeting(visitor, "Briefing with members (sample)", "14:00", "15:00");
            return answer.statusCode() == 422 && answer.body().contains("-unknown") ? Optional.empty() : Optional.of(answer);
        });
        Story.require(met.statusCode() == 201, "adding a meeting was answered " + met.statusCode() + ": " + met.body());
        version = Visitor.version(met);
        meeting = Visitor.json(met).path("meetings").path(0).path("id").asString();
        var internal = visitor.asStaff("POST", "/api/visits/" + visit + "/meetings", version,
                meetingBody("Confidential talk (sample)", "09:00", "10:00", people.get(1), delegates.getLast(), "internal"));
        Story.require(internal.statusCode() == 201, "adding an internal meeting was answered " + internal.statusCode() + ": " + internal.body());
        version = Visitor.version(internal);
        return "Visit " + visit + " from " + firstDay + ", with one public and one internal meeting.";
    }

    /// Where a delegate can be reached is kept apart from the visit, encrypted, and asked for when they are told something.
    private void reachable(Visitor visitor, String delegate, String email, String language) throws Exception {
        var kept = visitor.asStaff("PUT", "/api/visits/" + visit + "/delegates/" + delegate + "/contact", null,
                "{\"email\":\"%s\",\"language\":\"%s\",\"timeZone\":\"Europe/Brussels\"}".formatted(email, language));
        Story.require(kept.statusCode() == 204, "keeping a contact was answered " + kept.statusCode() + ": " + kept.body());
    }

    private HttpResponse<String> addMeeting(Visitor visitor, String summary, String start, String end) throws Exception {
        return visitor.asStaff("POST", "/api/visits/" + visit + "/meetings", version,
                meetingBody(summary, start, end, people.getFirst(), delegates.getFirst(), "public"));
    }

    private String meetingBody(String summary, String start, String end, JsonNode person, String delegate, String visibility) {
        return """
                {"summary":{"en":"%s"},"start":"%s","end":"%s","building":"%s","interlocutors":["%s"],"delegates":["%s"],"visibility":"%s"}"""
                .formatted(summary, at(start), at(end), building, person.path("id").asString(), delegate, visibility);
    }

    private String at(String time) {
        return firstDay.plusDays(1).atTime(LocalTime.parse(time)).atZone(BRUSSELS).toOffsetDateTime().toString();
    }

    private String clash(Visitor visitor) throws Exception {
        var refused = addMeeting(visitor, "Another talk (sample)", "14:30", "15:30");
        Story.require(refused.statusCode() == 409 && refused.body().contains("/problems/person-in-two-places"),
                "the clash was answered " + refused.statusCode() + ": " + refused.body());
        return "409 " + Visitor.json(refused).path("type").asString() + ": " + Visitor.json(refused).path("detail").asString();
    }

    private String announce(Visitor visitor) throws Exception {
        var hidden = visitor.get("/api/visits/" + visit);
        Story.require(hidden.statusCode() == 404, "the visit was public before it was announced");
        var announced = visitor.asStaff("PUT", "/api/visits/" + visit + "/announcement", version, "{}");
        Story.require(announced.statusCode() == 200, "announcing was answered " + announced.statusCode() + ": " + announced.body());
        version = Visitor.version(announced);
        return "It is version " + version + " and public now; before, it was 404 to the public.";
    }

    private String onTopic(Visitor visitor, String type) throws Exception {
        var config = Map.<String, Object>of("bootstrap.servers", setting("kafka-brokers"));
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream().map(one -> new TopicPartition(TOPIC, one.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return Story.await(type + " on " + TOPIC, () -> {
                for (var record : consumer.poll(Duration.ofMillis(300))) {
                    var header = record.headers().lastHeader("ce_type");
                    if (visit.equals(record.key()) && header != null && type.equals(new String(header.value(), UTF_8))) {
                        Story.require(!record.value().contains("Confidential") && !record.value().contains("Dana"),
                                "the message carries what is not public");
                        var trace = record.headers().lastHeader("traceparent");
                        Story.require(trace != null && new String(trace.value(), UTF_8).contains(visitor.traceId()),
                                "the trace of the request does not go on in the message");
                        return Optional.of("ce_type=%s ce_id=%s key=%s on partition %d, in the trace of the request".formatted(
                                type, new String(record.headers().lastHeader("ce_id").value(), UTF_8), record.key(), record.partition()));
                    }
                }
                return Optional.empty();
            });
        }
    }

    private String announcementMail(Visitor visitor) throws Exception {
        JsonNode mail = visitor.mail(reader, CONFIRMATIONS + 1);
        String text = mail.path("text").asString();
        Story.require((mail.path("subject").asString() + text).contains("Délégation d’exemple à Bruxelles"), "the mail is not in French: " + text);
        Story.require(!text.contains("Confidential") && !text.contains("Dana"), "the mail tells what is not public");
        String headers = mail.path("headers").toString();
        Story.require(headers.contains("List-Unsubscribe-Post") && headers.contains("One-Click"), "the mail cannot be unsubscribed from with one click");
        return "“" + mail.path("subject").asString() + "”, with List-Unsubscribe and List-Unsubscribe-Post.";
    }

    private String move(Visitor visitor) throws Exception {
        var moved = visitor.asStaff("PUT", "/api/visits/" + visit + "/meetings/" + meeting + "/slot", version,
                "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(at("16:00"), at("17:00")));
        Story.require(moved.statusCode() == 200, "moving was answered " + moved.statusCode() + ": " + moved.body());
        version = Visitor.version(moved);
        JsonNode seen = Visitor.json(visitor.get("/api/visits/" + visit)).path("meetings").path(0);
        Story.require(seen.path("id").asString("").equals(meeting) && seen.path("start").asString("").contains("T14:00"),
                "the public saw the plan before it was published: " + seen);
        return "To the public it is at 14:00 still.";
    }

    private String publish(Visitor visitor) throws Exception {
        var published = visitor.asStaff("PUT", "/api/visits/" + visit + "/publication", version, "{}");
        Story.require(published.statusCode() == 200, "publishing was answered " + published.statusCode() + ": " + published.body());
        version = Visitor.version(published);
        JsonNode mail = visitor.mail(reader, CONFIRMATIONS + 2);
        String text = mail.path("text").asString();
        Story.require(text.contains("14:00") && text.contains("16:00"), "the mail does not say from when to when: " + text);
        return "“" + mail.path("subject").asString() + "”, from 14:00 to 16:00.";
    }

    private String ownProgrammes(Visitor visitor) throws Exception {
        JsonNode danas = visitor.mail(dana, 1);
        JsonNode emils = visitor.mail(emil, 1);
        Story.require(danas.path("text").asString().contains("Guten Tag Dana Sample") && danas.path("text").asString().contains("Beispieldelegation"),
                "Dana's mail is not in German: " + danas.path("text").asString());
        Story.require(emils.path("text").asString().contains("Confidential talk") && !danas.path("text").asString().contains("Confidential talk"),
                "the confidential talk is not in the programme of Emil alone");
        return "“" + danas.path("subject").asString() + "” and “" + emils.path("subject").asString() + "”, each with the link to their own page.";
    }

    private String concerned(Visitor visitor) throws Exception {
        String text = visitor.mail(dana, 2).path("text").asString();
        Story.require(text.contains("14:00") && text.contains("16:00"), "Dana's mail does not say from when to when: " + text);
        String told = Story.await("the record of who was told", () -> {
            var items = Visitor.json(visitor.asStaff("GET", "/api/tellings?subject=visit/" + visit, null, "")).path("items");
            var lines = new ArrayList<String>();
            items.forEach(item -> lines.add((item.path("person").asString().equals(delegates.getFirst()) ? "Dana" : "Emil")
                    + " edition " + item.path("told").asInt()));
            return lines.contains("Dana edition 2") ? Optional.of(String.join(", ", lines)) : Optional.empty();
        });
        Story.require(visitor.mailsTo(emil).size() == 1, "Emil was disturbed by what does not concern him");
        return "Told by name so far: " + told + ".";
    }

    private String publicFaces(Visitor visitor, String status, String sequence) throws Exception {
        String calendar = visitor.get("/calendar.ics?area=BE").body().replace("\r\n ", "");
        Matcher event = Pattern.compile("BEGIN:VEVENT((?:(?!END:VEVENT).)*UID:[^\r\n]*" + Pattern.quote(meeting) + ".*?)END:VEVENT", Pattern.DOTALL).matcher(calendar);
        Story.require(event.find(), "the calendar does not have the meeting");
        Story.require(event.group(1).contains("STATUS:" + status), "the calendar does not say " + status);
        Story.require(event.group(1).contains("SEQUENCE:" + sequence + "\r\n"), "the calendar does not have SEQUENCE " + sequence);
        Story.require(!calendar.contains("Confidential"), "the calendar tells what is not public");
        String feed = visitor.get("/feeds/visits.atom?area=BE").body();
        Story.require(feed.contains(visit) && !feed.contains("Confidential"), "the feed does not tell the visit");
        var page = visitor.get("/fr/visits/" + visit);
        Story.require(page.statusCode() == 200 && page.body().contains("Délégation d’exemple à Bruxelles") && !page.body().contains("Confidential"),
                "the page was answered " + page.statusCode());
        return "STATUS:" + status + " and SEQUENCE:" + sequence + " in /calendar.ics; also in /feeds/visits.atom and on /fr/visits/" + visit;
    }

    private String cancel(Visitor visitor) throws Exception {
        var cancelled = visitor.asStaff("PUT", "/api/visits/" + visit + "/cancellation", version,
                "{\"reason\":{\"en\":\"This was only a demonstration.\",\"fr\":\"Ce n’était qu’une démonstration.\"}}");
        Story.require(cancelled.statusCode() == 200, "cancelling was answered " + cancelled.statusCode() + ": " + cancelled.body());
        JsonNode mail = visitor.mail(reader, CONFIRMATIONS + 3);
        Story.require(mail.path("text").asString().contains("démonstration"), "the mail does not give the reason: " + mail.path("text").asString());
        JsonNode danas = visitor.mail(dana, 3);
        JsonNode emils = visitor.mail(emil, 2);
        Story.require(danas.path("text").asString().contains("abgesagt") && emils.path("text").asString().contains("cancelled"),
                "the delegates are not told of the cancellation");
        return "“" + mail.path("subject").asString() + "”, “" + danas.path("subject").asString() + "”, “" + emils.path("subject").asString() + "”";
    }

    private String unsubscribe(Visitor visitor) throws Exception {
        String headers = visitor.mail(reader, CONFIRMATIONS + 3).path("headers").toString();
        var answer = visitor.post(path(headers, "/unsubscribe/"), "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
        Story.require(answer.statusCode() == 200, "unsubscribing was answered " + answer.statusCode());
        Story.require(visitor.mailsTo(other).size() == 1, "the reader in Germany got mail about Belgium");
        Story.require(visitor.mailsTo(reader).size() == CONFIRMATIONS + 3, "the reader got a mail twice");
        Story.require(visitor.mailsTo(dana).size() == 3 && visitor.mailsTo(emil).size() == 2, "a delegate got a mail twice");
        return "200 without sign-in or redirect; the reader of Germany has only the confirmation mail.";
    }

    /// The path of the first link in a text that leads to a kind of page.
    private static String path(String text, String kind) {
        Matcher link = Pattern.compile("https?://[^\\s<>\"]*?(/[a-z]{2}" + Pattern.quote(kind) + "[^\\s<>\"\\\\]+)").matcher(text);
        if (!link.find()) {
            throw new Story.WentWrong("there is no link to " + kind + " in: " + text);
        }
        return link.group(1);
    }
}
