package org.hemicycle.events.briefing;

import static org.springframework.data.mongodb.core.query.Criteria.where;

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
import org.hemicycle.events.programme.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All briefings, each saved together with the messages it owes. */
@Repository
public class Briefings {

    private final Aggregates<Briefing> briefings;

    Briefings(Outbox outbox) {
        briefings = outbox.aggregates("briefings", Briefing.class);
        briefings.index(new Index().on("state.session.slot.start", Sort.Direction.ASC).on("_id", Sort.Direction.ASC).named("by_start"));
        briefings.index(new Index().on("state.due", Sort.Direction.ASC).sparse().named("by_due"));
    }

    /** The briefing with this id, if there is one. */
    public Optional<Versioned<Briefing>> find(BriefingId id) {
        return briefings.find(id.value());
    }

    /** The versions of several briefings, by their ids, in one question; for ids that are unknown there is none. */
    Map<String, Long> versions(Collection<String> ids) {
        return briefings.versions(ids);
    }

    Versioned<Briefing> add(BriefingEvent.Begun begun) {
        return briefings.insert(begun.after().id().value(), begun.after(), List.of());
    }

    Versioned<Briefing> save(Briefing after, long version, List<Message> messages) {
        return briefings.update(after.id().value(), version, after, messages);
    }

    /** Briefings that time alone changes by now, those due first. */
    public List<BriefingId> due(Instant now, int limit) {
        return briefings.find(new Query(where("state.due").lte(Date.from(now))).with(Sort.by("state.due")).limit(limit)).stream()
                .map(found -> found.state().id())
                .toList();
    }

    /**
     * Briefings by their start and id, from a place on.
     *
     * @param publicOnly whether to leave out what the public may not know
     * @param area only those that concern this area, or null for all
     * @param state only those in this state, or null for all
     * @param after where the page before ended, or null for the first page
     */
    List<Versioned<Briefing>> page(
            boolean publicOnly, @Nullable String area, @Nullable BriefingState state, @Nullable BriefingCursor after, int limit) {
        var criteria = new ArrayList<Criteria>();
        if (publicOnly) {
            criteria.add(where("state.announcedAt").exists(true));
            criteria.add(where("state.visibility").is(Visibility.PUBLIC.name()));
        }
        if (area != null) {
            criteria.add(where("state.subject.hostAreas").is(area));
        }
        if (state != null) {
            criteria.add(where("state.state").is(state.name()));
        }
        if (after != null) {
            Date start = Date.from(after.start());
            criteria.add(new Criteria().orOperator(
                    where("state.session.slot.start").gt(start),
                    where("state.session.slot.start").is(start).and("_id").gt(after.id())));
        }
        var query = criteria.isEmpty() ? new Query() : new Query(new Criteria().andOperator(criteria));
        return briefings.find(query.with(Sort.by("state.session.slot.start", "_id")).limit(limit));
    }

    /** What a public calendar shows: the public briefings that were announced, those called off included. */
    public List<Briefing> announced(@Nullable String area) {
        return page(true, area, null, null, 1000).stream().map(Versioned::state).toList();
    }
}
