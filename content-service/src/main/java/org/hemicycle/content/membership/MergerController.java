package org.hemicycle.content.membership;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Register;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People as the office sees them, and the merging of two records of one person. */
@RestController
@RequestMapping("/api/people")
@PreAuthorize("hasAuthority('directory:write')")
@Tag(name = "People's records", description = "The office's own view of people; needs directory:write")
class MergerController {

    private final Register<Person> people;
    private final MergerDesk desk;

    MergerController(Register<Person> people, MergerDesk desk) {
        this.people = people;
        this.desk = desk;
    }

    /** A person as the office sees them, with the version that a change must name in If-Match. */
    record PersonRecord(long version, @JsonUnwrapped Person person) {}

    /** Into which record a duplicate is merged. */
    record Merging(@Nullable String into) {}

    @GetMapping("/{id}/record")
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Shows a person as the office sees them, public or not",
            description = "mergers says which duplicates were merged into the record, by whom and when; mergedInto leads from a"
                    + " duplicate to the record that stands for it.")
    ResponseEntity<PersonRecord> internal(@PathVariable String id) {
        return shown(people.find(id).orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence())));
    }

    @PutMapping("/{id}/merger")
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Merges a duplicate into the record that is to stand for the person",
            description = "Its memberships, identifiers, further names and ways to reach them go along; what both say is kept as the"
                    + " surviving record says it. From then on its address leads to the other for good. If-Match names the version"
                    + " of the duplicate. Sent again after an interruption, it completes what was begun.")
    @ApiResponse(responseCode = "409", description = "merger-impossible: the same record, or one that was merged before into another")
    @ApiResponse(responseCode = "422", description = "member-unknown: there is no record to merge into")
    ResponseEntity<PersonRecord> merge(
            @PathVariable String id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Merging merging,
            Authentication who) {
        return shown(desk.merge(id, EntityVersion.required(ifMatch), merging.into(), who.getName()));
    }

    private static ResponseEntity<PersonRecord> shown(Versioned<Person> person) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(EntityVersion.tag(person.version()))
                .body(new PersonRecord(person.version(), person.state()));
    }
}
