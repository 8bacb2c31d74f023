package org.hemicycle.notification.telling;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.hemicycle.contracts.PersonalFacts;
import org.hemicycle.defaults.outbox.FailPoint;
import org.hemicycle.notification.concern.Concern;
import org.hemicycle.notification.concern.Concerns;
import org.hemicycle.notification.bounce.Suppressions;
import org.hemicycle.notification.delivery.DeliveryProperties;
import org.hemicycle.notification.letter.Letters;
import org.hemicycle.notification.mail.Handover;
import org.hemicycle.notification.mail.Lane;
import org.hemicycle.notification.mail.MailServer;
import org.hemicycle.notification.mail.Recipient;
import org.hemicycle.notification.mail.Stationery;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.hemicycle.notification.telling.Telling.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells people what is due: asks what it is, writes the letter, hands it to the mail server, records it.
 *
 * <p>A mail that goes out twice because a crash came before its record has the same Message-ID both times.
 */
@Component
class Teller implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Teller.class);
    private static final int AT_ONCE = 200;

    private final Tellings tellings;
    private final Concerns concerns;
    private final Letters letters;
    private final Stationery stationery;
    private final MailServer server;
    private final Suppressions suppressions;
    private final TellingProperties properties;
    private final DeliveryProperties delivery;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ExecutorService carriers;

    Teller(
            Tellings tellings,
            Concerns concerns,
            Letters letters,
            Stationery stationery,
            MailServer server,
            Suppressions suppressions,
            TellingProperties properties,
            DeliveryProperties delivery,
            Clock clock,
            MeterRegistry meters) {
        this.tellings = tellings;
        this.concerns = concerns;
        this.letters = letters;
        this.stationery = stationery;
        this.server = server;
        this.suppressions = suppressions;
        this.properties = properties;
        this.delivery = delivery;
        this.clock = clock;
        this.meters = meters;
        this.carriers = Executors.newFixedThreadPool(
                server.sessions(Lane.PERSONAL), Thread.ofVirtual().name("telling-", 0).factory());
    }

    /** Tells everything that is due, a few at the same time. */
    void tellDue() {
        List<String> due = tellings.due(AT_ONCE);
        if (due.isEmpty()) {
            return;
        }
        try {
            carriers.invokeAll(due.stream().map(this::telling).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Callable<Boolean> telling(String id) {
        return () -> {
            try {
                tellings.take(id).ifPresent(this::tell);
                return true;
            } catch (RuntimeException e) {
                // Its claim ends by itself, and one that fails must not keep the others waiting.
                log.atWarn().addKeyValue("telling", id).log("A telling could not be taken up: {}", e.toString());
                return false;
            }
        };
    }

    private void tell(Telling telling) {
        Concern concern = concerns.of(
                telling.subjectKind(), telling.subjectId(), telling.person(), telling.matter(), telling.told());
        switch (concern) {
            case Concern.Silent silent -> putOff(telling, silent.reason());
            case Concern.Unknown unknown -> end(telling, State.UNKNOWN, unknown.reason(), telling.told());
            case Concern.Known(PersonalFacts facts) -> tell(telling, facts);
        }
    }

    private void tell(Telling telling, PersonalFacts facts) {
        Matter matter = Matter.named(telling.matter()).orElseThrow();
        if (matter.isAboutChanges() && facts.changes().isEmpty()) {
            end(telling, State.NOTHING_LEFT, "nothing differs from what they know", telling.told());
            return;
        }
        String email = facts.email();
        if (email == null || email.isBlank()) {
            end(telling, State.UNREACHABLE, "there is no address", telling.told());
            return;
        }
        EmailAddress address;
        try {
            address = EmailAddress.of(email);
        } catch (IllegalArgumentException e) {
            end(telling, State.UNREACHABLE, String.valueOf(e.getMessage()), telling.told());
            return;
        }
        if (suppressions.holdsBack(address)) {
            end(telling, State.UNREACHABLE, "mails to this address came back", telling.told());
            return;
        }
        byte[] mail;
        try {
            var recipient = new Recipient(address.wire(), messageId(telling), Map.of(), null);
            mail = stationery
                    .personal(letters.personal(telling.matter(), facts, telling.told()), facts.invitation())
                    .to(recipient, clock.instant());
        } catch (RuntimeException e) {
            // Without the exception's words, which may quote what only this person is to read.
            putOff(telling, "the letter could not be written: " + e.getClass().getSimpleName());
            return;
        }
        settle(telling, facts, send(address, mail));
    }

    /** The same until it is recorded that they know it, however often it has to be sent. */
    private String messageId(Telling telling) {
        return stationery.messageId(
                telling.id() + "/" + telling.told() + "/" + telling.wanted(), telling.person());
    }

    private Handover send(EmailAddress address, byte[] mail) {
        try (MailServer.Line line = server.line(Lane.PERSONAL)) {
            return line.send(address.wire(), mail);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Handover.NoServer("interrupted");
        }
    }

    private void settle(Telling telling, PersonalFacts facts, Handover handover) {
        FailPoint.reach("telling.sent");
        switch (handover) {
            case Handover.Taken taken -> {
                tellings.told(telling, Math.max(facts.edition(), telling.wanted()));
                count("told");
            }
            case Handover.Refused no -> end(telling, State.REFUSED, no.reason(), telling.told());
            case Handover.NoServer none -> putOff(telling, none.reason());
            case Handover.Later later -> {
                int attempts = telling.attempts() + 1;
                if (attempts > delivery.delays().size()) {
                    log.atWarn().addKeyValue("telling", telling.id()).log("A telling was given up: {}", later.reason());
                    end(telling, State.GIVEN_UP, later.reason(), telling.told());
                } else {
                    tellings.putOff(
                            telling,
                            attempts,
                            telling.failures(),
                            later.reason(),
                            clock.instant().plus(spread(delivery.delays().get(attempts - 1))));
                    count("deferred");
                }
            }
        }
    }

    private void end(Telling telling, State state, String reason, long version) {
        tellings.ended(telling, state, reason, version);
        count(state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Waits longer each time, and without end. */
    private void putOff(Telling telling, String reason) {
        int failures = telling.failures() + 1;
        List<Duration> delays = properties.delays();
        Duration delay = delays.get(Math.min(failures, delays.size()) - 1);
        log.atInfo().addKeyValue("telling", telling.id()).log("A telling waits: {}", reason);
        tellings.putOff(telling, telling.attempts(), failures, reason, clock.instant().plus(spread(delay)));
        count("waiting");
    }

    /** A tenth more or less, so that what failed together does not come back together. */
    private static Duration spread(Duration delay) {
        long tenth = delay.toMillis() / 10;
        return tenth == 0 ? delay : delay.plusMillis(ThreadLocalRandom.current().nextLong(-tenth, tenth));
    }

    private void count(String outcome) {
        meters.counter("hemicycle.tellings", "outcome", outcome).increment();
    }

    @Override
    public void destroy() {
        carriers.shutdownNow();
    }
}
