package org.hemicycle.content.person;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import org.hemicycle.content.register.Page;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Slice;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Public people, for everybody to read. */
@RestController
@Tag(name = "People", description = "Policymakers of the public directory; those marked as sample are invented")
class PersonController {

    private final Register<Person> people;

    PersonController(Register<Person> people) {
        this.people = people;
    }

    @GetMapping("/api/people")
    @Operation(summary = "Lists people", description = "In the order of their ids; organization and area narrow it.")
    ResponseEntity<Page<Person>> list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        // By a field that is internal nobody is found.
        var open = new ArrayList<String>();
        var filter = new Criteria("state.visibility").is(Visibility.PUBLIC.name());
        if (area != null) {
            filter.and("state.area").is(area);
            open.add("area");
        }
        if (organization != null) {
            filter.and("state.organization").is(organization);
            open.add("organization");
        }
        if (!open.isEmpty()) {
            filter.and("state.open").all(open);
        }
        return PublicAnswer.of(people.page(filter, Slice.asked(cursor, limit)).map(Person::told));
    }

    @GetMapping("/api/people/{id}")
    @Operation(
            summary = "Shows a person",
            description = "Where asOf stands, the source knew the role on that day; it may be somebody else's since. A record that"
                    + " was merged into another answers 301 with the address of that one.")
    ResponseEntity<Person> one(@PathVariable String id) {
        var found = people.find(id);
        String survivor = found.map(one -> one.state().mergedInto()).orElse(null);
        if (survivor != null && people.find(survivor).filter(one -> one.state().isPublic()).isPresent()) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .location(UriComponentsBuilder.fromPath("/api/people/{id}").build(survivor))
                    .cacheControl(PublicAnswer.REVALIDATED)
                    .build();
        }
        return PublicAnswer.of(found
                .filter(one -> one.state().isPublic())
                .map(one -> new Versioned<>(one.id(), one.version(), one.state().told())));
    }
}
