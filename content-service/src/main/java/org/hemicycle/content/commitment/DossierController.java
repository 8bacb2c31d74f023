package org.hemicycle.content.commitment;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hemicycle.content.register.Found;
import org.hemicycle.content.register.Page;
import org.hemicycle.content.register.Slice;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The office's work on commitments: reports, steps that two people take, and what is left to do. */
@RestController
@RequestMapping("/api/commitments")
@Tag(name = "Commitment dossiers", description = "The office's own view of commitments; needs commitments:write")
class DossierController {

    private static final String WRITE = "hasAuthority('commitments:write')";

    private final CommitmentDesk desk;
    private final Commitments commitments;

    DossierController(CommitmentDesk desk, Commitments commitments) {
        this.desk = desk;
        this.commitments = commitments;
    }

    /**
     * A commitment with everything the office knows.
     *
     * @param version what a change must name in If-Match
     * @param commitment the commitment itself
     * @param next the states that it can come into
     * @param reportedBy who reported it; nobody for what came with the archive
     * @param steps every step that was proposed
     * @param edits who changed what it says
     * @param followUps what is to be done about it
     */
    record Dossier(
            long version,
            @JsonUnwrapped CommitmentView commitment,
            List<CommitmentState> next,
            @Nullable String reportedBy,
            Instant reportedAt,
            List<Taken> steps,
            List<Commitment.Edit> edits,
            List<FollowUp> followUps) {

        static Dossier of(Versioned<Commitment> found) {
            Commitment commitment = found.state();
            return new Dossier(
                    found.version(), CommitmentView.internal(commitment), List.copyOf(commitment.state().next()),
                    commitment.reportedBy(), commitment.reportedAt(), commitment.steps().stream().map(Taken::of).toList(),
                    commitment.edits(), commitment.followUps());
        }
    }

    /** A step with the two people behind it. */
    record Taken(
            String id,
            CommitmentState from,
            CommitmentState to,
            Step.Evidence evidence,
            @Nullable String supersededBy,
            Step.Standing standing,
            @Nullable String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {

        static Taken of(Step step) {
            return new Taken(
                    step.id(), step.from(), step.to(), step.evidence(), step.supersededBy(), step.standing(), step.proposedBy(),
                    step.proposedAt(), step.decidedBy(), step.decidedAt());
        }
    }

    /** Something to do, with what it is about. */
    record Due(
            String commitment, LocalizedText title, CommitmentState state, long version, String followUp, String task,
            String owner, LocalDate due) {}

    /**
     * A step as it is proposed.
     *
     * @param state the state that the commitment came into; required
     * @param evidence what shows it, with day and link; required
     * @param supersededBy the id of the commitment that takes its place, for SUPERSEDED
     */
    record NewStep(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "VERIFIED") @Nullable String state,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Step.@Nullable Evidence evidence,
            @Nullable String supersededBy) {}

    /** Something to do as it is handed in: what, who, by when. */
    record NewFollowUp(@Nullable String task, @Nullable String owner, @Nullable LocalDate due) {}

    @GetMapping("/dossiers")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Lists all commitments with what the office knows",
            description = "Takes the parameters of the public list; those that nobody has verified are in it.")
    ResponseEntity<Page<Dossier>> list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = CommitmentFilter.asked(area, institution, person, kind, state);
        Found<Commitment> found = commitments.page(filter, Slice.asked(cursor, limit));
        return internal().body(new Page<>(found.items().stream().map(Dossier::of).toList(), found.next()));
    }

    @GetMapping("/follow-ups")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Lists what is left to do", description = "The commitment with the nearest day first.")
    ResponseEntity<Page<Due>> due(
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Found<Commitment> found = commitments.due(Slice.asked(cursor, limit));
        var all = found.items().stream()
                .flatMap(one -> one.state().followUps().stream()
                        .filter(followUp -> followUp.isOpen() && (owner == null || owner.equals(followUp.owner())))
                        .map(followUp -> new Due(
                                one.id(), one.state().promise().title(), one.state().state(), one.version(), followUp.id(),
                                followUp.task(), followUp.owner(), followUp.due())))
                .toList();
        return internal().body(new Page<>(all, found.next()));
    }

    @GetMapping("/{id}/dossier")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Shows a commitment with what the office knows", description = "Its ETag is what a change names in If-Match.")
    ResponseEntity<Dossier> one(@PathVariable String id) {
        return saved(desk.find(id));
    }

    @PostMapping
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Reports a commitment",
            description = "It is internal until two people have verified it.")
    @ApiResponse(responseCode = "201", description = "Reported; Location is that of the dossier")
    @ApiResponse(responseCode = "400", description = "The body has a wrong shape; errors names the fields")
    @ApiResponse(
            responseCode = "422",
            description = "A rule is broken: maker-missing, maker-unknown, office-unknown, commitment-area-unknown, language-unknown,"
                    + " made-in-the-future, target-before-commitment, source-not-followable or currency-unknown")
    ResponseEntity<Dossier> report(@RequestBody NewPromise promise, Authentication who) {
        Versioned<Commitment> reported = desk.report(promise, who.getName());
        return ResponseEntity.created(URI.create("/api/commitments/" + reported.id() + "/dossier"))
                .eTag(EntityVersion.tag(reported.version()))
                .body(Dossier.of(reported));
    }

    @PutMapping("/{id}")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Corrects what a commitment says", description = "Not while a step waits: step-already-proposed.")
    ResponseEntity<Dossier> edit(
            @PathVariable String id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewPromise promise,
            Authentication who) {
        return saved(desk.edit(id, EntityVersion.required(ifMatch), promise, who.getName()));
    }

    @PostMapping("/{id}/steps")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Proposes a step",
            description = "It waits until somebody else confirms it. A commitment can come from REPORTED into VERIFIED, and"
                    + " from there into IN_PROGRESS, PARTLY_MET, MET, STALLED, REVERSED or SUPERSEDED, as next says.")
    ResponseEntity<Dossier> propose(
            @PathVariable String id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewStep step,
            Authentication who) {
        return saved(desk.propose(
                id, EntityVersion.required(ifMatch), step.state(), step.evidence(), step.supersededBy(), who.getName()));
    }

    @PutMapping("/{id}/steps/{step}/confirmation")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Confirms a step",
            description = "By somebody else than who proposed it, or it is refused as second-person-needed. The step is public"
                    + " at once and subscribers are told.")
    ResponseEntity<Dossier> confirm(
            @PathVariable String id,
            @PathVariable String step,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        return saved(desk.confirm(id, EntityVersion.required(ifMatch), step, who.getName()));
    }

    @DeleteMapping("/{id}/steps/{step}")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Declines a step, or takes back one's own", description = "It stays in the dossier as declined.")
    ResponseEntity<Dossier> decline(
            @PathVariable String id,
            @PathVariable String step,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        return saved(desk.decline(id, EntityVersion.required(ifMatch), step, who.getName()));
    }

    @PostMapping("/{id}/follow-ups")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Adds something to do about a commitment")
    ResponseEntity<Dossier> followUp(
            @PathVariable String id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewFollowUp followUp) {
        return saved(desk.followUp(
                id, EntityVersion.required(ifMatch), followUp.task(), followUp.owner(), followUp.due()));
    }

    @PutMapping("/{id}/follow-ups/{followUp}/completion")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Notes that something is done")
    ResponseEntity<Dossier> complete(
            @PathVariable String id,
            @PathVariable String followUp,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        return saved(desk.complete(id, EntityVersion.required(ifMatch), followUp, who.getName()));
    }

    private static ResponseEntity.BodyBuilder internal() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore());
    }

    private static ResponseEntity<Dossier> saved(Versioned<Commitment> commitment) {
        return internal().eTag(EntityVersion.tag(commitment.version())).body(Dossier.of(commitment));
    }
}
