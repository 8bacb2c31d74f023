package org.hemicycle.notification.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.hemicycle.notification.bulletin.Outcomes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** Counts what became of the mails of chunks, in the database, without reading who they went to. */
@Repository
class ChunkCounts implements Outcomes {

    private final MongoOperations mongo;

    ChunkCounts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * How many mails came to what.
     *
     * @param bucket the bucket, or -1 for all of a notice together
     * @param done of how many chunks everybody was attempted
     * @param audience how many were concerned when the chunk was first served
     * @param sent taken by the mail server
     * @param deferred waiting for the next attempt
     * @param failed refused by the mail server for good
     * @param dead given up after the last attempt
     * @param suppressed not sent because the reader withdrew meanwhile
     * @param due when a chunk is taken up again, if it waits
     * @param reason why the whole chunk waits or was given up, if so
     */
    public record Counts(
            int bucket,
            int done,
            int audience,
            int sent,
            int deferred,
            int failed,
            int dead,
            int suppressed,
            @Nullable Instant due,
            @Nullable String reason) {

        static final Counts NONE = new Counts(-1, 0, 0, 0, 0, 0, 0, 0, null, null);

        Counts plus(Counts other) {
            return new Counts(
                    -1,
                    done + other.done,
                    audience + other.audience,
                    sent + other.sent,
                    deferred + other.deferred,
                    failed + other.failed,
                    dead + other.dead,
                    suppressed + other.suppressed,
                    earlier(due, other.due),
                    reason != null ? reason : other.reason);
        }

        private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isBefore(other) ? one : other;
        }
    }

    /** The counts of each notice that has any chunk begun. */
    Map<String, Counts> perNotice(Collection<String> notices) {
        var counts = new HashMap<String, Counts>();
        for (Document chunk : counted(new Document("notice", new Document("$in", List.copyOf(notices))))) {
            counts.merge(chunk.getString("notice"), counts(chunk), Counts::plus);
        }
        counts.replaceAll((notice, count) -> count.plus(Counts.NONE));
        return counts;
    }

    /** The counts of each begun chunk of a notice, by bucket. */
    List<Counts> perChunk(String notice) {
        return counted(new Document("notice", notice)).stream()
                .map(ChunkCounts::counts)
                .sorted(java.util.Comparator.comparingInt(Counts::bucket))
                .toList();
    }

    @Override
    public Reached reached(String notice) {
        Counts all = perNotice(List.of(notice)).getOrDefault(notice, Counts.NONE);
        return new Reached(all.done(), all.sent(), all.deferred(), all.failed(), all.dead(), all.suppressed());
    }

    @Override
    public Set<Integer> served(String notice) {
        var over = new Document("$or", List.of(
                new Document("gone", true),
                // Given up as a whole, because no server ever answered.
                new Document("due", new Document("$exists", false)).append("reason", new Document("$exists", true))));
        return mongo.getCollection("chunks")
                .find(over.append("notice", notice))
                .projection(new Document("bucket", 1))
                .into(new java.util.ArrayList<>())
                .stream()
                .map(chunk -> chunk.getInteger("bucket", -1))
                .collect(Collectors.toSet());
    }

    private List<Document> counted(Document match) {
        var project = new Document("notice", 1)
                .append("bucket", 1)
                .append("gone", 1)
                .append("audience", 1)
                .append("due", 1)
                .append("reason", 1);
        for (String list : List.of("sent", "deferred", "refused", "dead", "suppressed")) {
            project.append(list, new Document("$size", new Document("$ifNull", List.of("$" + list, List.of()))));
        }
        return mongo.getCollection("chunks")
                .aggregate(List.of(new Document("$match", match), new Document("$project", project)))
                .into(new java.util.ArrayList<>());
    }

    private static Counts counts(Document chunk) {
        java.util.Date due = chunk.getDate("due");
        return new Counts(
                chunk.getInteger("bucket", -1),
                chunk.getBoolean("gone", false) ? 1 : 0,
                chunk.getInteger("audience", 0),
                chunk.getInteger("sent", 0),
                chunk.getInteger("deferred", 0),
                chunk.getInteger("refused", 0),
                chunk.getInteger("dead", 0),
                chunk.getInteger("suppressed", 0),
                due == null ? null : due.toInstant(),
                chunk.getString("reason"));
    }
}
