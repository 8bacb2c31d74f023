package org.hemicycle.notification.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hemicycle.notification.mail.PaceProperties.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says when a mail may go to a domain that takes only so many at once, or so many a minute.
 *
 * <p>A mail that may not go yet is told from when on it is worth asking again, so that those who wait come back one after
 * the other at the domain's own speed. Bulk mails leave a fifth of what is allowed to the others.
 */
@Component
public final class Pace {

    private static final String ANY_OTHER = "*";
    private static final Duration RATE_PERIOD = Duration.ofMinutes(1);
    /** What was not used of the rate is kept for this long. */
    private static final int KEPT_SECONDS = 10;

    private final Map<String, Limit> limits = new HashMap<>();
    private final Map<String, Domain> domains = new ConcurrentHashMap<>();

    /** The pace that these settings allow. */
    public Pace(PaceProperties properties) {
        for (Limit limit : properties.domains()) {
            limit.names().forEach(name -> limits.put(name.toLowerCase(Locale.ROOT), limit));
        }
    }

    /** An answer to the question whether a mail may go. */
    public sealed interface Answer {

        /** It may; the place is given back when the mail has been handed over. */
        non-sealed interface Go extends Answer, AutoCloseable {
            @Override
            void close();
        }

        /** As many as may are on their way at this moment. */
        record Busy() implements Answer {}

        /** It went to so many already that it has to wait. */
        record NotBefore(Instant time) implements Answer {}
    }

    private static final Answer.Go FREELY = () -> {};

    /** Whether there is any limit, so that somebody has to ask. */
    public boolean isLimited() {
        return !limits.isEmpty();
    }

    /** Whether a mail of a lane may go to an address now. */
    public Answer ask(String address, Lane lane, Instant now) {
        String name = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        Limit limit = limits.get(name);
        if (limit == null) {
            limit = limits.get(ANY_OTHER);
        }
        if (limit == null) {
            return FREELY;
        }
        Limit found = limit;
        String key = limits.containsKey(name) ? found.names().getFirst() : name;
        return domains.computeIfAbsent(key, any -> new Domain(found, now)).ask(lane, now);
    }

    private static final class Domain implements Answer.Go {

        private final Limit limit;
        private final int most;
        private final Map<Lane, Instant> promised = new EnumMap<>(Lane.class);
        private int underWay;
        private double left;
        private Instant counted;

        Domain(Limit limit, Instant now) {
            this.limit = limit;
            this.most = Math.max(1, limit.rate() * KEPT_SECONDS / 60);
            this.left = most;
            this.counted = now;
        }

        synchronized Answer ask(Lane lane, Instant now) {
            if (limit.sessions() > 0 && underWay >= limit.sessions()) {
                return new Answer.Busy();
            }
            if (limit.rate() > 0) {
                // To the nanosecond: who asks again within a millisecond, and again, would see no time pass.
                long passed = Math.max(0, Duration.between(counted, now).toNanos());
                left = Math.min(most, left + passed * (double) limit.rate() / RATE_PERIOD.toNanos());
                counted = now.isAfter(counted) ? now : counted;
                int forOthers = lane == Lane.BULK ? most / 5 : 0;
                if (left < 1 + forOthers) {
                    return new Answer.NotBefore(promise(lane, now));
                }
                left--;
            }
            underWay++;
            return this;
        }

        private Instant promise(Lane lane, Instant now) {
            @Nullable Instant last = promised.get(lane);
            Instant next = (last == null || last.isBefore(now) ? now : last)
                    .plusMillis(Math.max(1, RATE_PERIOD.toMillis() / limit.rate()));
            promised.put(lane, next);
            return next;
        }

        @Override
        public synchronized void close() {
            underWay--;
        }
    }
}
