package org.hemicycle.content.membership;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hemicycle.content.register.Found;
import org.hemicycle.content.register.Register.Outcome;
import org.hemicycle.content.register.Slice;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All memberships, in the order of their ids. */
@Repository
public class Memberships {

    private static final int ATTEMPTS = 5;
    private static final String BEFORE_ALL = "0000-00-00";
    private static final String AFTER_ALL = "9999-99-99";

    private final Aggregates<Filed> filed;

    Memberships(Outbox outbox) {
        filed = outbox.aggregates("memberships", Filed.class);
        for (String field : List.of("person", "post", "organization", "onBehalfOf")) {
            filed.index(new Index("state.membership." + field, Sort.Direction.ASC).sparse().named(field));
        }
    }

    /**
     * A membership with the days between which it can have lasted, so that the store can be asked about a day.
     *
     * @param first the first of them, as a text whose order is that of the days
     * @param last the last of them
     */
    record Filed(String first, String last, Membership membership) {

        static Filed of(Membership membership) {
            Term term = membership.term();
            return new Filed(
                    term.start() == null ? BEFORE_ALL : term.first().toString(),
                    term.end() == null ? AFTER_ALL : term.last().toString(),
                    membership);
        }
    }

    /**
     * What is asked for; each part may be left out.
     *
     * @param person whose
     * @param organization in which organization, or for which party or group
     * @param post of which post
     * @param on which can have lasted on this day
     * @param visibleOnly whether those that are internal stay out
     */
    record Asked(
            @Nullable String person,
            @Nullable String organization,
            @Nullable String post,
            @Nullable LocalDate on,
            boolean visibleOnly) {

        Criteria criteria() {
            var criteria = new Criteria();
            if (person != null) {
                criteria.and("state.membership.person").is(person);
            }
            if (post != null) {
                criteria.and("state.membership.post").is(post);
            }
            if (organization != null) {
                criteria.orOperator(
                        where("state.membership.organization").is(organization),
                        where("state.membership.onBehalfOf").is(organization));
            }
            if (on != null) {
                criteria.and("state.first").lte(on.toString()).and("state.last").gte(on.toString());
            }
            if (visibleOnly) {
                criteria.and("state.membership.visibility").is("PUBLIC");
            }
            return criteria;
        }
    }

    /** The membership with this id, whoever may know of it. */
    public Optional<Versioned<Membership>> find(String id) {
        return filed.find(id).map(Memberships::taken);
    }

    /** Memberships as asked for. */
    Found<Membership> page(Asked asked, Slice slice) {
        var wanted = slice.after() == null
                ? asked.criteria()
                : new Criteria().andOperator(asked.criteria(), where("_id").gt(slice.after()));
        var query = new Query(wanted).with(Sort.by("_id")).limit(slice.limit() + 1);
        return Found.of(filed.find(query), slice, Versioned::id).map(Filed::membership);
    }

    /** The memberships with these ids, in any order; unknown ids are absent. */
    public List<Versioned<Membership>> findAll(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : filed.find(new Query(where("_id").in(ids))).stream().map(Memberships::taken).toList();
    }

    /** All memberships, internal ones too. */
    public Found<Membership> all(Slice slice) {
        return page(new Asked(null, null, null, null, false), slice);
    }

    /** Everybody who ever held a post. */
    List<Membership> of(String post) {
        return filed.find(new Query(where("state.membership.post").is(post)).with(Sort.by("_id"))).stream()
                .map(found -> found.state().membership())
                .toList();
    }

    /**
     * Saves a new membership.
     *
     * @throws DuplicateKeyException when the id is taken
     */
    Versioned<Membership> add(Membership membership) {
        return taken(filed.insert(membership.id(), Filed.of(membership), List.of()));
    }

    /**
     * Saves the next version of a membership.
     *
     * @throws StaleVersion when the version is not the current one
     */
    Versioned<Membership> save(Membership membership, long version) {
        return taken(filed.update(membership.id(), version, Filed.of(membership), List.of()));
    }

    /** Removes a membership that was entered by mistake; true if it was there. */
    boolean remove(String id) {
        return filed.remove(id);
    }

    /** Brings a membership to a state; several instances may do this at once. */
    public Outcome record(Membership membership) {
        for (int attempt = 1; ; attempt++) {
            Versioned<Membership> known = find(membership.id()).orElse(null);
            try {
                if (known == null) {
                    add(membership);
                    return Outcome.ADDED;
                }
                if (known.state().equals(membership)) {
                    return Outcome.UNCHANGED;
                }
                save(membership, known.version());
                return Outcome.CHANGED;
            } catch (DuplicateKeyException | StaleVersion overtaken) {
                // Another instance was quicker: look again at what it left.
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }

    private static Versioned<Membership> taken(Versioned<Filed> found) {
        return new Versioned<>(found.id(), found.version(), found.state().membership());
    }
}
