package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a fan-out when its sender, the broker or the database is killed in the middle of it. */
@ExtendWith(OnRunningSystem.class)
class CrashTest {

    /** What a kill may repeat at most: a window of every chunk that was being served. */
    static final int IN_FLIGHT = RunningSystem.WINDOW * RunningSystem.CHUNKS_AT_ONCE;
    private static final int LET_IN = Crowd.CONCERNED / 4;

    @Test
    void completesAFanOutWhoseSenderWasKilledRepeatingOnlyWhatWasInFlight(RunningSystem system, Mailbox mailbox, Crowd crowd) {
        var office = new Office(system);
        var planned = office.plan(Crowd.AREA);
        system.awaitReady("notification-service-1");

        var announcement = killInTheMiddle("notification-service-1", planned, office, system, mailbox);
        int before = mailbox.about(announcement).size();

        system.awaitReady("notification-service-1");
        office.awaitServed(announcement);
        assertAllToldRepeatingAtMost(IN_FLIGHT, "after a kill at mail " + before, mailbox.about(announcement), crowd);
    }

    @Test
    void tellsOfWhatWasAcknowledgedWhileTheBrokerWasDown(RunningSystem system, Mailbox mailbox, Crowd crowd) {
        var office = new Office(system);
        var planned = office.plan(Crowd.AREA);

        system.kill("kafka");
        var announcement = office.announce(planned);

        system.awaitReady("kafka");
        office.awaitServed(announcement);
        assertAllToldRepeatingAtMost(0, "after the broker was killed", mailbox.about(announcement), crowd);
    }

    @Test
    void completesAFanOutWhoseDatabaseWasKilledRepeatingOnlyWhatWasInFlight(RunningSystem system, Mailbox mailbox, Crowd crowd) {
        // A database given by MONGODB_URI is not ours to kill.
        assumeTrue(system.status().parts().stream().anyMatch(part -> part.name().equals("mongodb")), "a MongoDB of our own");
        var office = new Office(system);
        var planned = office.plan(Crowd.AREA);

        var announcement = killInTheMiddle("mongodb", planned, office, system, mailbox);

        system.awaitReady("mongodb");
        office.awaitServed(announcement);
        assertAllToldRepeatingAtMost(IN_FLIGHT, "after the database was killed", mailbox.about(announcement), crowd);
    }

    /** The catcher lets in only some of the mails until somebody was killed: a fast sender would be through before. */
    private static Announcement killInTheMiddle(
            String instance, Announcement planned, Office office, RunningSystem system, Mailbox mailbox) {
        mailbox.closeGateAfter(LET_IN);
        try {
            var announcement = office.announce(planned);
            mailbox.await("the first mail", 1, mail -> mail.text().contains("/visits/" + announcement.visit()));
            system.kill(instance);
            assertThat(mailbox.about(announcement).size()).as("the kill came in the middle").isBetween(1, LET_IN);
            return announcement;
        } finally {
            mailbox.openGate();
        }
    }

    /** Connections of the others may be broken without their knowing; what comes next is to find the system whole. */
    @AfterEach
    void everybodyIsBack(RunningSystem system) {
        var anybody = Gateway.anonymous(system);
        for (String path : List.of("/api/visits", "/api/articles", "/en/")) {
            await(path + " is answered").atMost(RunningSystem.PATIENCE).ignoreException(UncheckedIOException.class)
                    .untilAsserted(() -> anybody.get(path).expect(200));
        }
        // Not too often: there is a limit to how often one address may begin to sign in.
        await("people can sign in").atMost(RunningSystem.PATIENCE).ignoreException(UncheckedIOException.class)
                .pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(4))
                .untilAsserted(() -> Gateway.person(system, "staff").get("/api/visits").expect(200));
    }

    /** Everybody concerned has the mail, nobody else has, and a repeated one has the Message-ID that it had before. */
    static void assertAllToldRepeatingAtMost(int most, String when, List<Mail> mails, Crowd crowd) {
        assertThat(new HashSet<>(mails.stream().map(Mail::to).toList()))
                .containsExactlyInAnyOrderElementsOf(crowd.concerned());
        var idsByReader = mails.stream().collect(Collectors.groupingBy(Mail::to,
                Collectors.mapping(mail -> mail.header("Message-ID"), Collectors.toSet())));
        assertThat(idsByReader.values()).as("Message-IDs of one reader").allSatisfy(ids -> assertThat(ids).hasSize(1));
        assertThat(mails.stream().map(mail -> mail.header("Message-ID")).distinct()).hasSize(Crowd.CONCERNED);
        int repeated = mails.size() - Crowd.CONCERNED;
        System.out.println("Of " + Crowd.CONCERNED + " mails " + repeated + " came twice " + when + "; at most " + most
                + " were in flight.");
        assertThat(repeated).as("repeated mails").isBetween(0, most);
    }
}
