package org.hemicycle.content.commitment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hemicycle.content.register.Found;
import org.hemicycle.content.register.Register.Outcome;
import org.hemicycle.content.register.Slice;
import org.hemicycle.contracts.Message;
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

/** All commitments, those made last first. */
@Repository
public class Commitments {

    private static final int ATTEMPTS = 5;
    private static final String STATE = "state.commitment.state";

    private final Aggregates<Filed> filed;

    Commitments(Outbox outbox) {
        filed = outbox.aggregates("commitments", Filed.class);
        filed.index(new Index("state.place", Sort.Direction.DESC).named("place"));
        filed.index(new Index("state.commitment.promise.area", Sort.Direction.ASC).on("state.place", Sort.Direction.DESC).named("area_place"));
        filed.index(new Index("state.told", Sort.Direction.DESC).sparse().named("told"));
        filed.index(new Index("state.due", Sort.Direction.ASC).sparse().named("due"));
    }

    /**
     * A commitment at its places in the file.
     *
     * @param place what the file is sorted by: when it was made, then the id
     * @param told when the public last heard of a step of it, then the id; nothing while it is internal
     * @param due when the next follow-up is due, then the id; nothing where there is none
     */
    record Filed(String place, @Nullable String told, @Nullable String due, Commitment commitment) {

        static Filed of(Commitment commitment) {
            String madeOn = commitment.promise().madeOn();
            var history = commitment.history();
            return new Filed(
                    (madeOn == null ? "" : madeOn) + " " + commitment.id(),
                    history.isEmpty() ? null : sortable(history.getLast().decidedAt()) + " " + commitment.id(),
                    commitment.followUps().stream()
                            .filter(FollowUp::isOpen)
                            .map(FollowUp::due)
                            .min(Comparator.naturalOrder())
                            .map(day -> day + " " + commitment.id())
                            .orElse(null),
                    commitment);
        }

        /** All of one length, so that the order of the words is that of the moments. */
        private static String sortable(@Nullable Instant moment) {
            return String.format(Locale.ROOT, "%015d", moment == null ? 0 : moment.toEpochMilli());
        }
    }

    /** The commitment with this id, whoever may know of it. */
    public Optional<Versioned<Commitment>> find(String id) {
        return filed.find(id).map(Commitments::taken);
    }

    /** The commitment with this id, if everybody may know of it. */
    public Optional<Versioned<Commitment>> findPublic(String id) {
        return find(id).filter(found -> found.state().state().isPublic());
    }

    /** Public commitments that pass a filter, those made last first; undated ones come last. */
    public Found<Commitment> publicPage(CommitmentFilter filter, Slice slice) {
        return page(new Criteria().andOperator(filter.criteria(), where(STATE).ne(CommitmentState.REPORTED.name())), slice);
    }

    /** As {@link #publicPage}, with those that nobody has verified yet. */
    Found<Commitment> page(CommitmentFilter filter, Slice slice) {
        return page(filter.criteria(), slice);
    }

    private Found<Commitment> page(Criteria filter, Slice slice) {
        var wanted = slice.after() == null
                ? filter
                : new Criteria().andOperator(filter, where("state.place").lt(slice.after()));
        var query = new Query(wanted)
                .with(Sort.by(Sort.Direction.DESC, "state.place"))
                .limit(slice.limit() + 1);
        return Found.of(filed.find(query), slice, found -> found.state().place()).map(Filed::commitment);
    }

    /** The public commitments that pass a filter and of which a step was confirmed last, at most so many. */
    public List<Versioned<Commitment>> newest(CommitmentFilter filter, int most) {
        var wanted = new Criteria().andOperator(filter.criteria(), where("state.told").gt(""));
        var query = new Query(wanted).with(Sort.by(Sort.Direction.DESC, "state.told")).limit(most);
        return filed.find(query).stream().map(Commitments::taken).toList();
    }

    /** How many public commitments pass a filter and are in a state, or in any. */
    public long count(CommitmentFilter filter, @Nullable CommitmentState state) {
        var standing = state == null ? where(STATE).ne(CommitmentState.REPORTED.name()) : where(STATE).is(state.name());
        return filed.count(new Query(new Criteria().andOperator(filter.criteria(), standing)));
    }

    /** Commitments with something left to do about them, what is due next first. */
    Found<Commitment> due(Slice slice) {
        var query = new Query(where("state.due").gt(slice.after() == null ? "" : slice.after()))
                .with(Sort.by("state.due"))
                .limit(slice.limit() + 1);
        return Found.of(filed.find(query), slice, found -> String.valueOf(found.state().due())).map(Filed::commitment);
    }

    /** Saves a new commitment, of which nobody is told. */
    Versioned<Commitment> add(Commitment commitment) {
        return taken(filed.insert(commitment.id(), Filed.of(commitment), List.of()));
    }

    /**
     * Saves a commitment with the messages that it owes.
     *
     * @throws StaleVersion when the version is not the current one
     */
    Versioned<Commitment> save(Commitment commitment, long version, List<Message> messages) {
        return taken(filed.update(commitment.id(), version, Filed.of(commitment), messages));
    }

    /**
     * Brings a commitment of the archive to what its source says; subscribers are not told. Several instances may do this
     * at once.
     */
    public Outcome recordInArchive(Commitment archived, Instant moment) {
        Instant now = moment.truncatedTo(ChronoUnit.MILLIS);
        for (int attempt = 1; ; attempt++) {
            Versioned<Commitment> known = find(archived.id()).orElse(null);
            try {
                if (known == null) {
                    Commitment added = archived.recordedAt(now);
                    filed.insert(added.id(), Filed.of(added), added.recorded(1));
                    return Outcome.ADDED;
                }
                Commitment wanted = known.state().rearchived(archived, now);
                if (wanted.equals(known.state())) {
                    return Outcome.UNCHANGED;
                }
                save(wanted, known.version(), wanted.recorded(known.version() + 1));
                return Outcome.CHANGED;
            } catch (DuplicateKeyException | StaleVersion overtaken) {
                // Another instance was quicker: look again at what it left.
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }

    private static Versioned<Commitment> taken(Versioned<Filed> found) {
        return new Versioned<>(found.id(), found.version(), found.state().commitment());
    }
}
