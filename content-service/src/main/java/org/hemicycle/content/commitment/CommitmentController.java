package org.hemicycle.content.commitment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.hemicycle.content.register.Page;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Slice;
import org.hemicycle.defaults.outbox.Versioned;
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

    private final Commitments commitments;

    CommitmentController(Commitments commitments) {
        this.commitments = commitments;
    }

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
}
