package org.hemicycle.events.place;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.itinerary.DaySettings;
import org.hemicycle.events.itinerary.Leg;
import org.hemicycle.events.itinerary.Timetable;
import org.hemicycle.events.itinerary.Timetable.Journey;
import org.hemicycle.events.itinerary.Travel;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

/** How long journeys take, as it is reckoned and as staff looked it up; between two buildings or two cities. */
@RestController
@RequestMapping("/api/travel")
@Tag(name = "Travel", description = "Minutes between buildings and cities")
class TravelController {

    record LookedUp(
            @NotBlank @Pattern(regexp = "walk|transit|taxi|train|plane") String mode,
            @NotNull @Min(1) @Max(2880) Integer minutes,
            @NotBlank @Size(max = 300) String source) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String from, String to, @Nullable String mode, @Nullable Integer minutes, @Nullable Integer security, boolean estimate,
            @Nullable String source, @Nullable String enteredBy, @Nullable Instant enteredAt) {}

    record All(List<View> items) {}

    private final TravelTimes times;
    private final Places places;
    private final Directory directory;

    TravelController(TravelTimes times, Places places, Directory directory) {
        this.times = times;
        this.places = places;
        this.directory = directory;
    }

    @Operation(summary = "Every journey that was known at the start, and every one that staff entered.")
    @GetMapping
    @PreAuthorize("hasAuthority('visits:read')")
    ResponseEntity<All> all() {
        List<TravelTimes.Entry> entered = times.entered();
        // The newest entry stands for all that a reader of the list has seen.
        long newest = entered.stream().mapToLong(TravelTimes.Entry::stamp).max().orElse(0);
        return ResponseEntity.ok().eTag(EntityVersion.tag(newest)).body(new All(Stream.concat(
                entered.stream().map(TravelController::view),
                places.journeys().stream()
                        .filter(known -> entered.stream().noneMatch(entry -> sameEnds(entry.journey(), known)))
                        .map(known -> view(new TravelTimes.Entry(known, null, null, null)))).toList()));
    }

    @Operation(summary = "How long the way takes from one building or city to another; minutes are absent where nobody knows.")
    @GetMapping("/{from}/{to}")
    @PreAuthorize("hasAuthority('visits:read')")
    ResponseEntity<View> between(@PathVariable String from, @PathVariable String to) {
        requireEnds(from, to);
        TravelTimes.Entry entry = times.entered(from, to);
        return entry == null ? ResponseEntity.ok().eTag(EntityVersion.tag(0)).body(reckoned(from, to)) : shown(entry);
    }

    private View reckoned(String from, String to) {
        Timetable timetable = times.timetable();
        var start = directory.building(from);
        var end = directory.building(to);
        if (start.isPresent() && end.isPresent()) {
            Leg leg = new Travel(timetable, DaySettings.USUAL).between(places.of(start.get()), places.of(end.get()));
            return new View(from, to, mode(leg.mode()), leg.minutes(), leg.security(), leg.estimate(), null, null, null);
        }
        Journey journey = timetable.between(from, to);
        return journey == null
                ? new View(from, to, null, null, null, true, null, null, null)
                : new View(from, to, mode(journey.mode()), journey.minutes(), null, journey.estimate(), null, null, null);
    }

    @Operation(summary = "Enters how long a journey takes from door to door; it counts from now on, before anything that is reckoned.")
    @PutMapping("/{from}/{to}")
    @PreAuthorize("hasAuthority('visits:write')")
    ResponseEntity<View> enter(
            @PathVariable String from, @PathVariable String to, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody LookedUp request, Authentication who) {
        long seen = EntityVersion.required(ifMatch);
        requireEnds(from, to);
        var journey = new Journey(from, to, Leg.Mode.valueOf(request.mode().toUpperCase(Locale.ROOT)), request.minutes(), false);
        return shown(times.enter(journey, request.source().strip(), who.getName(), seen));
    }

    private static ResponseEntity<View> shown(TravelTimes.Entry entry) {
        return ResponseEntity.ok().eTag(EntityVersion.tag(entry.stamp())).body(view(entry));
    }

    private void requireEnds(String from, String to) {
        requireKnown(from, "from");
        requireKnown(to, "to");
        if (from.equals(to)) {
            throw new Refused(PlaceRefusal.JOURNEY_TO_ITSELF, "A journey leads from one place to another.", "to");
        }
    }

    private void requireKnown(String place, String field) {
        if (!places.knowsCity(place) && directory.building(place).isEmpty()) {
            throw new Refused(PlaceRefusal.PLACE_UNKNOWN, "There is no city or building " + place + ".", field);
        }
    }

    private static boolean sameEnds(Journey one, Journey other) {
        return one.from().equals(other.from()) && one.to().equals(other.to());
    }

    private static View view(TravelTimes.Entry entry) {
        Journey journey = entry.journey();
        return new View(journey.from(), journey.to(), mode(journey.mode()), journey.minutes(), null, journey.estimate(),
                entry.source(), entry.enteredBy(), entry.enteredAt());
    }

    private static String mode(Leg.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Configuration(proxyBeanMethods = false)
    static class Names {
        @Bean
        Refusals placeRefusals() {
            return new Refusals(List.of(PlaceRefusal.values()));
        }
    }
}
