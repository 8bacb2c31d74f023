package org.hemicycle.notification.delivery;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.hemicycle.defaults.intake.NotNow;
import org.hemicycle.notification.delivery.Chunk.Outcome;
import org.hemicycle.notification.delivery.Chunk.SignUp;
import org.hemicycle.notification.delivery.Chunk.Waiting;
import org.hemicycle.notification.mail.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The progress of all chunks, one document each; whoever writes to one holds its claim. */
@Repository
public class Chunks {

    private final MongoOperations mongo;
    private final Clock clock;
    private final DeliveryProperties properties;
    private final String instance;

    Chunks(
            MongoOperations mongo,
            Clock clock,
            DeliveryProperties properties,
            @Value("${hemicycle.instance}") String instance) {
        this.mongo = mongo;
        this.clock = clock;
        this.properties = properties;
        this.instance = instance;
        var indexes = mongo.indexOps(Chunk.class);
        indexes.createIndex(new Index("due", Sort.Direction.ASC).sparse().named("due"));
        indexes.createIndex(new Index("notice", Sort.Direction.ASC)
                .on("bucket", Sort.Direction.ASC)
                .named("notice_bucket"));
        // Only chunks in which somebody was given up have it, so the list of dead letters reads nothing else.
        indexes.createIndex(new Index("gaveUpAt", Sort.Direction.DESC).sparse().named("gave_up_at"));
    }

    /**
     * A chunk that somebody else serves at this moment, here or on another instance. If the other one died, its claim ends
     * only after a while, and to set the chunk aside before would lose its mails.
     */
    static final class Taken extends NotNow {
        Taken(String id) {
            super("Chunk " + id + " is being served elsewhere");
        }
    }

    /** The claim was lost to another instance, which goes on in our place. */
    static final class ClaimLost extends NotNow {
        ClaimLost(String id) {
            super("The claim on chunk " + id + " was lost");
        }
    }

    /**
     * Takes a chunk of a notice that not everybody was attempted of yet, and makes its document where there is none.
     *
     * @return nothing when all of it was attempted already
     * @throws Taken when somebody else has it
     */
    Optional<Chunk> take(String notice, int bucket, Lane lane) {
        String id = Chunk.id(notice, bucket);
        return take(
                where("_id").is(id).and("gone").ne(true),
                new Update().setOnInsert("notice", notice).setOnInsert("bucket", bucket).setOnInsert("lane", lane.name()),
                id,
                clock.instant());
    }

    /** Takes the one-mail chunk of a sign-up's message, under the same conditions. */
    Optional<Chunk> take(String messageId, SignUp signUp, Instant asked) {
        return take(
                where("_id").is(messageId).and("gone").ne(true),
                new Update()
                        .setOnInsert("signUp", signUp)
                        .setOnInsert("bucket", -1)
                        .setOnInsert("lane", Lane.URGENT.name()),
                messageId,
                asked);
    }

    /** Makes the one-mail chunk of a letter that nobody sent a message about; it is due at once. */
    void plan(String id, SignUp signUp) {
        Instant now = clock.instant();
        var chunk = new Document("_id", id)
                .append("signUp", new Document("subscriber", signUp.subscriber()).append("round", signUp.round()))
                .append("bucket", -1)
                .append("lane", Lane.BULK.name())
                .append("gone", false)
                .append("audience", 0)
                .append("failures", 0)
                .append("plannedAt", now)
                .append("due", now);
        try {
            mongo.insert(chunk, "chunks");
        } catch (DuplicateKeyException plannedBefore) {
            // Which is what was asked for.
        }
    }

    /** Takes a chunk that is due, whether or not everybody was attempted. */
    Optional<Chunk> takeDue(String id) {
        return take(where("_id").is(id).and("due").lte(clock.instant()), new Update(), id, null);
    }

    /**
     * Takes a chunk.
     *
     * @param plannedAt when it was planned, to make one where there is none; null makes none
     */
    private Optional<Chunk> take(Criteria which, Update update, String id, @Nullable Instant plannedAt) {
        Instant now = clock.instant();
        var free = new Criteria()
                .orOperator(
                        where("claim").exists(false),
                        where("claim.until").lt(now),
                        where("claim.by").is(instance));
        update.set("claim", claim(now));
        if (plannedAt != null) {
            update.setOnInsert("plannedAt", plannedAt).setOnInsert("gone", false).setOnInsert("audience", 0)
                    .setOnInsert("failures", 0);
        }
        try {
            return Optional.ofNullable(mongo.findAndModify(
                    new Query(which.andOperator(free)),
                    update,
                    FindAndModifyOptions.options().upsert(plannedAt != null).returnNew(true),
                    Chunk.class));
        } catch (DuplicateKeyException present) {
            Chunk other = mongo.findById(id, Chunk.class);
            if (other != null && other.gone()) {
                return Optional.empty();
            }
            throw new Taken(id);
        }
    }

    private Chunk.Claim claim(Instant now) {
        return new Chunk.Claim(instance, now.plus(properties.claim()));
    }

    /**
     * What was achieved since the last record.
     *
     * @param sent whose mail was taken
     * @param refused whose mail will never be taken
     * @param dead who was given up
     * @param suppressed to whom nothing is sent, and why
     * @param deferred everybody who waits now, replacing what was recorded before
     */
    record Progress(
            List<String> sent,
            List<Outcome> refused,
            List<Outcome> dead,
            List<Outcome> suppressed,
            List<Waiting> deferred) {}

    /** Records progress and keeps the claim for a further while. */
    void record(Chunk chunk, Progress progress) {
        Update update = with(progress).set("claim", claim(clock.instant()));
        // Until it has gone through, somebody must come back to it even if nobody was deferred.
        write(chunk, update);
    }

    /** Notes how many are concerned; done once, together with nothing else, because it is the first word about it. */
    void open(Chunk chunk, int audience) {
        write(chunk, new Update().set("audience", audience));
    }

    /** Records the last progress and gives the chunk back; it is due again when the first who waits is. */
    void finish(Chunk chunk, Progress progress, int audience) {
        Instant now = clock.instant();
        Update update = with(progress)
                .set("gone", true)
                .set("failures", 0)
                .set("audience", audience)
                .unset("reason")
                .unset("claim");
        if (!chunk.gone()) {
            update.set("goneAt", now);
        }
        due(update, progress.deferred().stream().map(Waiting::due).min(Instant::compareTo).orElse(null));
        write(chunk, update);
    }

    /** Records progress and puts the whole chunk off, because no server answered or others must go first. */
    void putOff(Chunk chunk, Progress progress, int failures, String reason, @Nullable Instant due) {
        Update update = with(progress).set("failures", failures).set("reason", reason).unset("claim");
        if (due == null) {
            update.set("gaveUpAt", clock.instant());
        }
        due(update, due);
        write(chunk, update);
    }

    /**
     * Records progress and lays the chunk down without a time, because all of it was paused: whoever lets it go on plans
     * again what not everybody was attempted of.
     */
    void layDown(Chunk chunk, Progress progress) {
        write(chunk, with(progress).unset("claim").unset("due").unset("reason"));
    }

    private static void due(Update update, @Nullable Instant due) {
        if (due == null) {
            update.unset("due");
        } else {
            update.set("due", due);
        }
    }

    private Update with(Progress progress) {
        var update = new Update().set("deferred", waiting(progress.deferred()));
        if (!progress.sent().isEmpty()) {
            update.push("sent").each(progress.sent().toArray());
            // One time for all of them, in the order of the pushes: a time for each mail would double the document.
            update.push("windows", new Document("sent", progress.sent().size()).append("at", clock.instant()));
        }
        if (!progress.refused().isEmpty()) {
            update.push("refused").each(outcomes(progress.refused()));
        }
        if (!progress.dead().isEmpty()) {
            update.push("dead").each(outcomes(progress.dead()));
            update.set("gaveUpAt", clock.instant());
        }
        if (!progress.refused().isEmpty() || !progress.dead().isEmpty()) {
            // From when on the words of other servers grow old.
            update.set("wordsAt", clock.instant());
        }
        if (!progress.suppressed().isEmpty()) {
            update.push("suppressed").each(progress.suppressed().stream().map(Outcome::to).toArray());
            update.push("left").each(outcomes(progress.suppressed()));
        }
        return update;
    }

    // Written out as documents: the mapping of lists inside an update depends on which class of list it is.

    private static List<Document> waiting(List<Waiting> entries) {
        var documents = new ArrayList<Document>();
        for (Waiting entry : entries) {
            documents.add(waiting(entry));
        }
        return documents;
    }

    private static Document waiting(Waiting entry) {
        return new Document("to", entry.to())
                .append("attempts", entry.attempts())
                .append("reason", entry.reason())
                .append("due", entry.due());
    }

    private static Object[] outcomes(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> new Document("to", outcome.to())
                        .append("attempts", outcome.attempts())
                        .append("reason", outcome.reason())
                        .append("at", outcome.at()))
                .toArray();
    }

    /**
     * Lets some of those who wait in a chunk that nobody serves wait no longer; when somebody else was quicker with it,
     * nothing happens.
     */
    void hurry(Chunk seen, Predicate<Waiting> which, String reason) {
        Instant now = clock.instant();
        List<Waiting> hurried = seen.deferred().stream()
                .map(entry -> which.test(entry) ? new Waiting(entry.to(), entry.attempts(), reason, now) : entry)
                .toList();
        mongo.updateFirst(
                new Query(where("_id").is(seen.id()).and("claim").exists(false).and("due").is(seen.due())),
                new Update().set("deferred", waiting(hurried)).set("due", now),
                Chunk.class);
    }

    private void write(Chunk chunk, Update update) {
        var mine = new Query(where("_id").is(chunk.id()).and("claim.by").is(instance));
        if (mongo.updateFirst(mine, update, Chunk.class).getMatchedCount() == 0) {
            throw new ClaimLost(chunk.id());
        }
    }

    /** Gives a chunk back without a word about it. */
    void release(Chunk chunk) {
        mongo.updateFirst(
                new Query(where("_id").is(chunk.id()).and("claim.by").is(instance)),
                new Update().unset("claim"),
                Chunk.class);
    }

    /** The ids of chunks that are due, urgent ones or all others, the longest waiting first. */
    List<String> due(boolean urgent, int limit) {
        Criteria due = where("due").lte(clock.instant());
        var query = new Query(urgent ? due.and("lane").is(Lane.URGENT.name()) : due.and("lane").ne(Lane.URGENT.name()))
                .with(Sort.by("due"))
                .limit(limit);
        query.fields().include("_id");
        return mongo.find(query, Document.class, "chunks").stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /** The chunks with these ids, in any order; ids without a chunk are left out. */
    List<Chunk> all(Collection<String> ids) {
        return mongo.find(new Query(where("_id").in(ids)), Chunk.class);
    }

    /** All chunks of a notice by bucket. */
    public List<Chunk> of(String notice) {
        return mongo.find(new Query(where("notice").is(notice)).with(Sort.by("bucket")), Chunk.class);
    }

    /** Chunks in which somebody was given up, or that were given up as a whole, the latest first. */
    public List<Chunk> withDeadLetters(int limit) {
        return mongo.find(
                new Query(where("gaveUpAt").gt(Instant.EPOCH))
                        .with(Sort.by(Sort.Direction.DESC, "gaveUpAt"))
                        .limit(limit),
                Chunk.class);
    }

    /** Puts somebody who was given up back among those who wait; false when they are not among the given up. */
    public boolean revive(String id, String to) {
        Instant now = clock.instant();
        var update = new Update()
                .pull("dead", new Document("to", to))
                .push("deferred", waiting(new Waiting(to, 0, "replayed", now)))
                .set("due", now);
        boolean revived = mongo.updateFirst(
                                new Query(where("_id").is(id).and("dead.to").is(to).and("claim").exists(false)),
                                update,
                                Chunk.class)
                        .getModifiedCount()
                > 0;
        if (revived) {
            mongo.updateFirst(
                    new Query(where("_id").is(id).and("dead").size(0)), new Update().unset("gaveUpAt"), Chunk.class);
        }
        return revived;
    }

    /** Takes up again a chunk that was given up as a whole; false when it was not. */
    public boolean revive(String id) {
        return mongo.updateFirst(
                                new Query(where("_id").is(id).and("gone").is(false).and("due").exists(false)
                                        .and("reason").exists(true)),
                                new Update().set("due", clock.instant()).set("failures", 0).unset("gaveUpAt"),
                                Chunk.class)
                        .getModifiedCount()
                > 0;
    }
}
