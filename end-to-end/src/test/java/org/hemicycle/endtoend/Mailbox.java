package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** Everything the mail catcher ever took, read mail by mail as it comes. */
final class Mailbox {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI page;
    private final List<Mail> mails = new ArrayList<>();

    Mailbox(URI page) {
        this.page = page;
    }

    /** All mails up to now that fit, in the order they came. */
    synchronized List<Mail> all(Predicate<Mail> wanted) {
        long last = mails.isEmpty() ? 0 : mails.getLast().number();
        try {
            var request = HttpRequest.newBuilder(page.resolve("/api/messages?after=" + last)).build();
            var answer = http.send(request, BodyHandlers.ofString());
            JSON.readTree(answer.body()).valueStream().map(Mail::of).forEach(mails::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return mails.stream().filter(wanted).toList();
    }

    List<Mail> to(String address) {
        return all(mail -> mail.to().equals(address));
    }

    /** All mails about a visit. */
    List<Mail> about(Announcement announcement) {
        return all(mail -> mail.text().contains("/visits/" + announcement.visit()));
    }

    /** Has the catcher take so many more mails, and its senders wait with the next one until {@link #openGate}. */
    void closeGateAfter(int mails) {
        gate("PUT", "?after=" + mails);
    }

    void openGate() {
        gate("DELETE", "");
    }

    private void gate(String method, String query) {
        try {
            var request = HttpRequest.newBuilder(page.resolve("/api/gate" + query)).method(method, BodyPublishers.noBody()).build();
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until at least so many mails fit. */
    List<Mail> await(String what, int count, Predicate<Mail> wanted) {
        var found = new AtomicReference<List<Mail>>(List.of());
        org.awaitility.Awaitility.await(what).atMost(RunningSystem.PATIENCE).pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    found.set(all(wanted));
                    assertThat(found.get().size()).as("mails that came").isGreaterThanOrEqualTo(count);
                });
        return found.get();
    }
}
