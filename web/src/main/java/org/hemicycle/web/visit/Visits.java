package org.hemicycle.web.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.hemicycle.web.area.Building;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The visits, asked from events-service, with each meeting's building completed from the directory. */
@Component
public class Visits {

    private static final int PAGE = 200;

    private final EventsApi events;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Clock clock;

    Visits(EventsApi events, Upstreams upstreams, Directory directory, Clock clock) {
        this.events = events;
        this.upstreams = upstreams;
        this.directory = directory;
        this.clock = clock;
    }

    /** One visit. */
    public Answer<Visit> visit(String id) {
        return upstreams.ask(Upstream.EVENTS, () -> events.visit(id)).map(this::withZones);
    }

    /** The public visits that are not over yet, cancelled ones included, the next first. */
    public Answer<List<Visit>> upcoming(@Nullable String area) {
        return all(area, null).map(visits -> visits.stream()
                .filter(visit -> visit.isAnnounced() || visit.isCancelled())
                .filter(visit -> !visit.window().end().isBefore(LocalDate.now(clock.withZone(visit.timeZone()))))
                .sorted(Comparator.comparing(visit -> visit.window().start()))
                .map(this::withZones)
                .toList());
    }

    /** Every visit that the reader may know of. */
    public Answer<List<Visit>> all(@Nullable String area, @Nullable String state) {
        return upstreams.askForAll(Upstream.EVENTS, cursor -> events.visits(area, state, cursor, PAGE));
    }

    /** Times are shown where they happen, and only the directory knows a building's zone. */
    private Visit withZones(Visit visit) {
        var meetings = visit.meetings().stream().map(meeting -> {
            var place = meeting.building();
            if (place == null || place.timeZone() != null) {
                return meeting;
            }
            String zone = directory.building(place.id()).map(Building::timeZone).orElse(null);
            return meeting.in(new Meeting.Place(place.id(), place.name(), place.address(), zone));
        }).toList();
        return visit.with(meetings);
    }
}
