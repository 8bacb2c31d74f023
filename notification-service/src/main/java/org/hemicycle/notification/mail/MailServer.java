package org.hemicycle.notification.mail;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hemicycle.notification.bounce.ReturnPaths;
import org.hemicycle.notification.mail.RelayProperties.Relay;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The way to the next mail server, over a few SMTP sessions that are kept open between mails; each mail leaves signed.
 *
 * <p>Of several servers the first one that works is asked. Each lane has sessions of its own, so that a server which keeps
 * bulk mails waiting keeps nobody else waiting.
 */
@Component
public class MailServer implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private final MailProperties properties;
    private final RelayProperties relays;
    private final Tls tls;
    private final ReturnPaths returnPaths;
    private final String senderDomain;
    private final Dkim dkim;
    private final Clock clock;
    /** Lines at rest, whether or not they are connected yet. */
    private final Map<Lane, BlockingQueue<Line>> lines = new EnumMap<>(Lane.class);
    private final AtomicLong connections = new AtomicLong();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("smtp-watch").factory());

    MailServer(
            MailProperties properties,
            RelayProperties relays,
            TlsProperties tls,
            Stationery stationery,
            Dkim dkim,
            ReturnPaths returnPaths,
            Clock clock,
            MeterRegistry meters) {
        this.properties = properties;
        this.relays = relays;
        this.tls = new Tls(tls);
        this.returnPaths = returnPaths;
        this.senderDomain = stationery.domain();
        this.dkim = dkim;
        this.clock = clock;
        var breakers = new Breakers(relays, meters);
        List<Guarded> guarded = relays.inOrder(properties).stream()
                .map(relay -> new Guarded(relay, breakers.of(relay)))
                .toList();
        for (Lane lane : Lane.values()) {
            var queue = new LinkedBlockingQueue<Line>();
            for (int i = 0; i < sessions(lane); i++) {
                queue.add(new Line(queue, guarded));
            }
            lines.put(lane, queue);
        }
    }

    /** A relay with its circuit breaker, which all lines share. */
    private record Guarded(Relay relay, CircuitBreaker breaker) {}

    /** How many sessions of a lane can be used at the same time: as many as the settings say, half of it beside bulk. */
    public int sessions(Lane lane) {
        return lane == Lane.BULK ? properties.sessions() : Math.max(1, properties.sessions() / 2);
    }

    /** How many connections were made so far. */
    public long connections() {
        return connections.get();
    }

    /** A session of one's own until it is closed; waits while all of the lane are taken. */
    public Line line(Lane lane) throws InterruptedException {
        return Objects.requireNonNull(lines.get(lane)).take();
    }

    @Override
    public void destroy() {
        lines.values().forEach(queue -> queue.forEach(Line::hangUp));
        watch.shutdownNow();
    }

    /** A session with each relay that was needed so far, used by one thread at a time. */
    public final class Line implements AutoCloseable {

        private final BlockingQueue<Line> home;
        private final List<Wire> wires;

        private Line(BlockingQueue<Line> home, List<Guarded> relays) {
            this.home = home;
            this.wires = relays.stream().map(Wire::new).toList();
        }

        /**
         * Signs one mail, hands it to the first relay that works and says what that said; the session stays open for the
         * next. A mail that one relay may have taken is not handed to another.
         */
        public Handover send(String address, byte[] mail) {
            String returnPath = returnPaths.of(address, mail);
            byte[] signed;
            try {
                signed = dkim.signed(mail, senderDomain, clock.instant());
            } catch (IllegalStateException e) {
                log.error("A mail could not be signed", e);
                return new Handover.Later("the mail could not be signed");
            }
            Handover handover = new Handover.NoServer("there is no mail server");
            var resting = new ArrayList<Wire>();
            for (Wire wire : wires) {
                if (!wire.guarded.breaker().tryAcquirePermission()) {
                    resting.add(wire);
                    continue;
                }
                handover = wire.send(returnPath, address, signed);
                if (!wire.untaken) {
                    return handover;
                }
            }
            // When none is left that works, those that did not are better than nothing.
            for (Wire wire : resting) {
                handover = wire.send(returnPath, address, signed);
                if (!wire.untaken) {
                    wire.guarded.breaker().transitionToClosedState();
                    return handover;
                }
            }
            return handover;
        }

        private void hangUp() {
            wires.forEach(Wire::hangUp);
        }

        @Override
        public void close() {
            home.add(this);
        }
    }

    /** One SMTP session with one relay. */
    private final class Wire {

        private final Guarded guarded;
        private @Nullable SmtpSession session;
        private long usedAt;
        /** Whether the latest connection broke before the server said anything to the mail. */
        private boolean unheard;
        /** Whether the relay certainly did not take the latest mail, for reasons that are no fault of its recipient. */
        private boolean untaken;

        Wire(Guarded guarded) {
            this.guarded = guarded;
        }

        Handover send(String from, String to, byte[] mail) {
            long begin = System.nanoTime();
            boolean kept = session != null;
            Handover handover = attempt(from, to, mail);
            // Servers end connections that rested too long for them; that is no failure of this mail.
            boolean stale = kept && handover instanceof Handover.Later && session == null && unheard;
            if (stale) {
                handover = attempt(from, to, mail);
            }
            long time = System.nanoTime() - begin;
            if (untaken || handover instanceof Handover.Later && session == null) {
                guarded.breaker().onError(time, TimeUnit.NANOSECONDS, new IOException("the relay failed"));
            } else {
                guarded.breaker().onSuccess(time, TimeUnit.NANOSECONDS);
            }
            return handover;
        }

        private Handover attempt(String from, String to, byte[] mail) {
            unheard = false;
            untaken = true;
            SmtpSession connected;
            try {
                connected = connected();
            } catch (IOException e) {
                hangUp();
                return new Handover.NoServer(words(e));
            }
            try {
                Handover handover = connected.send(from, to, mail);
                usedAt = System.nanoTime();
                if (!connected.open()) {
                    session = null;
                }
                // A server that closes (421) has taken nothing, but it is not this recipient's fault.
                untaken = handover instanceof Handover.NoServer || handover instanceof Handover.Later && session == null;
                return handover;
            } catch (IOException e) {
                unheard = !connected.heard() && !(e instanceof SocketTimeoutException);
                untaken = !connected.handedOver();
                connected.hangUp();
                session = null;
                return new Handover.Later(words(e));
            }
        }

        private SmtpSession connected() throws IOException {
            SmtpSession open = session;
            if (open != null) {
                boolean fresh = System.nanoTime() - usedAt < properties.idle().toNanos();
                // A busy session can spare the question.
                if (open.open() && (fresh || open.alive())) {
                    return open;
                }
                open.hangUp();
                session = null;
            }
            var made = new SmtpSession(
                    guarded.relay(), properties, relays.answer(), tls, senderDomain, watch);
            connections.incrementAndGet();
            usedAt = System.nanoTime();
            session = made;
            return made;
        }

        private void hangUp() {
            SmtpSession open = session;
            session = null;
            if (open != null) {
                open.close();
            }
        }
    }

    private static String words(IOException e) {
        if (e instanceof SmtpSession.Declined) {
            return withoutAddresses(String.valueOf(e.getMessage()));
        }
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return withoutAddresses(deepest.getClass().getSimpleName() + ": " + deepest.getMessage());
    }

    /** The server's own words without the address in them: reasons are kept and shown, addresses are not. */
    static String withoutAddresses(String words) {
        String clean = words.replaceAll("[^\\s<>@]+@[^\\s<>@]+", "…").replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() > 300 ? clean.substring(0, 300) : clean;
    }
}
