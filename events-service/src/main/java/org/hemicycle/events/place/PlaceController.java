package org.hemicycle.events.place;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.fact.Provenance;
import org.hemicycle.events.itinerary.Hours;
import org.jspecify.annotations.Nullable;
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

/** When buildings let visitors in; a change names its source and the day on which somebody looked. */
@RestController
@RequestMapping("/api/places")
@Tag(name = "Places", description = "Opening hours of buildings")
class PlaceController {

    record Wording(
            @NotNull @Size(max = 7) Map<@NotBlank String, @NotNull @Size(max = 6) List<@NotBlank String>> hours,
            @NotBlank @Size(max = 500) String source,
            @Nullable @Size(max = 500) @Pattern(regexp = "https://.+") String url,
            @NotNull LocalDate checkedAt,
            @NotBlank @Pattern(regexp = "official|secondary|estimate|verify") String confidence) {}

    /**
     * The hours of a building.
     *
     * @param version what a change must name, 0 while nobody has written any down
     * @param hours the ranges of each day, absent where nobody knows them
     * @param certain whether somebody confirmed them, so that the rules take them at their word
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String building, long version, @Nullable Map<String, List<String>> hours, boolean certain, @Nullable String source,
            @Nullable String url, @Nullable LocalDate checkedAt, @Nullable String confidence, @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    record All(List<View> items) {}

    private final Places places;
    private final Doors doors;
    private final Directory directory;
    private final Clock clock;

    PlaceController(Places places, Doors doors, Directory directory, Clock clock) {
        this.places = places;
        this.doors = doors;
        this.directory = directory;
        this.clock = clock;
    }

    @Operation(summary = "Every building whose opening hours were known at the start or were written down by staff.")
    @GetMapping
    @PreAuthorize("hasAuthority('visits:read')")
    All all() {
        List<Versioned<OpeningHours>> written = doors.all();
        var items = new ArrayList<View>(written.stream().map(PlaceController::view).toList());
        places.opened().stream()
                .filter(known -> written.stream().noneMatch(one -> one.state().building().equals(known.building())))
                .forEach(known -> items.add(view(known)));
        return new All(items);
    }

    @Operation(summary = "When a building lets visitors in.")
    @GetMapping("/{building}/hours")
    @PreAuthorize("hasAuthority('visits:read')")
    ResponseEntity<View> hours(@PathVariable String building) {
        requireKnown(building);
        Optional<View> written = doors.find(building).map(PlaceController::view);
        return shown(written.or(() -> places.opened().stream().filter(known -> known.building().equals(building)).findFirst().map(PlaceController::view))
                .orElseGet(() -> new View(building, 0, null, false, null, null, null, null, null, null)));
    }

    @Operation(summary = "Writes down when a building lets visitors in; every plan is judged by it from now on.")
    @PutMapping("/{building}/hours")
    @PreAuthorize("hasAuthority('visits:write')")
    ResponseEntity<View> write(
            @PathVariable String building, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Wording wording, Authentication who) {
        long version = EntityVersion.required(ifMatch);
        requireKnown(building);
        Instant now = clock.instant();
        Provenance from = Provenance.of(wording.source(), wording.url(), wording.checkedAt(), wording.confidence());
        if (from.isCheckedAfter(now)) {
            throw new Refused(PlaceRefusal.HOURS_CHECKED_IN_THE_FUTURE, PlaceRefusal.HOURS_CHECKED_IN_THE_FUTURE.sentence(), "checkedAt");
        }
        var next = new OpeningHours(building, wording.hours(), from, who.getName(), now);
        next.hours();
        return shown(view(doors.write(next, version)));
    }

    private void requireKnown(String building) {
        if (directory.building(building).isEmpty()) {
            throw new Refused(PlaceRefusal.PLACE_UNKNOWN, "The directory has no building " + building + ".", "building");
        }
    }

    private static ResponseEntity<View> shown(View view) {
        return ResponseEntity.ok().eTag(EntityVersion.tag(view.version())).body(view);
    }

    private static View view(Versioned<OpeningHours> written) {
        OpeningHours state = written.state();
        return view(state.building(), written.version(), state.byDay(), state.hours(), state.provenance(), state.changedBy(), state.changedAt());
    }

    private static View view(Places.Known known) {
        Hours hours = known.hours();
        return view(known.building(), 0, hours == null ? null : hours.words(), hours, known.provenance(), null, null);
    }

    private static View view(
            String building, long version, @Nullable Map<String, List<String>> byDay, @Nullable Hours hours, Provenance from,
            @Nullable String by, @Nullable Instant at) {
        return new View(building, version, byDay, hours != null && hours.certain(), from.source(), from.url(), from.checkedAt(),
                from.confidence().name().toLowerCase(Locale.ROOT), by, at);
    }
}
