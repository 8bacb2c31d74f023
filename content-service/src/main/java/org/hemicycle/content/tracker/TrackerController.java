package org.hemicycle.content.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.commitment.CommitmentFilter;
import org.hemicycle.content.commitment.CommitmentState;
import org.hemicycle.content.commitment.CommitmentView;
import org.hemicycle.content.commitment.Commitments;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Slice;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.csv.CsvCells;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Public commitments as badges for other sites and as whole files. */
@RestController
@Tag(name = "Commitments")
class TrackerController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final MediaType CSV = new MediaType("text", "csv", UTF_8);
    private static final int AT_ONCE = 500;

    private final Commitments commitments;
    private final Register<Area> areas;
    private final JsonMapper json;
    private final String publicUrl;

    TrackerController(
            Commitments commitments, Register<Area> areas, JsonMapper json, @Value("${hemicycle.public-url}") String publicUrl) {
        this.commitments = commitments;
        this.areas = areas;
        this.json = json;
        this.publicUrl = publicUrl;
    }

    /** All commitments that were asked for. */
    record Export(List<CommitmentView> commitments) {}

    @GetMapping(value = "/api/commitments/{id}/badge.svg", produces = "image/svg+xml")
    @Operation(summary = "What became of a commitment, as a picture for other sites")
    ResponseEntity<byte[]> badge(@PathVariable String id, @RequestParam(required = false) @Nullable String language) {
        String reader = Words.reader(language);
        var found = commitments.findPublic(id)
                .orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence()));
        String state = Words.of(found.state().state()).in(reader);
        return PublicAnswer.of(SVG, new Badge(Words.COMMITMENT.in(reader), state, Words.pages(reader)).picture());
    }

    @GetMapping(value = "/api/commitments/badge.svg", produces = "image/svg+xml")
    @Operation(summary = "How many commitments of an area, or of all, were met, as a picture for other sites")
    ResponseEntity<byte[]> badgeOfArea(
            @RequestParam(required = false) @Nullable String area, @RequestParam(required = false) @Nullable String language) {
        String reader = Words.reader(language);
        String label = Words.COMMITMENTS.in(reader);
        if (area != null) {
            label += ", " + areas.find(area)
                    .orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence()))
                    .state().name().in(reader);
        }
        var filter = new CommitmentFilter(area, null, null, null, null);
        String message = Words.metOf(reader, commitments.count(filter, CommitmentState.MET), commitments.count(filter, null));
        return PublicAnswer.of(SVG, new Badge(label, message, Words.pages(reader)).picture());
    }

    @GetMapping(value = "/api/commitments/export.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All public commitments with their history as one file", description = "The parameters narrow it.")
    ResponseEntity<byte[]> asJson(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state) {
        var all = all(CommitmentFilter.asked(area, institution, person, kind, state));
        return PublicAnswer.of(MediaType.APPLICATION_JSON, json.writeValueAsBytes(new Export(all)));
    }

    @GetMapping(value = "/api/commitments/export.csv", produces = "text/csv")
    @Operation(
            summary = "All public commitments as one CSV file (RFC 4180)",
            description = "The parameters narrow it; language is that of the texts, the quote stays in its original.")
    ResponseEntity<byte[]> asCsv(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String language) {
        String reader = Words.reader(language);
        var file = new StringBuilder();
        file.append(CsvCells.line(List.of(
                "id", "state", "kind", "title", "person", "organization", "area", "made_on", "target_date", "amount", "currency",
                "quote", "quote_language", "source", "source_url", "source_checked_at", "superseded_by", "last_step_at", "page")));
        for (CommitmentView one : all(CommitmentFilter.asked(area, institution, person, kind, state))) {
            file.append(CsvCells.line(cells(one, reader)));
        }
        byte[] document = file.toString().getBytes(UTF_8);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"commitments.csv\"")
                .eTag(PublicAnswer.tagOf(document))
                .cacheControl(PublicAnswer.REVALIDATED)
                .body(document);
    }

    private List<String> cells(CommitmentView one, String reader) {
        var person = one.person();
        var organization = one.organization();
        LocalizedText quote = one.quote();
        var amount = one.amount();
        return List.of(
                one.id(), one.state().name(), one.kind().wireName(), one.title().in(reader),
                person == null ? "" : person.name(), organization == null ? "" : organization.name().in(reader),
                text(one.area()), text(one.madeOn()), text(one.targetDate()),
                amount == null ? "" : Long.toString(amount.value()), amount == null ? "" : amount.currency(),
                quote == null ? "" : quote.in(quote.original()), quote == null ? "" : quote.original(),
                one.source().title(), text(one.source().url()), text(one.source().checkedAt()), text(one.supersededBy()),
                one.history().isEmpty() ? "" : text(one.history().getLast().confirmedAt()),
                publicUrl + "/" + Words.pages(reader) + "/commitments/" + one.id());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private List<CommitmentView> all(CommitmentFilter filter) {
        var all = new ArrayList<CommitmentView>();
        String cursor = null;
        do {
            var page = commitments.publicPage(filter, Slice.asked(cursor, AT_ONCE));
            page.items().forEach(item -> all.add(CommitmentView.told(item.state())));
            cursor = page.next();
        } while (cursor != null);
        return all;
    }
}
