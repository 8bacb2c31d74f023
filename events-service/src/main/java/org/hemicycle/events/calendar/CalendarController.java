package org.hemicycle.events.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hemicycle.defaults.feed.JsonFeed;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.briefing.Briefings;
import org.hemicycle.events.visit.PublicFacts;
import org.hemicycle.events.visit.Visits;
import org.hemicycle.events.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** Serves the public calendar and the public feed of visits, for all areas or one. */
@RestController
@Tag(name = "Calendars", description = "What was announced, for calendar apps and feed readers")
class CalendarController {

    private static final MediaType JSON_FEED = new MediaType("application", "feed+json", UTF_8);
    private static final MediaType ATOM = new MediaType("application", "atom+xml", UTF_8);
    /** How long a cancelled visit stays, so that calendar clients, which ask seldom, see that it was cancelled. */
    private static final Duration CANCELLED_STAYS = Duration.ofDays(30);
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "de");

    private final Visits visits;
    private final Briefings briefings;
    private final CalendarText text;
    private final VisitFeed feed;
    private final Clock clock;
    private final URI publicUrl;

    CalendarController(Visits visits, Briefings briefings, CalendarText text, VisitFeed feed, Clock clock, @Value("${hemicycle.public-url}") URI publicUrl) {
        this.visits = visits;
        this.briefings = briefings;
        this.text = text;
        this.feed = feed;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @Operation(summary = "The public calendar: visits, their public meetings and public briefings as iCalendar.")
    @GetMapping("/calendar.ics")
    @Nullable ResponseEntity<String> calendar(
            @RequestParam(required = false) @Nullable String area, @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String language, WebRequest request) {
        VisitCalendar.Kind asked = kind(kind);
        var events = new ArrayList<CalendarEvent>();
        if (asked != VisitCalendar.Kind.BRIEFINGS) {
            events.addAll(VisitCalendar.events(entries(area), asked, language(language), publicUrl));
        }
        if (asked == VisitCalendar.Kind.BRIEFINGS || asked == VisitCalendar.Kind.ALL) {
            events.addAll(PublicBriefings.events(briefings.announced(area), Wording.in(language), publicUrl, clock.instant()));
        }
        return answer(text.feed(events, title(area), address("/calendar.ics", area, kind, language)), CalendarAnswer.ICALENDAR, request);
    }

    @Operation(summary = "The public feed: visits as Atom, the latest change of each.")
    @GetMapping("/feeds/visits.atom")
    @Nullable ResponseEntity<String> feed(
            @RequestParam(required = false) @Nullable String area, @RequestParam(required = false) @Nullable String language, WebRequest request) {
        String asked = language(language);
        String atom = feed.write(entries(area), asked, title(area), address("/feeds/visits.atom", area, null, language), publicUrl);
        return answer(atom, ATOM, request);
    }

    @Operation(summary = "The public feed: visits as a JSON feed, under the ids of the Atom feed.")
    @GetMapping(value = "/feeds/visits.json", produces = JsonFeed.MEDIA_TYPE)
    @Nullable ResponseEntity<String> feedAsJson(
            @RequestParam(required = false) @Nullable String area, @RequestParam(required = false) @Nullable String language, WebRequest request) {
        String asked = language(language);
        String json = feed.writeJson(entries(area), asked, title(area), address("/feeds/visits.json", area, null, language), publicUrl);
        return answer(json, JSON_FEED, request);
    }

    private List<VisitCalendar.Entry> entries(@Nullable String area) {
        return visits.published(area, clock.instant().minus(CANCELLED_STAYS)).stream()
                .map(visit -> new VisitCalendar.Entry(PublicFacts.of(visit.state(), visit.version()),
                        visit.state().lastEdition().sequence(), visit.state().lastEdition().publishedAt()))
                .toList();
    }

    private static @Nullable ResponseEntity<String> answer(String text, MediaType type, WebRequest request) {
        return CalendarAnswer.of(text, type, CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic(), request);
    }

    private static VisitCalendar.Kind kind(@Nullable String asked) {
        return switch (asked) {
            case null -> VisitCalendar.Kind.ALL;
            case "visits" -> VisitCalendar.Kind.VISITS;
            case "briefings" -> VisitCalendar.Kind.BRIEFINGS;
            case "meetings" -> VisitCalendar.Kind.MEETINGS;
            default -> throw new Refused(CommonRefusal.INVALID_PARAMETER, "The kind is visits, meetings or briefings.", "kind");
        };
    }

    private URI address(String path, @Nullable String area, @Nullable String kind, @Nullable String language) {
        var address = UriComponentsBuilder.fromUri(publicUrl).replacePath(path);
        if (area != null) {
            address.queryParam("area", "{area}");
        }
        if (kind != null) {
            address.queryParam("kind", kind);
        }
        if (language != null) {
            address.queryParam("language", language(language));
        }
        return area == null ? address.build().toUri() : address.encode().buildAndExpand(area).toUri();
    }

    /** The pages' languages; anybody who asks for another gets English around the texts' own fallback. */
    private static String language(@Nullable String asked) {
        return asked != null && LANGUAGES.contains(asked) ? asked : "en";
    }

    private static String title(@Nullable String area) {
        return area == null ? "Hemicycle" : "Hemicycle " + area.replaceAll("[^A-Za-z0-9-]", "");
    }
}
