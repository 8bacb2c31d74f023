package org.hemicycle.content.organization;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hemicycle.content.register.Page;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Slice;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Institutions and their groups, for everybody to read. */
@RestController
@Tag(name = "Institutions", description = "Parliaments, chambers, ministries and other bodies, and their groups")
class OrganizationController {

    private final Register<Organization> organizations;

    OrganizationController(Register<Organization> organizations) {
        this.organizations = organizations;
    }

    @GetMapping("/api/institutions")
    @Operation(
            summary = "Lists institutions",
            description = "In the order of their ids. Groups and parties are left out unless the parameter kind asks"
                    + " for them or the parameter parent names their chamber.")
    ResponseEntity<Page<Organization>> list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String parent,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new Criteria("state.visibility").is(Visibility.PUBLIC.name());
        if (kind != null) {
            filter.and("state.classification").is(classification(kind).name());
        } else if (parent == null) {
            filter.and("state.classification").nin(List.of(Classification.GROUP.name(), Classification.PARTY.name()));
        }
        if (area != null) {
            filter.and("state.area").is(area);
        }
        if (parent != null) {
            filter.and("state.parent").is(parent);
        }
        return PublicAnswer.of(organizations.page(filter, Slice.asked(cursor, limit)));
    }

    @GetMapping("/api/institutions/{id}")
    @Operation(
            summary = "Shows an institution or a group",
            description = "A chamber comes with the seats of its groups, each count with its day and source.")
    ResponseEntity<Organization> one(@PathVariable String id) {
        return PublicAnswer.of(organizations.find(id).filter(found -> found.state().isPublic()));
    }

    private static Classification classification(String kind) {
        return Arrays.stream(Classification.values())
                .filter(classification -> classification.wireName().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        CommonRefusal.INVALID_PARAMETER,
                        "The parameter kind must be one of "
                                + Arrays.stream(Classification.values())
                                        .map(Classification::wireName)
                                        .collect(Collectors.joining(", "))
                                + ".",
                        "kind"));
    }
}
