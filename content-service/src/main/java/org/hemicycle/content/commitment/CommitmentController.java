package org.hemicycle.content.commitment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.hemicycle.content.membership.Offices;
import org.hemicycle.content.membership.Term.Lasting;
import org.hemicycle.content.register.Page;
import org.hemicycle.content.register.Parameter;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Slice;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Commitments that two people have verified, for everybody to read. */
@RestController
@Tag(name = "Commitments", description = "What people in office promised, with source and evidence, and what became of it")
class CommitmentController {

    private static final ZoneId HOME = ZoneId.of("Europe/Brussels");

    private final Commitments commitments;
    private final Offices offices;
    private final Clock clock;

    CommitmentController(Commitments commitments, Offices offices, Clock clock) {
        this.commitments = commitments;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * What became of the office in which a promise was made.
     *
     * @param held who holds it on the day
     * @param madeBy whether the person who promised holds it: YES, NO, or POSSIBLY where nobody has said
     */
    record OfficeNow(@JsonUnwrapped Offices.Held held, @Nullable Lasting madeBy) {}

    @GetMapping("/api/commitments")
    @Operation(
            summary = "Lists commitments",
            description = "Those made last first, undated ones last. The parameters area, institution, person, kind and"
                    + " state narrow it.")
    ResponseEntity<Page<CommitmentView>> list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = CommitmentFilter.asked(area, institution, person, kind, state);
        return PublicAnswer.of(commitments.publicPage(filter, Slice.asked(cursor, limit)).map(CommitmentView::told));
    }

    @GetMapping("/api/commitments/{id}")
    @Operation(summary = "Shows a commitment with its history", description = "One that nobody has verified is not found.")
    ResponseEntity<CommitmentView> one(@PathVariable String id) {
        return PublicAnswer.of(commitments.findPublic(id).map(found ->
                new Versioned<>(found.id(), found.version(), CommitmentView.told(found.state()))));
    }

    @GetMapping("/api/commitments/{id}/office")
    @Operation(
            summary = "Says who holds the office in which a commitment was made",
            description = "On the day in the parameter on, or today; madeBy says whether the person who promised holds it. Not found"
                    + " where the commitment names no office.")
    ResponseEntity<OfficeNow> office(@PathVariable String id, @RequestParam(required = false) @Nullable String on) {
        LocalDate asked = Parameter.day("on", on);
        LocalDate day = asked == null ? LocalDate.now(clock.withZone(HOME)) : asked;
        Promise promise = commitments.findPublic(id).map(found -> found.state().promise()).orElse(null);
        var office = promise == null ? null : promise.office();
        var person = promise == null ? null : promise.person();
        return PublicAnswer.said(Optional.ofNullable(office)
                .flatMap(post -> offices.held(post.id(), day))
                .map(held -> new OfficeNow(held, person == null ? null : Offices.heldBy(person.id(), held)))
                .orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence())));
    }
}
