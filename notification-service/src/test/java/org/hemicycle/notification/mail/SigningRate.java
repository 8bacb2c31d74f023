package org.hemicycle.notification.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How fast this machine signs, for benchmarks. */
public final class SigningRate {

    private SigningRate() {}

    /** Signatures a second with a key of a file, on all cores, after a warm-up as long as the measurement. */
    public static double perSecond(Path key, Duration duration) throws InterruptedException {
        DkimKey signing = DkimKey.of(new DkimProperties.Key("hemicycle.example", "bench", null, key.toString()));
        byte[] header = new byte[1_500];
        double rate = 0;
        for (int round = 0; round < 2; round++) {
            var signed = new AtomicLong();
            long end = System.nanoTime() + duration.toNanos();
            List<Thread> threads = java.util.stream.IntStream.range(0, Runtime.getRuntime().availableProcessors())
                    .mapToObj(i -> Thread.ofPlatform().start(() -> {
                        while (System.nanoTime() < end) {
                            signing.sign(header);
                            signed.incrementAndGet();
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            rate = signed.get() * 1e9 / duration.toNanos();
        }
        return rate;
    }
}
