package org.hemicycle.events.visit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All visits, each saved together with the messages it owes. */
@Repository
public class Visits {

    private final Aggregates<Visit> visits;

    Visits(Outbox outbox) {
        visits = outbox.aggregates("visits", Visit.class);
        visits.index(new Index().on("state.window.start", Sort.Direction.ASC).on("_id", Sort.Direction.ASC).named("by_start"));
        visits.index(new Index().on("state.hostAreas", Sort.Direction.ASC).on("state.window.start", Sort.Direction.ASC).named("by_area"));
    }

    /** The visit with this id, if there is one. */
    public Optional<Versioned<Visit>> find(VisitId id) {
        return visits.find(id.value());
    }

    Versioned<Visit> add(VisitEvent.Begun begun) {
        return visits.insert(begun.after().id().value(), begun.after(), PublicFacts.messages(begun, 1));
    }

    Versioned<Visit> save(VisitEvent event, long version) {
        return visits.update(event.after().id().value(), version, event.after(), PublicFacts.messages(event, version + 1));
    }

    /**
     * Visits by their first day and id, from a place on.
     *
     * @param publicOnly whether to leave out what was never announced
     * @param area only those that this area hosts, or null for all
     * @param state only those in this state, or null for all
     * @param after where the page before ended, or null for the first page
     */
    List<Versioned<Visit>> page(boolean publicOnly, @Nullable String area, @Nullable VisitState state, @Nullable Cursor after, int limit) {
        var criteria = new java.util.ArrayList<Criteria>();
        if (publicOnly) {
            criteria.add(where("state.announcedAt").exists(true));
        }
        if (area != null) {
            criteria.add(where("state.hostAreas").is(area));
        }
        if (state != null) {
            criteria.add(where("state.state").is(state.name()));
        }
        if (after != null) {
            String start = after.start().toString();
            criteria.add(new Criteria().orOperator(
                    where("state.window.start").gt(start),
                    where("state.window.start").is(start).and("_id").gt(after.id())));
        }
        var query = criteria.isEmpty() ? new Query() : new Query(new Criteria().andOperator(criteria));
        return visits.find(query.with(Sort.by("state.window.start", "_id")).limit(limit));
    }

    /** What a public calendar or feed shows: everything announced, but for what was cancelled before a moment. */
    public List<Versioned<Visit>> published(@Nullable String area, Instant notCancelledBefore) {
        return page(true, area, null, null, 1000).stream()
                .filter(visit -> visit.state().state() != VisitState.CANCELLED
                        || visit.state().lastModified().isAfter(notCancelledBefore))
                .toList();
    }
}
