package org.hemicycle.localstack.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Prints each step with its outcome, and stops at the first that does not come out right.
final class Story {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final PrintStream out;
    private int number;

    Story(PrintStream out) {
        this.out = out;
    }

    /// A step did not come out right.
    static final class WentWrong extends RuntimeException {
        WentWrong(String what) {
            super(what, null, false, false);
        }
    }

    void step(String what, Callable<String> outcome) throws Exception {
        number++;
        out.printf("%2d. %s%n", number, what);
        out.printf("      %s%n", outcome.call());
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new WentWrong(otherwise);
        }
    }

    /// What a look finds, as soon as it finds something; looks again until its patience is at an end.
    static <T> T await(String what, Callable<Optional<T>> look) throws Exception {
        long start = System.nanoTime();
        while (true) {
            Optional<T> found = look.call();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new WentWrong("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
            Thread.sleep(PAUSE);
        }
    }
}
