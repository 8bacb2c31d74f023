package org.hemicycle.events.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.availability.CalendarEntries;
import org.hemicycle.events.availability.Entry;
import org.hemicycle.events.availability.Horizon;
import org.hemicycle.events.availability.Subject;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.intake.CalendarImport.Counts;
import org.hemicycle.events.intake.CalendarImport.Progress;
import org.hemicycle.events.intake.CalendarImport.State;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Takes calendar files: reads each in the background, shows what it would change, and applies it when told to.
 *
 * <p>Both steps begin again from the file when whoever worked on it is gone; done twice, they come to the same.
 */
@Service
class ImportDesk implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportDesk.class);

    private final CalendarImports imports;
    private final CalendarEntries entries;
    private final Directory directory;
    private final Visits visits;
    private final Clock clock;
    /** Files are read in memory, so not all at once. */
    private final Semaphore places = new Semaphore(4);
    /** Begun anew with each start, since a service may be stopped and started again. */
    private volatile @Nullable Running running;

    private record Running(ExecutorService workers, ScheduledExecutorService sweeper) {}

    ImportDesk(CalendarImports imports, CalendarEntries entries, Directory directory, Visits visits, Clock clock) {
        this.imports = imports;
        this.entries = entries;
        this.directory = directory;
        this.visits = visits;
        this.clock = clock;
    }

    CalendarImport receive(Subject subject, String timeZone, boolean replace, boolean csv, byte[] file) {
        requireKnown(subject);
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new Refused(ImportRefusal.CALENDAR_ZONE_UNKNOWN, "There is no time zone " + timeZone + ".", "timeZone");
        }
        FileText.of(file); // refused at once where it is empty or no text
        Instant now = clock.instant();
        imports.forgetOld(now);
        var created = new CalendarImport(
                "import-" + UUID.randomUUID(), State.READING, subject.kind(), subject.id(), timeZone, replace, csv ? "csv" : "ics",
                file.length, new Progress(0, 1), Counts.NONE, List.of(), List.of(), null, now);
        imports.add(created, file, now);
        begin(created);
        return created;
    }

    CalendarImport find(String id) {
        return imports.find(id).orElseThrow(() -> new Refused(ImportRefusal.CALENDAR_IMPORT_UNKNOWN, "There is no import " + id + "."));
    }

    List<CalendarImport> latest() {
        return imports.latest(50);
    }

    CalendarImport apply(String id) {
        CalendarImport found = find(id);
        if (found.state() == State.APPLIED || found.state() == State.APPLYING) {
            return found;
        }
        if (found.state() != State.PREVIEW || imports.file(id) == null) {
            throw new Refused(ImportRefusal.CALENDAR_IMPORT_NOT_READY, "The import is " + found.state().name().toLowerCase(Locale.ROOT)
                    + (found.state() == State.PREVIEW ? ", but its file was kept for a day only; send it again." : "; only a preview can be applied."));
        }
        CalendarImport applying = in(found, State.APPLYING, new Progress(0, Math.max(1, found.progress().total())));
        if (imports.move(id, State.PREVIEW, applying, clock.instant())) {
            begin(applying);
        }
        return find(id);
    }

    void discard(String id) {
        find(id);
        if (!imports.discard(id)) {
            throw new Refused(ImportRefusal.CALENDAR_IMPORT_NOT_READY, "The import is being applied.");
        }
    }

    private void requireKnown(Subject subject) {
        String id = subject.id();
        boolean known = switch (subject.kind()) {
            case PERSON -> directory.person(id).isPresent();
            case PARLIAMENT -> directory.area(id).isPresent() || directory.organization(id).isPresent();
            case DELEGATE -> {
                int slash = id.indexOf('/');
                yield slash > 0 && visits.find(new VisitId(id.substring(0, slash))).stream()
                        .flatMap(visit -> visit.state().delegates().stream())
                        .anyMatch(delegate -> delegate.id().equals(id.substring(slash + 1)));
            }
        };
        if (!known) {
            throw new Refused(ImportRefusal.CALENDAR_SUBJECT_UNKNOWN, "There is no " + subject.kind().wireName() + " " + id + ".", "subject");
        }
    }

    private void begin(CalendarImport work) {
        Running now = running;
        if (now != null) {
            now.workers().execute(() -> {
                places.acquireUninterruptibly();
                try {
                    work(work);
                } catch (RuntimeException failed) {
                    // It stays as it is and is taken over by the sweeper.
                    log.atWarn().setCause(failed).addKeyValue("import", work.id()).log("An import was interrupted");
                } finally {
                    places.release();
                }
            });
        }
    }

    private void work(CalendarImport work) {
        byte[] file = imports.file(work.id());
        if (file == null) {
            return; // discarded meanwhile
        }
        // The same stretch of time for preview and application.
        Horizon horizon = Horizon.around(work.createdAt(), ZoneId.of(work.timeZone()), work.subjectKind() == Subject.Kind.PARLIAMENT);
        Reading reading;
        try {
            String text = FileText.of(file);
            reading = work.format().equals("csv") ? CsvReader.read(text, horizon) : IcsReader.read(text, horizon);
        } catch (Refused refused) {
            imports.move(work.id(), work.state(), refused(work, refused), clock.instant());
            return;
        }
        if (work.state() == State.READING) {
            preview(work, reading, horizon);
        } else {
            apply(work, reading, horizon);
        }
    }

    private void preview(CalendarImport work, Reading reading, Horizon horizon) {
        String subject = new Subject(work.subjectKind(), work.subject()).key();
        int total = reading.entries().size();
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        int done = 0;
        for (List<Entry> batch : CalendarEntries.batches(reading.entries())) {
            var difference = entries.difference(subject, batch);
            added += difference.added().size();
            changed += difference.changed().size();
            unchanged += difference.unchanged();
            done += batch.size();
            imports.progress(work.id(), State.READING, done, total, clock.instant());
        }
        int removed = entries.gone(subject, reading.entries(), reading.uids(), horizon, work.replace()).size();
        int refused = (int) reading.faults().stream().filter(LineFault::refused).count();
        var counts = new Counts(added, changed, unchanged, removed, reading.ignored(), refused, reading.faults().size() - refused);
        imports.move(work.id(), State.READING, new CalendarImport(
                work.id(), State.PREVIEW, work.subjectKind(), work.subject(), work.timeZone(), work.replace(), work.format(), work.size(),
                new Progress(total, total), counts,
                reading.faults().stream().sorted(java.util.Comparator.comparingInt(LineFault::line)).limit(CalendarImport.FAULTS_KEPT).toList(),
                reading.entries().stream().limit(CalendarImport.SAMPLE_KEPT).map(CalendarImport.Shown::of).toList(),
                null, work.createdAt()), clock.instant());
    }

    private void apply(CalendarImport work, Reading reading, Horizon horizon) {
        String subject = new Subject(work.subjectKind(), work.subject()).key();
        int total = reading.entries().size();
        int done = 0;
        for (List<Entry> batch : CalendarEntries.batches(reading.entries())) {
            var difference = entries.difference(subject, batch);
            entries.save(subject, difference.added());
            entries.save(subject, difference.changed());
            done += batch.size();
            imports.progress(work.id(), State.APPLYING, done, total, clock.instant());
        }
        entries.remove(entries.gone(subject, reading.entries(), reading.uids(), horizon, work.replace()));
        imports.move(work.id(), State.APPLYING, in(work, State.APPLIED, new Progress(total, total)), clock.instant());
    }

    private static CalendarImport in(CalendarImport work, State state, Progress progress) {
        return new CalendarImport(
                work.id(), state, work.subjectKind(), work.subject(), work.timeZone(), work.replace(), work.format(), work.size(), progress,
                work.counts(), work.faults(), work.sample(), work.refusal(), work.createdAt());
    }

    private static CalendarImport refused(CalendarImport work, Refused refused) {
        return new CalendarImport(
                work.id(), State.REFUSED, work.subjectKind(), work.subject(), work.timeZone(), work.replace(), work.format(), work.size(),
                new Progress(1, 1), work.counts(), List.of(), List.of(),
                new CalendarImport.Refusal(refused.kind().type(), refused.sentence()), work.createdAt());
    }

    private void sweep() {
        try {
            for (var stalled = imports.takeOverStalled(clock.instant()); stalled.isPresent() && running != null; stalled = imports.takeOverStalled(clock.instant())) {
                begin(stalled.get());
            }
        } catch (RuntimeException storeAway) {
            log.debug("Imports could not be looked after", storeAway);
        }
    }

    @Override
    public void start() {
        var sweeper = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("calendar-imports").daemon().factory());
        running = new Running(Executors.newVirtualThreadPerTaskExecutor(), sweeper);
        sweeper.scheduleWithFixedDelay(this::sweep, 5, 15, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        Running stopping = running;
        running = null;
        if (stopping != null) {
            stopping.sweeper().shutdownNow();
            stopping.workers().close();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
