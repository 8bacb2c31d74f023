package org.hemicycle.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bson.Document;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.link.Link;
import org.hemicycle.notification.link.LinkPurpose;
import org.hemicycle.notification.link.Links;
import org.hemicycle.notification.mail.SmtpSink.Arrived;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.Subscribers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Bulletins on their way, with a mail server that takes no more mails than it is allowed to. */
class BulletinSendingTest extends ServiceTest {

    private static final String SUBJECT = "News of spring";

    private final Crowd crowd;
    private final Links links;
    private final Crash crash;
    /** How many mails of the bulletin the server may still take; it lets the others wait. */
    private final Semaphore allowed = new Semaphore(0);

    @Autowired
    BulletinSendingTest(Subscribers subscribers, AddressVault vault, Links links, Crash crash) {
        this.crowd = new Crowd(subscribers, vault);
        this.links = links;
        this.crash = crash;
    }

    @BeforeEach
    void noCrash() {
        crash.reset();
    }

    @AfterEach
    void letGo() {
        allowed.release(1_000_000);
        crash.reset();
    }

    private void readers(int number) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < number; i++) {
                String email = "reader" + i + "@example.org";
                threads.submit(() -> crowd.confirmed(email, "en", List.of("BE"), List.of("visit")));
            }
        }
        assertThat(mongo.getCollection("subscribers").countDocuments()).isEqualTo(number);
    }

    /** Writes a bulletin and starts it; answers its path. */
    private String started() {
        var made = Objects.requireNonNull(http.post().uri("/api/bulletins").headers(headers -> headers.setBearerAuth("staff"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("subject", Map.of("en", SUBJECT), "body", Map.of("en", "We meet."), "audience", Map.of("kinds", List.of("visit"))))
                .exchange().expectStatus().isCreated().expectBody(Map.class).returnResult().getResponseBody());
        String path = "/api/bulletins/" + made.get("id");
        put(path, "sending");
        return path;
    }

    private Map<?, ?> bulletin(String path) {
        return Objects.requireNonNull(http.get().uri(path).headers(headers -> headers.setBearerAuth("staff")).exchange()
                .expectStatus().isOk().expectBody(Map.class).returnResult().getResponseBody());
    }

    private void put(String path, String state) {
        String version = Objects.requireNonNull(http.get().uri(path).headers(headers -> headers.setBearerAuth("staff")).exchange()
                .expectBody().returnResult().getResponseHeaders().getFirst(HttpHeaders.ETAG));
        http.put().uri(path + "/state").headers(headers -> {
            headers.setBearerAuth("staff");
            headers.set(HttpHeaders.IF_MATCH, version);
        }).contentType(MediaType.APPLICATION_JSON).body(Map.of("state", state)).exchange().expectStatus().isOk();
    }

    private void becomes(String path, String state) {
        await().atMost(Duration.ofSeconds(90)).until(() -> bulletin(path).get("state").equals(state));
    }

    private int progress(String path, String what) {
        return ((Number) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(bulletin(path).get("progress"))).get(what))).intValue();
    }

    private static List<Arrived> bulletins() {
        return SINK.arrived().stream().filter(mail -> mail.subject().equals(SUBJECT)).toList();
    }

    private static void arrived(int atLeast) {
        await().atMost(Duration.ofSeconds(90)).until(() -> SINK.arrived().size() >= atLeast);
    }

    /** The server takes so many mails and lets everything else wait; sign-ups and notices pass. */
    private void takesOnly(int mails) {
        allowed.drainPermits();
        allowed.release(mails);
        SINK.replyToMail(to -> {
            allowed.acquireUninterruptibly();
            // Long enough for the service to ask several times within a chunk whether it may go on.
            pause(Duration.ofMillis(40));
            return null;
        });
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody holds a chunk of it any more. */
    private void rests(String path) {
        String notice = "bulletin~" + path.substring(path.lastIndexOf('/') + 1);
        await().atMost(Duration.ofSeconds(90)).until(() -> mongo.getCollection("chunks")
                .countDocuments(new Document("notice", notice).append("claim", new Document("$exists", true))) == 0);
    }

    @Test
    void losesNoneAndRepeatsAtMostTheMailsInFlightWhenAnInstanceDiesBetweenChunks() {
        readers(450);
        crash.afterSending(2);
        String path = started();
        becomes(path, "sent");

        assertThat(crash.happened()).isTrue();
        // The outside ledger: what the server took, against what the service says that it took.
        Map<String, Set<String>> ledger = bulletins().stream().collect(Collectors.groupingBy(
                Arrived::to, Collectors.mapping(mail -> String.valueOf(mail.header("Message-ID")), Collectors.toSet())));
        assertThat(ledger).hasSize(450).allSatisfy((reader, ids) -> assertThat(ids).as(reader).hasSize(1));
        assertThat(bulletins().size() - 450).as("repeated").isBetween(0, 25);
        assertThat(progress(path, "sent")).isEqualTo(450);
    }

    @Test
    void pausesAndGoesOnWithWhoDoesNotHaveIt() {
        readers(250);
        takesOnly(40);
        String path = started();
        arrived(40);
        put(path, "paused");
        allowed.release(1_000_000);
        rests(path);
        int paused = SINK.arrived().size();
        // Whatever was in flight has gone, window by window; of the three chunks no more than two had been begun.
        assertThat(paused).isLessThan(250);
        assertThat(bulletin(path).get("state")).isEqualTo("paused");
        assertThat(progress(path, "attempted")).isEqualTo(paused);

        SINK.takeAll();
        put(path, "sending");
        becomes(path, "sent");
        assertThat(bulletins()).extracting(Arrived::to).hasSize(250).doesNotHaveDuplicates();
        assertThat(progress(path, "sent")).isEqualTo(250);
    }

    @Test
    void stopsForGoodAlsoWhileItIsPaused() {
        readers(250);
        takesOnly(40);
        String path = started();
        arrived(40);
        put(path, "paused");
        put(path, "stopped");
        allowed.release(1_000_000);
        rests(path);
        int stopped = SINK.arrived().size();
        assertThat(stopped).isLessThan(250);

        SINK.takeAll();
        // What comes later on the same lane shows that nothing of it is left there.
        String later = started();
        becomes(later, "sent");
        assertThat(SINK.arrived()).hasSize(stopped + 250);
        assertThat(bulletin(path).get("state")).isEqualTo("stopped");
    }

    @Test
    void goesToNobodyWhoWithdrewOrWasErasedMeanwhile() {
        readers(120);
        String gone = crowd.confirmed("gone@example.org", "en", List.of("BE"), List.of("visit"));
        String erased = crowd.confirmed("erased@example.org", "en", List.of("BE"), List.of("visit"));
        takesOnly(1);
        // Whether their turn comes before the pause or after it, they do not have the mail by then.
        SINK.replyToRecipient(to -> to.startsWith("gone") || to.startsWith("erased") ? "451 later" : null);
        String path = started();
        arrived(1);
        put(path, "paused");
        allowed.release(1_000_000);
        rests(path);
        http.post().uri("/api/unsubscriptions/" + links.sign(new Link(LinkPurpose.UNSUBSCRIPTION, gone, 0), Instant.now())).exchange().expectStatus().isOk();
        http.delete().uri("/api/preferences/" + links.sign(new Link(LinkPurpose.PREFERENCES, erased, 1), Instant.now())).exchange().expectStatus().isNoContent();
        SINK.takeAll();
        put(path, "sending");
        becomes(path, "sent");

        assertThat(bulletins()).extracting(Arrived::to).hasSize(120).doesNotHaveDuplicates()
                .doesNotContain("gone@example.org", "erased@example.org");
    }

    @Test
    void lettersThatCannotWaitOvertakeIt() {
        readers(2_000);
        crowd.confirmed("urgent@example.org", "de", List.of("PL"), List.of("visit"));
        var taken = new AtomicInteger();
        SINK.replyToMail(to -> {
            if (!to.startsWith("urgent") && taken.incrementAndGet() > 100) {
                allowed.acquireUninterruptibly();
            }
            return null;
        });
        String path = started();
        arrived(100);
        // From here on the server takes no mail of the bulletin until the notice has come.
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Cancelled(visit(id, 1, "CANCELLED", List.of(), null, "PL")));
        await().atMost(Duration.ofSeconds(90)).until(() ->
                SINK.to("urgent@example.org").stream().anyMatch(mail -> !mail.subject().equals(SUBJECT)));

        assertThat(bulletins()).as("mails of the bulletin before the urgent one").hasSizeBetween(100, 101);
        assertThat(bulletin(path).get("state")).isEqualTo("sending");
        assertThat(progress(path, "expected")).isEqualTo(2_001);
        put(path, "stopped");
        allowed.release(1_000_000);
        rests(path);
    }
}
