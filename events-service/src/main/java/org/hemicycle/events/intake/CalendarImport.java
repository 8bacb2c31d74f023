package org.hemicycle.events.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.hemicycle.events.availability.Entry;
import org.hemicycle.events.availability.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way into a calendar: read, shown, then applied.
 *
 * @param id its id
 * @param state how far it is
 * @param subjectKind whose calendar: a person's, a delegate's, a parliament's
 * @param subject whose, by id
 * @param timeZone IANA name of the zone of times and days that name none
 * @param replace whether what the file does not name is taken away
 * @param format {@code ics} or {@code csv}
 * @param size of the file, in bytes
 * @param progress how much of the present step is done
 * @param counts what the file changes; known from the preview on
 * @param faults what could not be read, by line; at most 200 are kept
 * @param sample the first entries; at most 50 are kept
 * @param refusal why the whole file was refused, if it was
 * @param createdAt when it was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CalendarImport(
        String id,
        State state,
        Subject.Kind subjectKind,
        String subject,
        String timeZone,
        boolean replace,
        String format,
        int size,
        Progress progress,
        Counts counts,
        List<LineFault> faults,
        List<Shown> sample,
        @Nullable Refusal refusal,
        Instant createdAt) {

    static final int FAULTS_KEPT = 200;
    static final int SAMPLE_KEPT = 50;

    enum State {
        READING,
        PREVIEW,
        REFUSED,
        APPLYING,
        APPLIED;

        /** Whether somebody is at work on it. */
        boolean working() {
            return this == READING || this == APPLYING;
        }
    }

    /** How much is done of how much. */
    record Progress(int done, int total) {}

    /**
     * What a file changes.
     *
     * @param added entries that were not here
     * @param changed entries that were here and say something else
     * @param unchanged entries that are here already, or here in a later state
     * @param removed entries that are here and that the file takes away
     * @param ignored entries of no concern: past, too far ahead, cancelled, or keeping nobody busy
     * @param refused entries that could not be read
     * @param warnings lines that were skipped inside entries that were read
     */
    record Counts(int added, int changed, int unchanged, int removed, int ignored, int refused, int warnings) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
    }

    /** One entry as the preview shows it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(Instant start, Instant end, @Nullable LocalDate firstDay, @Nullable LocalDate lastDay, String kind, @Nullable String summary) {
        static Shown of(Entry entry) {
            return new Shown(entry.start(), entry.end(), entry.firstDay(), entry.lastDay(), entry.kind().toLowerCase(Locale.ROOT), entry.summary());
        }
    }

    /** Why a whole file was refused. */
    record Refusal(String type, String sentence) {}
}
