package org.hemicycle.content.area;

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

/** Areas, for everybody to read. */
@RestController
@Tag(name = "Areas", description = "Member states, the United Kingdom, the Union and Europe")
class AreaController {

    private final Register<Area> areas;

    AreaController(Register<Area> areas) {
        this.areas = areas;
    }

    @GetMapping("/api/areas")
    @Operation(summary = "Lists areas", description = "In the order of their ids.")
    ResponseEntity<Page<Area>> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return PublicAnswer.of(areas.page(new Criteria(), Slice.asked(cursor, limit)));
    }

    @GetMapping("/api/areas/{id}")
    @Operation(summary = "Shows an area", description = "The id is ISO 3166-1 alpha-2 for a country, else EU or EUROPE.")
    ResponseEntity<Area> one(@PathVariable String id) {
        return PublicAnswer.of(areas.find(id));
    }
}
