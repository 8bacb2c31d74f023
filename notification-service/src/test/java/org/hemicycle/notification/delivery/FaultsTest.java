package org.hemicycle.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bson.Document;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.UnreadableMessage;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.mail.SmtpSink;
import org.hemicycle.notification.mail.SmtpSink.Arrived;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Faults from outside, counted by what the other side received and not by what the service says of itself. */
class FaultsTest extends ServiceTest {

    private static final List<String> VISITS = List.of("visit");

    private final Crowd crowd;
    private final Consumer<Message<?>> visits;

    @Autowired
    FaultsTest(Subscribers subscribers, AddressVault vault, @Qualifier("visits") Consumer<Message<?>> visits) {
        this.visits = visits;
        this.crowd = new Crowd(subscribers, vault);
    }

    /** Every reader has a fault of their own; none may be missed, and none may be told twice. */
    @Test
    void bringsEveryMailToOneEndWhateverTheMailServerDoes() {
        List<String> manners = List.of("well", "slow", "451", "452 in the end", "421", "drop", "550", "well");
        int readers = 64;
        for (int i = 0; i < readers; i++) {
            crowd.confirmed("reader" + i + "@example.org", "en", List.of("BE"), VISITS);
        }
        var atRecipient = new ConcurrentHashMap<String, AtomicInteger>();
        var atEnd = new ConcurrentHashMap<String, AtomicInteger>();
        SINK.replyToRecipient(to -> {
            int attempt = atRecipient.computeIfAbsent(to, any -> new AtomicInteger()).getAndIncrement();
            return switch (manners.get(number(to) % manners.size())) {
                case "451" -> attempt < 2 ? "451 4.7.1 try later" : null;
                case "421" -> attempt < 1 ? "421 4.3.2 closing" : null;
                case "550" -> "550 5.7.1 not this one";
                // One of them meets a server that says nothing at all.
                default -> number(to) == 63 && attempt == 0 ? SmtpSink.SILENCE : null;
            };
        });
        SINK.replyToMail(to -> {
            int attempt = atEnd.computeIfAbsent(to, any -> new AtomicInteger()).getAndIncrement();
            return switch (manners.get(number(to) % manners.size())) {
                case "slow" -> slowly();
                case "452 in the end" -> attempt < 2 ? "452 4.2.2 full" : null;
                case "drop" -> attempt < 1 ? "drop" : null;
                default -> null;
            };
        });
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));

        settled(id + "-1-0", readers);
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < readers; i++) {
            if (!manners.get(i % manners.size()).equals("550")) {
                expected.add("reader" + i + "@example.org");
            }
        }
        assertThat(SINK.arrived().stream().map(Arrived::to).sorted().toList()).containsExactlyElementsOf(expected);
        assertThat(count(id + "-1-0", "refused")).isEqualTo(readers / manners.size());
        assertThat(count(id + "-1-0", "dead")).isZero();
    }

    /** As a rebalance does it: the same message on several threads, and old ones long after newer ones. */
    @Test
    void tellsOnceWhatComesManyTimesInAnyOrder() throws Exception {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        String run = newId();
        int different = 40;
        var records = new ArrayList<Integer>();
        var random = new Random(41);
        for (int i = 0; i < different; i++) {
            records.addAll(Collections.nCopies(2 + random.nextInt(59), i));
        }
        Collections.shuffle(records, random);
        assertThat(records).hasSizeGreaterThan(1_000);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> deliveries = records.stream().<Callable<Boolean>>map(number -> () -> {
                String id = run + "-" + number;
                deliver(id + "-1-0", id, "visit.announced.v1", MessageJson.write(new VisitMessage.Announced(visit(id, 1, "BE"))).getBytes(UTF_8));
                return true;
            }).toList();
            for (var delivery : threads.invokeAll(deliveries)) {
                delivery.get();
            }
        }
        var mine = new Document("$regex", "^" + run);
        assertThat(mongo.getCollection("notices").countDocuments(new Document("_id", mine))).isEqualTo(different);
        await().atMost(Duration.ofSeconds(180)).until(() -> mongo.getCollection("chunks")
                .countDocuments(new Document("notice", mine).append("gone", true)) == different);
        List<String> messageIds = SINK.to("ada@example.org").stream().map(mail -> String.valueOf(mail.header("Message-ID"))).toList();
        assertThat(messageIds).hasSize(different).doesNotHaveDuplicates();
    }

    /** What the consumer calls unreadable goes to the dead letters without another attempt; everything else it would try for ever. */
    @Test
    void findsNothingToTryAgainInFiveHundredPoisonousMessages() {
        String run = newId();
        String good = MessageJson.write(new VisitMessage.Announced(visit(run, 1, "BE")));
        String type = "visit.announced.v1";
        for (int i = 0; i < 500; i++) {
            String id = run + "-poison-" + i;
            int number = i;
            assertThatThrownBy(() -> {
                switch (number % 10) {
                    case 0 -> deliver(id, run, type, good.substring(0, 1 + number * 7 % (good.length() - 1)).getBytes(UTF_8));
                    case 1 -> deliver(id, run, "visit.announced.v" + (2 + number), good.getBytes(UTF_8));
                    case 2 -> deliver(id, run, type, "{\"visit\":{\"id\":[%d]}}".formatted(number).getBytes(UTF_8));
                    case 3 -> deliver(id, null, type, good.getBytes(UTF_8));
                    case 4 -> deliver(id, run, type, good.replace("Europe/Brussels", "Europe/Atlantis" + number).getBytes(UTF_8));
                    case 5 -> deliver(id, run, "visit.edition-published.v1", good.getBytes(UTF_8));
                    case 6 -> deliver(id, run, type, new byte[] {(byte) 0xff, 0, (byte) number, '{'});
                    case 7 -> deliver(id, run, type, good.replace("Peacebuilders in Brussels", "x".repeat(900_000 + number)).getBytes(UTF_8));
                    case 8 -> deliver(id, run, type, "[".repeat(3_000 + number).getBytes(UTF_8));
                    default -> deliver(" ".repeat(number % 3) + "y".repeat(number < 250 ? 0 : 301), run, type, good.getBytes(UTF_8));
                }
            }).as("%d", number % 10).isInstanceOf(UnreadableMessage.class).hasMessageNotContaining("@");
        }
        assertThat(mongo.getCollection("notices").countDocuments(new Document("_id", new Document("$regex", "^" + run)))).isZero();
    }

    private void deliver(String id, @Nullable String key, String type, byte[] body) {
        var record = MessageBuilder.withPayload(body).setHeader("ce_id", id).setHeader("ce_type", type)
                .setHeader("ce_specversion", "1.0").setHeader("ce_time", Instant.now().toString());
        if (key != null) {
            record.setHeader(KafkaHeaders.RECEIVED_KEY, key.getBytes(UTF_8));
        }
        visits.accept(record.build());
    }

    private static int number(String address) {
        return Integer.parseInt(address.replaceAll("\\D", ""));
    }

    private static @Nullable String slowly() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    /** Waits until each of so many readers has come to an end of one kind or another. */
    private void settled(String notice, int readers) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(count(notice, "deferred")).isZero();
            assertThat(count(notice, "sent") + count(notice, "refused") + count(notice, "dead")).isEqualTo(readers);
        });
    }

    private int count(String notice, String list) {
        return mongo.getCollection("chunks").find(new Document("notice", notice)).into(new ArrayList<>()).stream()
                .mapToInt(chunk -> chunk.getList(list, Object.class, List.of()).size()).sum();
    }
}
