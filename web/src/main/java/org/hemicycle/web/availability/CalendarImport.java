package org.hemicycle.web.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a calendar on its way in.
 *
 * @param id its id
 * @param state {@code READING}, {@code PREVIEW}, {@code REFUSED}, {@code APPLYING} or {@code APPLIED}
 * @param subjectKind whose calendar: {@code person}, {@code delegate} or {@code parliament}
 * @param subject whose, by id
 * @param timeZone IANA name of the zone of times that name none
 * @param replace whether what the file does not name is taken away
 * @param format {@code ics} or {@code csv}
 * @param progress how much of the present step is done
 * @param counts what the file changes
 * @param faults what could not be read, by line
 * @param sample the first entries
 * @param refusal why the whole file was refused, if it was
 * @param createdAt when it was sent
 */
public record CalendarImport(
        String id,
        String state,
        @Nullable String subjectKind,
        @Nullable String subject,
        @Nullable String timeZone,
        boolean replace,
        @Nullable String format,
        Progress progress,
        Counts counts,
        List<Fault> faults,
        List<Shown> sample,
        @Nullable Refusal refusal,
        @Nullable Instant createdAt) {

    @SuppressWarnings("NullAway") // events-service may leave out what is not known yet.
    public CalendarImport {
        progress = progress == null ? new Progress(0, 0) : progress;
        counts = counts == null ? new Counts(0, 0, 0, 0, 0, 0, 0) : counts;
        faults = faults == null ? List.of() : List.copyOf(faults);
        sample = sample == null ? List.of() : List.copyOf(sample);
    }

    /** How much is done of how much. */
    public record Progress(int done, int total) {}

    /** What a file changes, in entries; warnings are lines skipped inside entries that were read. */
    public record Counts(
            int added, int changed, int unchanged, int removed, int ignored, int refused, int warnings) {}

    /** What is wrong with a line, and whether its entry was left out because of it. */
    public record Fault(int line, @Nullable String code, String sentence, boolean refused) {}

    /** One entry: a stretch of time or whole days. */
    public record Shown(
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String kind,
            @Nullable String summary) {}

    /** Why a whole file was refused. */
    public record Refusal(@Nullable String type, @Nullable String sentence) {

        /** The last part of its type, such as {@code calendar-file-empty}. */
        public String name() {
            return type == null ? "" : type.substring(type.lastIndexOf('/') + 1);
        }
    }

    /** The zone whose clock its times are shown by: the one that was named for times that name none. */
    public ZoneId zone() {
        return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
    }

    /** Whether events-service is at work on it. */
    public boolean isWorking() {
        return state.equals("READING") || state.equals("APPLYING");
    }

    /** Whether it waits for somebody to say yes. */
    public boolean isPreview() {
        return state.equals("PREVIEW");
    }
}
