package org.hemicycle.notification.delivery;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.delivery.ChunkCounts.Counts;
import org.hemicycle.notification.list.Cursor;
import org.hemicycle.notification.list.Cursor.Place;
import org.hemicycle.notification.notice.Notice;
import org.hemicycle.notification.notice.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows those who operate the service how far each notice is. */
@RestController
@PreAuthorize("hasAuthority('operations:read')")
public class ProgressController {

    private static final int MOST = 100;

    private final Notices notices;
    private final ChunkCounts counts;

    ProgressController(Notices notices, ChunkCounts counts) {
        this.notices = notices;
        this.counts = counts;
    }

    /**
     * A page of notices, the latest first.
     *
     * @param next what to pass as {@code after} for the following page, or null at the end
     */
    public record Page(List<Line> items, @Nullable String next) {}

    /**
     * One notice.
     *
     * @param chunks how many chunks it was cut into
     * @param progress what became of all of them together
     */
    public record Line(
            String id,
            String type,
            String subject,
            String title,
            boolean urgent,
            Instant happenedAt,
            Instant receivedAt,
            int chunks,
            Counts progress) {}

    /** One notice with what became of each of its chunks. */
    public record Detail(Line notice, List<Counts> chunks) {}

    @GetMapping("/api/notices")
    @Operation(summary = "Notices, the latest first, with their progress")
    Page notices(@RequestParam(defaultValue = "20") int limit, @RequestParam(required = false) @Nullable String after) {
        if (limit < 1 || limit > MOST) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "limit must be from 1 to " + MOST + ".", "limit");
        }
        Place end = after == null ? null : Cursor.place(after);
        List<Versioned<Notice>> page =
                end == null ? notices.page(null, null, limit) : notices.page(end.time(), end.id(), limit);
        Map<String, Counts> progress =
                counts.perNotice(page.stream().map(Versioned::id).toList());
        List<Line> lines = page.stream()
                .map(notice -> line(notice.id(), notice.state(), progress.getOrDefault(notice.id(), Counts.NONE)))
                .toList();
        return new Page(lines, page.size() < limit ? null : Cursor.word(page.getLast().state().receivedAt(), page.getLast().id()));
    }

    @GetMapping("/api/notices/{id}")
    @Operation(summary = "One notice, chunk by chunk")
    Detail notice(@PathVariable String id) {
        Notice notice = notices.find(id)
                .orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, "There is no notice with this id."));
        Counts all = counts.perNotice(List.of(id)).getOrDefault(id, Counts.NONE);
        return new Detail(line(id, notice, all), counts.perChunk(id));
    }

    private static Line line(String id, Notice notice, Counts progress) {
        return new Line(
                id,
                notice.type(),
                notice.subject(),
                notice.title(),
                notice.urgent(),
                notice.happenedAt(),
                notice.receivedAt(),
                notice.buckets(),
                progress);
    }
}
