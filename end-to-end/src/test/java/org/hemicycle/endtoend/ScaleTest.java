package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hemicycle.localstack.control.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The one service that does the work, run several times over and back. */
@ExtendWith(OnRunningSystem.class)
class ScaleTest {

    private static final String SERVICE = "notification-service";

    private final RunningSystem system;
    private final Mailbox mailbox;
    private final Crowd crowd;
    private final Office office;

    ScaleTest(RunningSystem system, Mailbox mailbox, Crowd crowd) {
        this.system = system;
        this.mailbox = mailbox;
        this.crowd = crowd;
        this.office = new Office(system);
    }

    @AfterEach
    void goBackToOne() {
        system.scale(SERVICE, 1);
    }

    @Test
    void sharesTheWorkAmongInstancesAndLosesNothingWhenOneIsKilledOrTakenAway() {
        var waiting = office.plan(Crowd.AREA);
        var shared = office.plan(Crowd.AREA);
        var interrupted = office.plan(Crowd.AREA);
        var last = office.plan(Crowd.AREA);

        // Work waits while nobody can do it, and is done by whoever comes.
        system.freeze(SERVICE + "-1");
        try {
            waiting = office.announce(waiting);
            system.scale(SERVICE, 2);
        } finally {
            system.thaw(SERVICE + "-1");
        }
        office.awaitServed(waiting);
        CrashTest.assertAllToldRepeatingAtMost(0, "while instances were added", mailbox.about(waiting), crowd);

        // Both instances have partitions, and both send.
        await("both instances read").atMost(RunningSystem.PATIENCE).untilAsserted(() ->
                assertThat(readersOf("notification.bulk.v1")).hasSize(2));
        Map<String, Double> before = sentByInstance();
        shared = office.announce(shared);
        office.awaitServed(shared);
        CrashTest.assertAllToldRepeatingAtMost(0, "with two instances", mailbox.about(shared), crowd);
        Map<String, Double> sent = sentByInstance();
        sent.replaceAll((instance, count) -> count - before.getOrDefault(instance, 0.0));
        System.out.println("Sent by instance: " + sent);
        assertThat(sent).hasSize(2).allSatisfy((instance, count) -> assertThat(count).isPositive());

        // What a killed instance had begun is finished, by the other one or by its successor.
        double sentBefore = sentByInstance().getOrDefault(SERVICE + "-2", 0.0);
        var killed = office.announce(interrupted);
        await("the second instance sends").atMost(RunningSystem.PATIENCE).pollInterval(Duration.ofMillis(10))
                .until(() -> sentByInstance().getOrDefault(SERVICE + "-2", 0.0) > sentBefore);
        system.kill(SERVICE + "-2");
        office.awaitServed(killed);
        CrashTest.assertAllToldRepeatingAtMost(CrashTest.IN_FLIGHT, "after one of two was killed", mailbox.about(killed), crowd);
        system.awaitReady(SERVICE + "-2");

        // An instance that is asked to go finishes or hands over what it has.
        last = office.announce(last);
        system.scale(SERVICE, 1);
        office.awaitServed(last);
        CrashTest.assertAllToldRepeatingAtMost(0, "while an instance was taken away", mailbox.about(last), crowd);
    }

    private Set<String> readersOf(String topic) {
        var readers = new HashSet<String>();
        system.consumers().stream()
                .filter(row -> row.path("topic").asString().equals(topic) && !row.path("instance").asString().isEmpty())
                .forEach(row -> readers.add(row.path("instance").asString().replaceAll("(" + SERVICE + "-\\d+).*", "$1")));
        return readers;
    }

    /** What each instance counts itself, asked at its own port. */
    private Map<String, Double> sentByInstance() {
        var sent = new HashMap<String, Double>();
        for (Status.Part instance : system.instances(SERVICE)) {
            try (var metrics = URI.create("http://127.0.0.1:" + instance.port() + "/actuator/prometheus").toURL().openStream()) {
                double count = new String(metrics.readAllBytes()).lines()
                        .filter(line -> line.startsWith("hemicycle_mails_total") && line.contains("outcome=\"sent\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum();
                sent.put(instance.name(), count);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sent;
    }
}
