package org.hemicycle.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hemicycle.notification.mail.Lane;
import org.springframework.stereotype.Component;

/** What those who operate the service see of its mails: how many, how late, and why some did not go. */
@Component
class DeliveryMeters {

    private static final Pattern REPLY = Pattern.compile("^(?:signing in failed: )?([45]\\d\\d)\\b");
    /** The second one is the promise for urgent mails. */
    private static final Duration[] BOUNDARIES = {
        Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1)
    };

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Lane, Timer> firstAttempts = new EnumMap<>(Lane.class);
    /** Since when the readers of the chunks that are being served for the first time wait. */
    private final Map<Lane, Map<String, Instant>> begun = new EnumMap<>(Lane.class);

    DeliveryMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        for (Lane lane : new Lane[] {Lane.URGENT, Lane.BULK}) {
            firstAttempts.put(lane, Timer.builder("hemicycle.mail.first.attempt")
                    .description("From what happened to the first attempt to send a mail about it")
                    .tag("lane", tag(lane))
                    .serviceLevelObjectives(BOUNDARIES)
                    .register(meters));
            begun.put(lane, new ConcurrentHashMap<>());
            TimeGauge.builder("hemicycle.delivery.lag", () -> lag(lane), TimeUnit.MILLISECONDS)
                    .description("How long ago the oldest thing happened that is being told for the first time")
                    .tag("lane", tag(lane))
                    .register(meters);
        }
    }

    private long lag(Lane lane) {
        return of(begun, lane).values().stream()
                .min(Instant::compareTo)
                .map(since -> Math.max(0, Duration.between(since, clock.instant()).toMillis()))
                .orElse(0L);
    }

    void begin(String chunk, Mailing mailing) {
        of(begun, mailing.lane()).put(chunk, mailing.since());
    }

    void end(String chunk, Mailing mailing) {
        of(begun, mailing.lane()).remove(chunk);
    }

    void firstAttempt(Mailing mailing, Instant at) {
        of(firstAttempts, mailing.lane()).record(Duration.between(mailing.since(), at));
    }

    void count(Mailing mailing, String outcome) {
        meters.counter("hemicycle.mails", "outcome", outcome, "lane", tag(mailing.lane())).increment();
    }

    /** Counts a failure under the server's reply code, or under what else it was; the words have too many forms. */
    void failure(Mailing mailing, String reason) {
        Matcher reply = REPLY.matcher(reason);
        String why = reply.find() ? reply.group(1) : reason.startsWith("the mail could not") ? "unwritten" : "connection";
        meters.counter("hemicycle.mail.failures", "reason", why, "lane", tag(mailing.lane())).increment();
    }

    private static String tag(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T of(Map<Lane, T> map, Lane lane) {
        return Objects.requireNonNull(map.get(lane == Lane.PERSONAL ? Lane.BULK : lane));
    }
}
