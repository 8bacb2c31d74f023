package org.hemicycle.events;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The clock of every service that a test starts: it is eleven in the morning in Brussels on Monday, 23 November 2026, when
 * the tests begin, and time goes on from there.
 *
 * <p>So the visits of March 2027 lie ahead whenever the tests are run, and no run meets midnight, a holiday or a change of
 * clocks that it did not choose. It counts what passes and asks no calendar, so that it never goes back either.
 */
@Configuration(proxyBeanMethods = false)
public class Days {

    private static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00Z");
    private static final long BEGAN = System.nanoTime();

    /** The moment that it is for every service of the tests. */
    public static Instant now() {
        return BEGIN.plusNanos(System.nanoTime() - BEGAN);
    }

    /** The date that it is in a place. */
    public static LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(now(), zone);
    }

    @Bean
    Clock clock() {
        return new Running(ZoneOffset.UTC);
    }

    private static final class Running extends Clock {

        private final ZoneId zone;

        Running(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return now();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Running(other);
        }
    }
}
