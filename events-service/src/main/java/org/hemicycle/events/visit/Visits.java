package org.hemicycle.events.visit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hemicycle.contracts.Message;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.events.edition.Edition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All visits, each saved together with the messages it owes. */
@Repository
public class Visits {

    private static final Logger log = LoggerFactory.getLogger(Visits.class);

    private final Aggregates<Visit> visits;
    private final Trail trail;
    private final Clock clock;
    private final Duration near;

    /** What the public list goes by stands in the last edition, what staff go by in the plan. */
    private static final String PLANNED = "state.plan.";
    private static final String PUBLISHED = "state.published.programme.";

    Visits(Outbox outbox, Trail trail, Clock clock, @Value("${hemicycle.urgent-within:PT48H}") Duration near) {
        this.trail = trail;
        this.clock = clock;
        this.near = near;
        visits = outbox.aggregates("visits", Visit.class);
        visits.index(new Index().on("state.lastModified", Sort.Direction.ASC).named("by_change"));
        for (String from : List.of(PLANNED, PUBLISHED)) {
            String name = from.equals(PLANNED) ? "planned" : "published";
            visits.index(new Index().on(from + "window.start", Sort.Direction.ASC).on("_id", Sort.Direction.ASC).named(name + "_by_start"));
            visits.index(new Index().on(from + "hostAreas", Sort.Direction.ASC).on(from + "window.start", Sort.Direction.ASC).named(name + "_by_area"));
        }
    }

    /** The visit with this id, if there is one. */
    public Optional<Versioned<Visit>> find(VisitId id) {
        return visits.find(id.value());
    }

    /** The versions of several visits, by their ids, in one question; for ids that are unknown there is none. */
    Map<String, Long> versions(Collection<String> ids) {
        return visits.versions(ids);
    }

    Versioned<Visit> add(VisitEvent.Begun begun) {
        return visits.insert(begun.after().id().value(), begun.after(), messages(begun, 1));
    }

    Versioned<Visit> save(VisitEvent event, long version) {
        Versioned<Visit> saved = visits.update(event.after().id().value(), version, event.after(), messages(event, version + 1));
        try {
            trail.note(event, saved.version(), clock.instant());
        } catch (DataAccessException notNoted) {
            // The visit is saved; what is missing is a line that would help somebody who was slower.
            log.atWarn().addKeyValue("visit", saved.id()).log("A step was not noted: {}", notNoted.toString());
        }
        return saved;
    }

    private List<Message> messages(VisitEvent event, long version) {
        return PublicFacts.messages(event, version, clock.instant(), near);
    }

    /**
     * Visits by their first day and id, from a place on.
     *
     * @param publicOnly whether to leave out what was never announced
     * @param area only those that this area hosts, or null for all
     * @param state only those in this state, {@code ANNOUNCED} for those that are public and take place, or null for all
     * @param office only those that this office organizes, or null for all; the public cannot ask for it
     * @param after where the page before ended, or null for the first page
     */
    List<Versioned<Visit>> page(boolean publicOnly, @Nullable String area, @Nullable String state, @Nullable String office, @Nullable Cursor after, int limit) {
        var criteria = new ArrayList<Criteria>();
        if (publicOnly) {
            criteria.add(where("state.announcedAt").exists(true));
        }
        String from = publicOnly ? PUBLISHED : PLANNED;
        if (area != null) {
            criteria.add(where(from + "hostAreas").is(area));
        }
        if (state != null && (publicOnly || state.equals(Edition.Standing.ANNOUNCED.name()))) {
            criteria.add(where("state.published.standing").is(state));
        } else if (state != null) {
            criteria.add(where("state.state").is(state));
        }
        if (office != null && !publicOnly) {
            criteria.add(where("state.preparation.office").is(office));
        }
        if (after != null) {
            String start = after.start().toString();
            criteria.add(new Criteria().orOperator(
                    where(from + "window.start").gt(start),
                    where(from + "window.start").is(start).and("_id").gt(after.id())));
        }
        var query = criteria.isEmpty() ? new Query() : new Query(new Criteria().andOperator(criteria));
        return visits.find(query.with(Sort.by(from + "window.start", "_id")).limit(limit));
    }

    /** Visits that were changed after a moment, the earliest change first. */
    public List<Versioned<Visit>> changedSince(Instant moment, int limit) {
        return visits.find(new Query(where("state.lastModified").gt(Date.from(moment))).with(Sort.by("state.lastModified")).limit(limit));
    }

    /** What a public calendar or feed shows: everything announced, but for what was cancelled before a moment. */
    public List<Versioned<Visit>> published(@Nullable String area, Instant notCancelledBefore) {
        return page(true, area, null, null, null, 1000).stream()
                .filter(visit -> visit.state().lastEdition().takesPlace()
                        || visit.state().lastEdition().publishedAt().isAfter(notCancelledBefore))
                .toList();
    }
}
