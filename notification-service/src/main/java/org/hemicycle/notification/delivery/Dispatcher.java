package org.hemicycle.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hemicycle.defaults.intake.NotNow;
import org.hemicycle.defaults.outbox.FailPoint;
import org.hemicycle.notification.bounce.Suppressions;
import org.hemicycle.notification.bulletin.Bulletins;
import org.hemicycle.notification.delivery.Chunk.Outcome;
import org.hemicycle.notification.delivery.Chunk.SignUp;
import org.hemicycle.notification.delivery.Chunk.Waiting;
import org.hemicycle.notification.delivery.Chunks.Progress;
import org.hemicycle.notification.delivery.Mailing.Going;
import org.hemicycle.notification.delivery.Mailings.Known;
import org.hemicycle.notification.delivery.Postbox.Done;
import org.hemicycle.notification.delivery.Postbox.Job;
import org.hemicycle.notification.digest.Digests;
import org.hemicycle.notification.mail.Handover;
import org.hemicycle.notification.mail.Lane;
import org.hemicycle.notification.subscriber.Quiet;
import org.hemicycle.notification.subscriber.Reader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Serves chunks: asks whom they concern, sends window by window, and records what became of each window before the next.
 *
 * <p>Serving the same chunk again goes on where the record ends, so a message may come twice and a process may die at
 * any moment; at most the mails of one window are repeated, with the Message-ID they had.
 */
@Component
public class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    /** The mailbox or its domain does not exist or was closed (RFC 3463 §3.2 and §3.3), which no later mail changes. */
    private static final Pattern NO_MAILBOX = Pattern.compile("\\b5\\.(1\\.[126]|1\\.10|2\\.1)\\b");

    private static final String PACED = "waits because its domain takes only so many at a time";

    private static final String PAUSED = "paused";
    /** When mails that wait for a further attempt are looked at again, while all of it is paused. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final String BEHIND = "waits behind an earlier letter about the same";
    private static final String UNREACHABLE = "the address is on the suppression list";
    private static final String NOT_WANTED = "withdrawn, paused, erased or suppressed while it waited";
    private static final String STOPPED = "stopped or withdrawn by staff";
    private static final String QUIET = "waits for the end of the reader's quiet hours";
    /** Letters about one thing come in their order, so what is urgent takes along what waits before it. */
    private static final String HURRIED = "an urgent letter about the same follows";

    private final Chunks chunks;
    private final Mailings mailings;
    private final Postbox postbox;
    private final Suppressions suppressions;
    private final DeliveryProperties properties;
    private final Clock clock;
    private final DeliveryMeters meters;
    private final Set<String> serving = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** The service is being stopped; what is left of the chunk is for whoever takes it next. */
    static final class Stopping extends NotNow {
        Stopping() {
            super("The service is being stopped");
        }
    }

    Dispatcher(
            Chunks chunks,
            Mailings mailings,
            Postbox postbox,
            Suppressions suppressions,
            DeliveryProperties properties,
            Clock clock,
            DeliveryMeters meters) {
        this.chunks = chunks;
        this.mailings = mailings;
        this.postbox = postbox;
        this.suppressions = suppressions;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /** What must reach the readers of a bucket first: the whole chunk waits, or some of its readers do. */
    private record Precedence(@Nullable Instant chunkWaitsUntil, Map<String, Instant> readersWaitUntil) {}

    /** Serves one chunk of a notice, after what its readers must get before it. */
    public void serve(String noticeId, int bucket) {
        if (Digests.isDigest(noticeId)) {
            serveDigest(noticeId, bucket);
            return;
        }
        if (Bulletins.isBulletin(noticeId)) {
            serveBulletin(noticeId, bucket);
            return;
        }
        Optional<Known> notice = mailings.notice(noticeId);
        if (notice.isEmpty()) {
            // The chunk is planned in the same write as the notice, so it can only have been removed since.
            log.warn("There is no notice {} any more", noticeId);
            return;
        }
        Precedence precedence = precedence(notice.get(), bucket);
        serve(notice.get(), bucket, precedence);
    }

    private void serve(Known notice, int bucket, Precedence precedence) {
        alone(Chunk.id(notice.id(), bucket), () -> {
            chunks.take(notice.id(), bucket, notice.lane())
                    .ifPresent(chunk -> work(chunk, mailings.of(notice, bucket), precedence));
        });
    }

    private void serveDigest(String id, int bucket) {
        alone(Chunk.id(id, bucket), () -> chunks.take(id, bucket, Lane.BULK)
                .ifPresent(chunk -> mailings.digest(id, bucket, chunk.plannedAt())
                        .ifPresentOrElse(
                                mailing -> work(chunk, mailing, new Precedence(null, Map.of())),
                                () -> chunks.release(chunk))));
    }

    /** Chunks of a bulletin that is paused or over are left alone: if it goes on, they are planned again. */
    private void serveBulletin(String id, int bucket) {
        Optional<Mailing> bulletin = mailings.bulletin(id, bucket).filter(mailing -> mailing.going() == Going.ON);
        if (bulletin.isPresent()) {
            alone(Chunk.id(id, bucket), () -> chunks.take(id, bucket, Lane.BULK)
                    .ifPresent(chunk -> work(chunk, bulletin.get(), new Precedence(null, Map.of()))));
        }
    }

    /** Sends the letter that a sign-up asks for. */
    public void serve(String messageId, SignUp signUp, Instant asked) {
        alone(messageId, () -> chunks.take(messageId, signUp, asked)
                .ifPresent(chunk -> work(chunk, mailings.of(messageId, signUp, chunk.plannedAt()), new Precedence(null, Map.of()))));
    }

    /** Takes up again a chunk that is due. */
    void resume(String chunkId) {
        List<Chunk> found = chunks.all(List.of(chunkId));
        if (found.isEmpty()) {
            return;
        }
        Chunk seen = found.getFirst();
        SignUp signUp = seen.signUp();
        String noticeId = seen.notice();
        if (signUp != null) {
            alone(chunkId, () -> chunks.takeDue(chunkId)
                    .ifPresent(chunk -> work(chunk, mailings.of(chunkId, signUp, chunk.plannedAt()), new Precedence(null, Map.of()))));
        } else if (noticeId != null && Digests.isDigest(noticeId)) {
            mailings.digest(noticeId, seen.bucket(), seen.plannedAt()).ifPresent(mailing -> alone(chunkId, () -> chunks.takeDue(chunkId)
                    .ifPresent(chunk -> work(chunk, mailing, new Precedence(null, Map.of())))));
        } else if (noticeId != null && Bulletins.isBulletin(noticeId)) {
            mailings.bulletin(noticeId, seen.bucket()).ifPresent(mailing -> alone(chunkId, () -> chunks.takeDue(chunkId)
                    .ifPresent(chunk -> work(chunk, mailing, new Precedence(null, Map.of())))));
        } else if (noticeId != null) {
            mailings.notice(noticeId).ifPresent(notice -> {
                Precedence precedence = precedence(notice, seen.bucket());
                alone(chunkId, () -> chunks.takeDue(chunkId)
                        .ifPresent(chunk -> work(chunk, mailings.of(notice, seen.bucket()), precedence)));
            });
        }
    }

    /** One chunk is served by one thread; between instances the claim in the document sees to it. */
    private void alone(String chunkId, Runnable work) {
        if (stopping) {
            throw new Stopping();
        }
        if (!serving.add(chunkId)) {
            throw new Chunks.Taken(chunkId);
        }
        try {
            // Who stops waits for those that are being served, and may have looked just before this one was.
            if (stopping) {
                throw new Stopping();
            }
            work.run();
        } finally {
            serving.remove(chunkId);
        }
    }

    /**
     * Serves what is older about the same thing and not served yet, since lanes overtake each other but letters to one
     * reader must not; and says who is still waiting for something older.
     */
    private Precedence precedence(Known notice, int bucket) {
        if (notice.before().isEmpty()) {
            return new Precedence(null, Map.of());
        }
        Map<String, Chunk> present =
                chunks.all(notice.before().stream().map(id -> Chunk.id(id, bucket)).toList()).stream()
                        .collect(Collectors.toMap(Chunk::id, Function.identity()));
        Map<String, Instant> readers = new HashMap<>();
        Set<String> hurried = new HashSet<>();
        for (String earlierId : notice.before()) {
            Known earlier = mailings.notice(earlierId).orElse(null);
            if (earlier == null || bucket >= earlier.notice().buckets()) {
                continue;
            }
            String chunkId = Chunk.id(earlierId, bucket);
            Chunk chunk = present.get(chunkId);
            if (chunk == null || (!chunk.gone() && !chunk.givenUp() && chunk.due() == null)) {
                serve(earlier, bucket, new Precedence(null, readers));
                chunk = chunks.all(List.of(chunkId)).stream().findFirst().orElse(null);
            }
            if (chunk == null || (!chunk.gone() && !chunk.givenUp())) {
                Instant due = chunk == null ? null : chunk.due();
                Instant soon = clock.instant().plusSeconds(1);
                return new Precedence(due == null || due.isBefore(soon) ? soon : due.plusMillis(10), readers);
            }
            Predicate<Waiting> hurries = notice.notice().urgent() ? hurry(chunk, hurried) : entry -> false;
            for (Waiting waiting : chunk.deferred()) {
                Instant due = hurries.test(waiting) ? clock.instant() : waiting.due();
                readers.merge(waiting.to(), due, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return new Precedence(null, readers);
    }

    /**
     * Ends the quiet hours of those who wait in an earlier chunk, and the waiting of whatever waits behind it for them;
     * answers whose waiting that is.
     */
    private Predicate<Waiting> hurry(Chunk chunk, Set<String> hurried) {
        chunk.deferred().stream()
                .filter(entry -> entry.reason().equals(QUIET))
                .forEach(entry -> hurried.add(entry.to()));
        Predicate<Waiting> hurries = entry ->
                hurried.contains(entry.to()) && (entry.reason().equals(QUIET) || entry.reason().equals(BEHIND));
        if (chunk.deferred().stream().anyMatch(hurries)) {
            chunks.hurry(chunk, hurries, HURRIED);
        }
        return hurries;
    }

    private void work(Chunk chunk, Mailing mailing, Precedence precedence) {
        Instant until = precedence.chunkWaitsUntil();
        if (until != null) {
            chunks.putOff(
                    chunk,
                    new Progress(List.of(), List.of(), List.of(), List.of(), chunk.deferred()),
                    chunk.failures(),
                    BEHIND,
                    until);
            return;
        }
        if (chunk.gone()) {
            new Shift(chunk, mailing, precedence.readersWaitUntil()).run();
            return;
        }
        meters.begin(chunk.id(), mailing);
        try {
            new Shift(chunk, mailing, precedence.readersWaitUntil()).run();
        } finally {
            meters.end(chunk.id(), mailing);
        }
    }

    /** One go at one chunk. */
    private final class Shift {

        private final Chunk chunk;
        private final Mailing mailing;
        private final Map<String, Instant> behind;
        private final Map<String, Waiting> waiting = new LinkedHashMap<>();
        private final Deque<Job> jobs = new ArrayDeque<>();
        private final List<String> sent = new ArrayList<>();
        private final List<Outcome> refused = new ArrayList<>();
        private final List<Outcome> dead = new ArrayList<>();
        private final List<Outcome> suppressed = new ArrayList<>();
        private int audience;
        private Instant asked = clock.instant();

        Shift(Chunk chunk, Mailing mailing, Map<String, Instant> behind) {
            this.chunk = chunk;
            this.mailing = mailing;
            this.behind = behind;
            this.audience = chunk.audience();
            chunk.deferred().forEach(entry -> waiting.put(entry.to(), entry));
        }

        void run() {
            if (isHalted()) {
                return;
            }
            gatherFirstAttempts();
            gatherFurtherAttempts();
            while (!jobs.isEmpty()) {
                if (isDueToAsk()) {
                    if (isHalted()) {
                        return;
                    }
                    askAgain();
                }
                var window = new ArrayList<Job>();
                while (window.size() < properties.window() && !jobs.isEmpty()) {
                    window.add(jobs.removeFirst());
                }
                Postbox.Window result = postbox.send(window, mailing, properties.windowTime());
                FailPoint.reach("delivery.sent");
                result.done().forEach(this::settle);
                result.paced().forEach((job, until) -> {
                    String to = job.reader().id();
                    waiting.put(to, new Waiting(to, job.attempts(), PACED, until));
                });
                putBackUntried(window, result);
                String noServer = result.noServer();
                if (noServer != null) {
                    putOff(noServer);
                    return;
                }
                if (!jobs.isEmpty()) {
                    chunks.record(chunk, progress());
                    if (stopping) {
                        chunks.release(chunk);
                        throw new Stopping();
                    }
                }
            }
            chunks.finish(chunk, progress(), audience);
        }

        private void gatherFirstAttempts() {
            if (chunk.gone()) {
                return;
            }
            Set<String> recorded = chunk.recorded();
            List<Reader> concerned = mailing.audience();
            Set<String> unreachable = unreachable(concerned);
            for (Reader reader : concerned) {
                if (recorded.contains(reader.id())) {
                    continue;
                }
                if (unreachable.contains(reader.emailHash())) {
                    leave(reader.id(), 0, UNREACHABLE);
                    count("suppressed");
                    continue;
                }
                Instant behindUntil = behind.get(reader.id());
                Instant quietUntil = quietUntil(reader);
                if (behindUntil != null) {
                    waiting.put(reader.id(), behindOthers(reader.id(), 0, behindUntil));
                } else if (quietUntil != null) {
                    waiting.put(reader.id(), new Waiting(reader.id(), 0, QUIET, quietUntil));
                } else {
                    jobs.add(new Job(reader, 0));
                }
            }
            audience = recorded.size() + suppressed.size() + jobs.size() + waiting.size() - chunk.deferred().size();
        }

        private void gatherFurtherAttempts() {
            List<Waiting> due = chunk.deferred().stream()
                    .filter(entry -> !entry.due().isAfter(asked))
                    .toList();
            if (due.isEmpty()) {
                return;
            }
            Map<String, Reader> still = still(due.stream().map(Waiting::to).toList());
            for (Waiting entry : due) {
                Reader reader = still.get(entry.to());
                Instant behindUntil = behind.get(entry.to());
                Instant quietUntil = reader == null || entry.reason().equals(HURRIED) ? null : quietUntil(reader);
                if (reader == null) {
                    waiting.remove(entry.to());
                    leave(entry.to(), entry.attempts(), NOT_WANTED);
                } else if (behindUntil != null) {
                    waiting.put(entry.to(), behindOthers(entry.to(), entry.attempts(), behindUntil));
                } else if (quietUntil != null) {
                    waiting.put(entry.to(), new Waiting(entry.to(), entry.attempts(), QUIET, quietUntil));
                } else {
                    jobs.add(new Job(reader, entry.attempts()));
                }
            }
        }

        private @Nullable Instant quietUntil(Reader reader) {
            Quiet quiet = reader.quiet();
            return quiet == null || mailing.urgent() ? null : quiet.endAround(clock.instant());
        }

        /** Those whom it still concerns and whose address is not suppressed, by their ids. */
        private Map<String, Reader> still(List<String> ids) {
            List<Reader> concerned = mailing.stillConcerned(ids);
            Set<String> unreachable = unreachable(concerned);
            return concerned.stream()
                    .filter(reader -> !unreachable.contains(reader.emailHash()))
                    .collect(Collectors.toMap(Reader::id, Function.identity()));
        }

        private Set<String> unreachable(List<Reader> readers) {
            return suppressions.holdingBack(readers);
        }

        private Waiting behindOthers(String reader, int attempts, Instant until) {
            Instant soon = clock.instant().plusSeconds(1);
            return new Waiting(reader, attempts, BEHIND, until.isBefore(soon) ? soon : until.plusMillis(10));
        }

        /** Whether somebody halted the mailing; then what is left of the chunk is laid down, or is over. */
        private boolean isHalted() {
            switch (mailing.going()) {
                case ON -> {
                    return false;
                }
                case HELD -> {
                    if (chunk.gone()) {
                        chunks.putOff(chunk, progress(), chunk.failures(), PAUSED, clock.instant().plus(PAUSE));
                    } else {
                        chunks.layDown(chunk, progress());
                    }
                }
                case OVER -> {
                    waiting.values().forEach(entry -> leave(entry.to(), entry.attempts(), STOPPED));
                    waiting.clear();
                    chunks.finish(chunk, progress(), audience);
                }
            }
            return true;
        }

        /** Whether the last answer to who agrees to be told has grown old. */
        private boolean isDueToAsk() {
            return Duration.between(asked, clock.instant()).compareTo(properties.freshness()) >= 0;
        }

        /** Asks anew who agrees to be told, so that a withdrawal counts at once. */
        private void askAgain() {
            asked = clock.instant();
            Map<String, Reader> still =
                    still(jobs.stream().map(job -> job.reader().id()).toList());
            jobs.removeIf(job -> {
                String id = job.reader().id();
                if (still.containsKey(id)) {
                    return false;
                }
                waiting.remove(id);
                leave(id, job.attempts(), NOT_WANTED);
                return true;
            });
        }

        private void leave(String to, int attempts, String reason) {
            suppressed.add(new Outcome(to, attempts, reason, clock.instant()));
        }

        private void settle(Done done) {
            String to = done.job().reader().id();
            int attempts = done.job().attempts() + 1;
            Instant now = clock.instant();
            if (done.job().attempts() == 0) {
                meters.firstAttempt(mailing, done.at());
            }
            switch (done.handover()) {
                case Handover.Taken taken -> {
                    sent.add(to);
                    waiting.remove(to);
                    count("sent");
                }
                case Handover.Refused no -> {
                    refused.add(new Outcome(to, attempts, no.reason(), now));
                    meters.failure(mailing, no.reason());
                    waiting.remove(to);
                    if (NO_MAILBOX.matcher(no.reason()).find()) {
                        suppressions.refused(done.job().reader().emailHash(), null, no.reason());
                    }
                    count("refused");
                }
                case Handover.Later later -> {
                    meters.failure(mailing, later.reason());
                    Duration delay = delay(attempts);
                    if (delay == null) {
                        dead.add(new Outcome(to, attempts, later.reason(), now));
                        waiting.remove(to);
                        count("given up");
                    } else {
                        waiting.put(to, new Waiting(to, attempts, later.reason(), now.plus(delay)));
                        count("deferred");
                    }
                }
                case Handover.NoServer none -> {}
            }
        }

        private void putBackUntried(List<Job> window, Postbox.Window result) {
            if (result.done().size() + result.paced().size() == window.size()) {
                return;
            }
            var tried = new HashSet<String>();
            result.done().forEach(done -> tried.add(done.job().reader().id()));
            result.paced().keySet().forEach(job -> tried.add(job.reader().id()));
            for (Job job : window.reversed()) {
                if (!tried.contains(job.reader().id())) {
                    jobs.addFirst(job);
                }
            }
        }

        private void putOff(String reason) {
            meters.failure(mailing, reason);
            int failures = chunk.failures() + 1;
            Duration delay = delay(failures);
            Instant now = clock.instant();
            if (delay == null) {
                waiting.values().forEach(entry -> dead.add(new Outcome(entry.to(), entry.attempts(), reason, now)));
                waiting.clear();
                count("given up");
                if (chunk.gone()) {
                    chunks.finish(chunk, progress(), audience);
                } else {
                    chunks.putOff(chunk, progress(), failures, reason, null);
                }
            } else {
                log.atWarn().addKeyValue("chunk", chunk.id()).log("No mail server answers: {}", reason);
                chunks.putOff(chunk, progress(), failures, reason, now.plus(delay));
            }
        }

        private void count(String outcome) {
            meters.count(mailing, outcome);
        }

        private Progress progress() {
            var progress = new Progress(
                    List.copyOf(sent),
                    List.copyOf(refused),
                    List.copyOf(dead),
                    List.copyOf(suppressed),
                    List.copyOf(waiting.values()));
            sent.clear();
            refused.clear();
            dead.clear();
            suppressed.clear();
            return progress;
        }
    }

    @Override
    public void start() {
        stopping = false;
    }

    /** Lets windows that are being sent come to their record, so that an orderly end repeats no mail. */
    @Override
    public void stop() {
        stopping = true;
        long limit = System.nanoTime() + properties.claim().toNanos();
        while (!serving.isEmpty() && System.nanoTime() < limit) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }

    /** Stops before the binder's consumers, which would wait for a whole chunk. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** How long to wait after so many failures, a tenth more or less; null when there is no further attempt. */
    private @Nullable Duration delay(int failures) {
        if (failures > properties.delays().size()) {
            return null;
        }
        Duration delay = properties.delays().get(failures - 1);
        long tenth = delay.toMillis() / 10;
        return tenth == 0 ? delay : delay.plusMillis(ThreadLocalRandom.current().nextLong(-tenth, tenth));
    }
}
