package org.hemicycle.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.hemicycle.notification.mail.Handover;
import org.hemicycle.notification.mail.MailServer;
import org.hemicycle.notification.mail.Pace;
import org.hemicycle.notification.mail.Recipient;
import org.hemicycle.notification.subscriber.Reader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Takes a window of mails to the mail server over several sessions at once and says what became of each. */
@Component
class Postbox implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Postbox.class);
    private static final Duration BUSY = Duration.ofMillis(20);

    private final MailServer server;
    private final Pace pace;
    private final Clock clock;
    private final ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();

    Postbox(MailServer server, Pace pace, Clock clock) {
        this.server = server;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * One mail to be sent.
     *
     * @param attempts how often it was tried before
     */
    record Job(Reader reader, int attempts) {}

    /** What became of one mail, and when it was tried. */
    record Done(Job job, Handover handover, Instant at) {}

    /**
     * What became of a window.
     *
     * @param done what was tried; the other jobs were not, for lack of time or of a server
     * @param paced what was not tried because its domain has had enough for now, and until when
     * @param noServer why no server could be reached, where none could
     */
    record Window(List<Done> done, Map<Job, Instant> paced, @Nullable String noServer) {}

    Window send(List<Job> jobs, Mailing mailing, Duration time) {
        var round = new Round(jobs, mailing, System.nanoTime() + time.toNanos());
        do {
            var running = new ArrayList<Future<?>>();
            try {
                for (int i = 0; i < Math.min(server.sessions(mailing.lane()), round.left()); i++) {
                    running.add(carriers.submit(round::carry));
                }
            } catch (RejectedExecutionException over) {
                throw new Dispatcher.Stopping();
            }
            for (Future<?> carrier : running) {
                try {
                    carrier.get();
                } catch (ExecutionException e) {
                    log.error("Carrying mails failed", e.getCause());
                    return round.result();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new Dispatcher.Stopping();
                }
            }
        } while (round.goesOn());
        return round.result();
    }

    /** A window under way. */
    private final class Round {

        private final Mailing mailing;
        private final long end;
        private final LinkedList<Job> open;
        private final List<Done> done = new ArrayList<>();
        private final Map<Job, Instant> paced = new LinkedHashMap<>();
        /** A job that has to wait is asked for again and again; its address is opened once. */
        private final Map<Job, String> addresses = new HashMap<>();
        private @Nullable String noServer;

        /** A job that may go now, and what is to be given back when it has gone. */
        private record Picked(Job job, Pace.Answer.@Nullable Go place) implements AutoCloseable {
            @Override
            public void close() {
                if (place != null) {
                    place.close();
                }
            }
        }

        Round(List<Job> jobs, Mailing mailing, long end) {
            this.open = new LinkedList<>(jobs);
            this.mailing = mailing;
            this.end = end;
        }

        synchronized int left() {
            return open.size();
        }

        synchronized Window result() {
            return new Window(List.copyOf(done), Map.copyOf(paced), noServer);
        }

        private synchronized boolean isOver() {
            return open.isEmpty() || noServer != null || System.nanoTime() >= end;
        }

        /** Whether some are left, all of which found their domains busy with mails of others. */
        boolean goesOn() {
            if (isOver()) {
                return false;
            }
            try {
                Thread.sleep(BUSY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return true;
        }

        void carry() {
            try (MailServer.Line line = server.line(mailing.lane())) {
                while (carryOne(line)) {
                    // Until there is nothing left that this line could carry.
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean carryOne(MailServer.Line line) {
            try (Picked picked = pick()) {
                if (picked == null) {
                    return false;
                }
                Instant at = clock.instant();
                Handover handover = send(picked.job(), mailing, line);
                synchronized (this) {
                    if (handover instanceof Handover.NoServer none) {
                        noServer = none.reason();
                    } else {
                        done.add(new Done(picked.job(), handover, at));
                    }
                }
                return true;
            }
        }

        /** The first job that may go now. */
        private synchronized @Nullable Picked pick() {
            if (isOver()) {
                return null;
            }
            if (!pace.isLimited()) {
                return new Picked(open.removeFirst(), null);
            }
            for (var jobs = open.iterator(); jobs.hasNext(); ) {
                Job job = jobs.next();
                switch (pace.ask(address(job), mailing.lane(), clock.instant())) {
                    case Pace.Answer.Go place -> {
                        jobs.remove();
                        return new Picked(job, place);
                    }
                    case Pace.Answer.NotBefore later -> {
                        jobs.remove();
                        paced.put(job, later.time());
                    }
                    case Pace.Answer.Busy busy -> {}
                }
            }
            return null;
        }

        private String address(Job job) {
            return addresses.computeIfAbsent(job, waiting -> {
                try {
                    return mailing.recipient(waiting.reader()).address();
                } catch (RuntimeException unwritten) {
                    // Found out and said when it is written.
                    return "";
                }
            });
        }
    }

    private Handover send(Job job, Mailing mailing, MailServer.Line line) {
        Recipient recipient;
        byte[] mail;
        try {
            recipient = mailing.recipient(job.reader());
            mail = mailing.letter(job.reader()).to(recipient, clock.instant());
        } catch (RuntimeException e) {
            log.error("A mail could not be written for subscriber {}", job.reader().id(), e);
            return new Handover.Later("the mail could not be written: " + e.getClass().getSimpleName());
        }
        return line.send(recipient.address(), mail);
    }

    @Override
    public void destroy() {
        carriers.shutdownNow();
    }
}
