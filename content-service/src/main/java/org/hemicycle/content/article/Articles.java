package org.hemicycle.content.article;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hemicycle.content.register.Found;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Register.Outcome;
import org.hemicycle.content.register.Slice;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.Versioned;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All published pieces, the newest first. */
@Repository
public class Articles {

    private final Aggregates<Filed> filed;
    private final Register<Filed> archive;

    Articles(Outbox outbox) {
        filed = outbox.aggregates("articles", Filed.class);
        filed.index(new Index("state.place", Sort.Direction.DESC).named("place"));
        filed.index(new Index("state.article.areas", Sort.Direction.ASC).on("state.place", Sort.Direction.DESC).named("area_place"));
        archive = new Register<>(filed, "", (version, piece) -> new ArticleMessage.Imported(piece.article().facts(version)));
    }

    /**
     * A piece at its place in the file.
     *
     * @param place what the file is sorted by: the day or year of publication, then the id
     */
    record Filed(String place, Article article) {

        static Filed of(Article article) {
            String when = article.publishedOn() != null
                    ? article.publishedOn().toString()
                    : article.year() != null ? article.year().toString() : "";
            return new Filed(when + " " + article.id(), article);
        }
    }

    /** The piece with this id, if there is one. */
    public Optional<Versioned<Article>> find(String id) {
        return filed.find(id).map(found -> new Versioned<>(found.id(), found.version(), found.state().article()));
    }

    /** Pieces that pass a filter, by the day of their publication, the newest first; undated ones come last. */
    public Found<Article> page(ArticleFilter filter, Slice slice) {
        return page(filter.criteria(), slice);
    }

    /** As {@link #page}, without the pieces that nobody has verified. */
    public Found<Article> verified(ArticleFilter filter, Slice slice) {
        return page(filter.criteria().and("state.article.provenance.status").ne("VERIFY"), slice);
    }

    private Found<Article> page(Criteria filter, Slice slice) {
        var wanted = slice.after() == null
                ? filter
                : new Criteria().andOperator(filter, where("state.place").lt(slice.after()));
        var query = new Query(wanted)
                .with(Sort.by(Sort.Direction.DESC, "state.place"))
                .limit(slice.limit() + 1);
        return Found.of(filed.find(query), slice, piece -> piece.state().place()).map(Filed::article);
    }

    /** Publishes a new piece; subscribers will be told. */
    Versioned<Article> publish(Article article) {
        var published = filed.insert(
                article.id(), Filed.of(article), List.of(new ArticleMessage.Published(article.facts(1))));
        return new Versioned<>(published.id(), published.version(), article);
    }

    /** Brings a piece of the archive to what its source says; nobody is told. */
    public Outcome recordInArchive(Article article, Instant now) {
        // The moment is ours, not the source's: it moves only when something else does.
        return archive.record(
                article.id(),
                known -> known != null && known.article().equals(article.recordedAt(known.article().recordedAt()))
                        ? known
                        : Filed.of(article.recordedAt(now.truncatedTo(ChronoUnit.MILLIS))));
    }
}
