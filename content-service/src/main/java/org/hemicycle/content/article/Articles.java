package org.hemicycle.content.article;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hemicycle.content.register.Found;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Register.Outcome;
import org.hemicycle.content.register.Slice;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.Message;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All pieces; what others may ask for is what is public, the newest first. */
@Repository
public class Articles {

    private final Aggregates<Filed> filed;
    private final Register<Filed> archive;

    Articles(Outbox outbox) {
        filed = outbox.aggregates("articles", Filed.class);
        filed.index(new Index("state.place", Sort.Direction.DESC).named("place"));
        filed.index(new Index("state.article.areas", Sort.Direction.ASC).on("state.place", Sort.Direction.DESC).named("area_place"));
        filed.index(new Index("state.article.people", Sort.Direction.ASC).on("state.place", Sort.Direction.DESC).named("people_place"));
        filed.index(new Index("state.article.organizations", Sort.Direction.ASC).on("state.place", Sort.Direction.DESC).named("organizations_place"));
        filed.index(new Index("state.piece.state", Sort.Direction.ASC).on("state.piece.order", Sort.Direction.DESC).named("state_order"));
        filed.index(new Index("state.piece.publishAt", Sort.Direction.ASC).sparse().named("publish_at"));
        archive = new Register<>(
                filed,
                "",
                (version, piece) -> new ArticleMessage.Imported(
                        Objects.requireNonNull(piece.article()).facts(version)));
    }

    /**
     * A piece at its place in the file.
     *
     * @param place what the file of public pieces is sorted by: the day or year of publication, then the id; absent while
     *     it is not public
     * @param article what everybody reads, if anything
     * @param piece its life at the desk, from when it first came there
     */
    record Filed(@Nullable String place, @Nullable Article article, @Nullable Piece piece) {

        static Filed of(@Nullable Article article, @Nullable Piece piece) {
            if (article == null) {
                return new Filed(null, null, piece);
            }
            String when = article.publishedOn() != null
                    ? article.publishedOn().toString()
                    : article.year() != null ? article.year().toString() : "";
            return new Filed(when + " " + article.id(), article, piece);
        }
    }

    /** The public piece with this id, if there is one. */
    public Optional<Versioned<Article>> find(String id) {
        return filed(id)
                .filter(found -> found.state().article() != null)
                .map(found -> new Versioned<>(
                        found.id(), found.version(), Objects.requireNonNull(found.state().article())));
    }

    /**
     * Public pieces that pass a filter, by the day of their publication, the newest first; undated ones come last. They
     * come without their bodies.
     */
    public Found<Article> page(ArticleFilter filter, Slice slice) {
        return page(filter.criteria(), slice, "state.piece", "state.article.body");
    }

    /** As {@link #page}, with their bodies. */
    public Found<Article> pageInFull(ArticleFilter filter, Slice slice) {
        return page(filter.criteria(), slice, "state.piece");
    }

    /** As {@link #page}, without the pieces that nobody has verified. */
    public Found<Article> verified(ArticleFilter filter, Slice slice) {
        return page(
                filter.criteria().and("state.article.provenance.status").ne("VERIFY"),
                slice,
                "state.piece",
                "state.article.body");
    }

    private Found<Article> page(Criteria filter, Slice slice, String... without) {
        // What is not public has no place.
        var place = where("state.place").gt("");
        if (slice.after() != null) {
            place = place.lt(slice.after());
        }
        var query = new Query(new Criteria().andOperator(filter, place))
                .with(Sort.by(Sort.Direction.DESC, "state.place"))
                .limit(slice.limit() + 1);
        query.fields().exclude(without);
        return Found.of(filed.find(query), slice, piece -> Objects.requireNonNull(piece.state().place()))
                .map(piece -> Objects.requireNonNull(piece.article()));
    }

    /** Pieces at the desk in a state, or whose translations are older than their originals, the latest touched first. */
    Found<Filed> atTheDesk(@Nullable PieceState state, boolean behind, Slice slice) {
        var wanted = state == null ? where("state.piece.order").gt("") : where("state.piece.state").is(state.name());
        if (behind) {
            wanted = wanted.and("state.piece.behind").is(true);
        }
        if (slice.after() != null) {
            wanted = new Criteria().andOperator(wanted, where("state.piece.order").lt(slice.after()));
        }
        var query = new Query(wanted)
                .with(Sort.by(Sort.Direction.DESC, "state.piece.order"))
                .limit(slice.limit() + 1);
        query.fields().exclude("state.article");
        return Found.of(filed.find(query), slice, found -> Objects.requireNonNull(found.state().piece()).order());
    }

    /** Scheduled pieces whose time has come, the longest waiting first. */
    List<Versioned<Filed>> due(Instant now) {
        return filed.find(new Query(where("state.piece.state").is(PieceState.SCHEDULED.name()).and("state.piece.publishAt").lte(now))
                .with(Sort.by("state.piece.publishAt")));
    }

    /** The piece with this id, public or not. */
    Optional<Versioned<Filed>> filed(String id) {
        return filed.find(id);
    }

    /** Files a new piece with what is to be told of it. */
    Versioned<Filed> insert(String id, Filed piece, List<Message> messages) {
        return filed.insert(id, piece, messages);
    }

    /**
     * Files the next version of a piece with what is to be told of it.
     *
     * @throws StaleVersion when it is not the next
     */
    Versioned<Filed> update(String id, long version, Filed piece, List<Message> messages) {
        return filed.update(id, version, piece, messages);
    }

    /**
     * Brings a piece of the archive to what its source says; nobody is told. Once somebody has opened it at the desk it is
     * theirs, and its source changes it no more.
     */
    public Outcome recordInArchive(Article article, Instant now) {
        // The moment is ours, not the source's: it moves only when something else does.
        return archive.record(
                article.id(),
                known -> known != null && (known.piece() != null || isTheSame(known.article(), article))
                        ? known
                        : Filed.of(article.recordedAt(now.truncatedTo(ChronoUnit.MILLIS)), null));
    }

    private static boolean isTheSame(@Nullable Article known, Article article) {
        return known != null && known.equals(article.recordedAt(known.recordedAt()));
    }
}
