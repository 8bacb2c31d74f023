package org.hemicycle.content.membership;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.hemicycle.content.membership.Memberships.Asked;
import org.hemicycle.content.register.Found;
import org.hemicycle.content.register.Page;
import org.hemicycle.content.register.Parameter;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Slice;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
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

/** Who belongs to what, for everybody; and the office's own view. */
@RestController
@RequestMapping("/api/memberships")
@Tag(name = "Memberships", description = "Who holds a post or belongs to an organization from when until when; changes need directory:write")
class MembershipController {

    private static final String WRITE = "hasAuthority('directory:write')";

    private final Memberships memberships;
    private final MembershipDesk desk;
    private final NameBook nameBook;

    MembershipController(Memberships memberships, MembershipDesk desk, NameBook nameBook) {
        this.memberships = memberships;
        this.desk = desk;
        this.nameBook = nameBook;
    }

    /** The answer to a question about memberships. */
    record Answer(List<MembershipView> items, @Nullable String next) {}

    /** A membership as the office sees it, with the version that a change must name in If-Match. */
    record MembershipRecord(long version, @JsonUnwrapped Membership membership) {

        static MembershipRecord of(Versioned<Membership> found) {
            return new MembershipRecord(found.version(), found.state());
        }
    }

    @GetMapping
    @Operation(
            summary = "Lists memberships",
            description = "In the order of their ids; person, organization (also as the party or group for which somebody is"
                    + " there) and post narrow it. With on, a day such as 2024-12-02, those that lasted that day, known or"
                    + " possibly, as known says. A part of the list may hold fewer than limit and still have a next one.")
    ResponseEntity<Answer> list(
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        LocalDate day = Parameter.day("on", on);
        Found<Membership> found =
                memberships.page(new Asked(person, organization, post, day, true), Slice.asked(cursor, limit));
        var states = found.items().stream().map(Versioned::state).toList();
        var names = nameBook.namesOf(states);
        return PublicAnswer.said(new Answer(
                states.stream().flatMap(membership -> names.told(membership, day).stream()).toList(), found.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a membership")
    ResponseEntity<MembershipView> one(@PathVariable String id) {
        return PublicAnswer.said(memberships.find(id)
                .flatMap(found -> nameBook.namesOf(List.of(found.state())).told(found.state(), null))
                .orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence())));
    }

    @GetMapping("/records")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Lists memberships as the office sees them", description = "Takes the parameters of the public list.")
    ResponseEntity<Page<MembershipRecord>> records(
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Found<Membership> found = memberships.page(
                new Asked(person, organization, post, Parameter.day("on", on), false), Slice.asked(cursor, limit));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Page<>(found.items().stream().map(MembershipRecord::of).toList(), found.next()));
    }

    @GetMapping("/{id}/record")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Shows a membership as the office sees it, public or not")
    ResponseEntity<MembershipRecord> internal(@PathVariable String id) {
        return saved(memberships.find(id)
                .orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence())));
    }

    @PostMapping
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Adds a membership", description = "It is internal unless it says that it is public.")
    @ApiResponse(responseCode = "201", description = "Added; the version is in the ETag")
    @ApiResponse(responseCode = "409", description = "post-seats-taken: the post has no seat left on some day of it")
    @ApiResponse(
            responseCode = "422",
            description = "A rule is broken: member-unknown, post-unknown, membership-body-unknown, post-elsewhere,"
                    + " membership-of-nothing, membership-ends-before-start, membership-language-unknown or"
                    + " membership-source-not-followable")
    ResponseEntity<MembershipRecord> add(@RequestBody NewMembership membership) {
        Versioned<Membership> added = desk.add(membership);
        return ResponseEntity.created(URI.create("/api/memberships/" + added.id() + "/record"))
                .eTag(EntityVersion.tag(added.version()))
                .body(MembershipRecord.of(added));
    }

    @PutMapping("/{id}")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Changes a membership", description = "By the rules for a new one.")
    ResponseEntity<MembershipRecord> edit(
            @PathVariable String id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewMembership membership) {
        return saved(desk.edit(id, EntityVersion.required(ifMatch), membership));
    }

    @DeleteMapping("/{id}")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Removes a membership that was entered by mistake", description = "One that is over gets an end instead.")
    @ApiResponse(responseCode = "204", description = "Removed")
    ResponseEntity<Void> remove(
            @PathVariable String id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        desk.remove(id, EntityVersion.required(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<MembershipRecord> saved(Versioned<Membership> membership) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(EntityVersion.tag(membership.version()))
                .body(MembershipRecord.of(membership));
    }
}
