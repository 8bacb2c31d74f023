package org.hemicycle.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hemicycle.notification.mail.Handover;
import org.hemicycle.notification.mail.MailServer;
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

    private final MailServer server;
    private final Clock clock;
    private final ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();

    Postbox(MailServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * One mail to be sent.
     *
     * @param attempts how often it was tried before
     */
    record Job(Reader reader, int attempts) {}

    /** What became of one mail. */
    record Done(Job job, Handover handover) {}

    /**
     * What became of a window.
     *
     * @param done what was tried; the other jobs were not, for lack of time or of a server
     * @param noServer why no server could be reached, where none could
     */
    record Window(List<Done> done, @Nullable String noServer) {}

    Window send(List<Job> jobs, Mailing mailing, Duration time) {
        var done = new ConcurrentLinkedQueue<Done>();
        var next = new AtomicInteger();
        var noServer = new AtomicReference<@Nullable String>();
        long end = System.nanoTime() + time.toNanos();
        var running = new ArrayList<Future<?>>();
        for (int i = 0; i < Math.min(server.sessions(mailing.lane()), jobs.size()); i++) {
            running.add(carriers.submit(() -> carry(jobs, mailing, next, done, noServer, end)));
        }
        for (Future<?> carrier : running) {
            try {
                carrier.get();
            } catch (ExecutionException e) {
                log.error("Carrying mails failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while mails were being sent", e);
            }
        }
        return new Window(List.copyOf(done), noServer.get());
    }

    private void carry(
            List<Job> jobs,
            Mailing mailing,
            AtomicInteger next,
            ConcurrentLinkedQueue<Done> done,
            AtomicReference<@Nullable String> noServer,
            long end) {
        try (MailServer.Line line = server.line(mailing.lane())) {
            while (noServer.get() == null && System.nanoTime() < end) {
                int index = next.getAndIncrement();
                if (index >= jobs.size()) {
                    return;
                }
                Job job = jobs.get(index);
                switch (send(job, mailing, line)) {
                    case Handover.NoServer none -> noServer.set(none.reason());
                    case Handover handover -> done.add(new Done(job, handover));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
