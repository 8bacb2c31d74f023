package org.hemicycle.content.building;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.hemicycle.content.register.Page;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Buildings, for everybody to read. */
@RestController
@Tag(name = "Buildings", description = "Where meetings are held: address, entrances, time zone")
class BuildingController {

    private final Register<Building> buildings;

    BuildingController(Register<Building> buildings) {
        this.buildings = buildings;
    }

    @GetMapping("/api/buildings")
    @Operation(summary = "Lists buildings", description = "In the order of their ids; organization and area narrow it.")
    ResponseEntity<Page<Building>> list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new Criteria();
        if (area != null) {
            filter.and("state.area").is(area);
        }
        if (organization != null) {
            filter.and("state.organization").is(organization);
        }
        return PublicAnswer.of(buildings.page(filter, Slice.asked(cursor, limit)));
    }

    @GetMapping("/api/buildings/{id}")
    @Operation(summary = "Shows a building")
    ResponseEntity<Building> one(@PathVariable String id) {
        return PublicAnswer.of(buildings.find(id));
    }
}
