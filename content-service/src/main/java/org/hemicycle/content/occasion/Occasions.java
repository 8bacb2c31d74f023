package org.hemicycle.content.occasion;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hemicycle.content.register.Found;
import org.hemicycle.content.register.Slice;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All public visits and briefings that we were told of, each under its kind and id. */
@Repository
public class Occasions {

    private final Aggregates<Occasion> occasions;

    Occasions(Outbox outbox) {
        occasions = outbox.aggregates("occasions", Occasion.class);
        occasions.index(new Index("state.start", Sort.Direction.DESC).named("start"));
        occasions.index(new Index("state.areas", Sort.Direction.ASC).on("state.start", Sort.Direction.DESC).named("area_start"));
        occasions.index(new Index("state.houses", Sort.Direction.ASC).on("state.start", Sort.Direction.DESC).named("house_start"));
    }

    /**
     * Keeps what was told, unless something newer is known; several instances may be told the same at once.
     *
     * @return whether it was news
     */
    public boolean take(Occasion told) {
        String key = key(told.kind(), told.id());
        while (true) {
            Versioned<Occasion> known = occasions.find(key).orElse(null);
            try {
                if (known == null) {
                    occasions.insert(key, told, List.of());
                    return true;
                }
                if (known.state().factsVersion() >= told.factsVersion()) {
                    return false;
                }
                occasions.update(key, known.version(), told, List.of());
                return true;
            } catch (DuplicateKeyException | StaleVersion overtaken) {
                // Another instance was quicker; each round somebody's facts got newer, so this ends.
            }
        }
    }

    /** The visit or briefing with this id, if we were told of it. */
    public Optional<Occasion> find(OccasionKind kind, String id) {
        return occasions.find(key(kind, id)).map(Versioned::state);
    }

    /** Visits, or briefings, in the order of their ids. */
    public Found<Occasion> page(OccasionKind kind, Slice slice) {
        String first = key(kind, "");
        // What follows all ids of the kind: the colon's successor.
        String end = kind.wireName() + ";";
        var query = new Query(where("_id").gt(slice.after() == null ? first : slice.after()).lt(end))
                .with(Sort.by("_id"))
                .limit(slice.limit() + 1);
        return Found.of(occasions.find(query), slice, Versioned::id);
    }

    /** What had begun by a day and was not cancelled, the latest first, at most so many. */
    public List<Occasion> begun(LocalDate day, int most) {
        return begun(new Criteria(), day, most);
    }

    /** The latest that had begun in an area by a day and was not cancelled. */
    public Optional<Occasion> lastIn(String area, LocalDate day) {
        return begun(where("state.areas").is(area), day, 1).stream().findFirst();
    }

    /** The latest that had begun in an institution's houses by a day and was not cancelled. */
    public Optional<Occasion> lastAt(String institution, LocalDate day) {
        return begun(where("state.houses").is(institution), day, 1).stream().findFirst();
    }

    private List<Occasion> begun(Criteria filter, LocalDate day, int most) {
        var query = new Query(filter.and("state.start").lte(day).and("state.cancelled").is(false))
                .with(Sort.by(Sort.Direction.DESC, "state.start", "_id"))
                .limit(most);
        return occasions.find(query).stream().map(Versioned::state).toList();
    }

    private static String key(OccasionKind kind, String id) {
        return kind.wireName() + ":" + id;
    }
}
