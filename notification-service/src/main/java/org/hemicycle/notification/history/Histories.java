package org.hemicycle.notification.history;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.hemicycle.notification.bounce.Returned;
import org.hemicycle.notification.list.Cursor.Place;
import org.hemicycle.notification.mail.Stationery;
import org.hemicycle.notification.notice.Notices;
import org.hemicycle.notification.subscriber.Belongings;
import org.hemicycle.notification.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Reads what became of mails out of the collection {@code chunks}. */
@Repository
public class Histories implements Belongings {

    private static final String CHUNKS = "chunks";
    /** More mails than anybody was ever sent; who exports their data is not to wait for ever. */
    private static final int MOST_EXPORTED = 10_000;

    private final MongoOperations mongo;
    private final Notices notices;
    private final Subscribers subscribers;
    private final Returned returned;
    private final Stationery stationery;
    private final Clock clock;

    Histories(
            MongoOperations mongo,
            Notices notices,
            Subscribers subscribers,
            Returned returned,
            Stationery stationery,
            Clock clock) {
        this.mongo = mongo;
        this.notices = notices;
        this.subscribers = subscribers;
        this.returned = returned;
        this.stationery = stationery;
        this.clock = clock;
        var indexes = mongo.indexOps(CHUNKS);
        // A subscriber stays in one bucket, so all that was ever sent to them is in the chunks of that bucket.
        indexes.createIndex(new Index("bucket", Sort.Direction.ASC)
                .on("plannedAt", Sort.Direction.DESC)
                .on("_id", Sort.Direction.DESC)
                .named("bucket_planned"));
        indexes.createIndex(
                new Index("signUp.subscriber", Sort.Direction.ASC).sparse().named("sign_up"));
    }

    /** What a subscriber was sent, with where the following page begins. */
    record OfSubscriber(List<Line> lines, @Nullable Place next) {}

    /** What became of mails to a subscriber, the latest first. */
    OfSubscriber of(Owner owner, @Nullable Place below, int limit) {
        List<Record> found = Stream.concat(
                        read(mine(owner), below, limit + 1), read(signUps(owner), below, limit + 1))
                .sorted(Comparator.comparing(Record::plannedAt).thenComparing(Record::id).reversed())
                .limit(limit + 1L)
                .toList();
        List<Record> shown = found.size() > limit ? found.subList(0, limit) : found;
        var lines = new ArrayList<Written>();
        for (Record chunk : shown) {
            Line line = chunk.of(owner.id());
            if (line != null) {
                lines.add(new Written(line, chunk));
            }
        }
        Record last = found.size() > limit ? shown.getLast() : null;
        return new OfSubscriber(finished(lines), last == null ? null : new Place(last.plannedAt(), last.id()));
    }

    private static Criteria mine(Owner owner) {
        Integer bucket = owner.bucket();
        return where("bucket").is(bucket == null ? -2 : bucket).andOperator(new Criteria()
                .orOperator(
                        where("sent").is(owner.id()),
                        where("deferred.to").is(owner.id()),
                        where("suppressed").is(owner.id()),
                        where("refused.to").is(owner.id()),
                        where("dead.to").is(owner.id())));
    }

    private static Criteria signUps(Owner owner) {
        return where("signUp.subscriber").is(owner.id());
    }

    private Stream<Record> read(Criteria which, @Nullable Place below, int limit) {
        var query = new Query(which);
        if (below != null) {
            query = new Query(new Criteria()
                    .andOperator(
                            which,
                            new Criteria()
                                    .orOperator(
                                            where("plannedAt").lt(below.time()),
                                            where("plannedAt").is(below.time()).and("_id").lt(below.id()))));
        }
        return mongo.find(
                query.with(Sort.by(Sort.Direction.DESC, "plannedAt", "_id")).limit(limit), Document.class, CHUNKS)
                .stream()
                .map(Record::new);
    }

    /** Where a page about a notice begins: at a place in a bucket's chunk. */
    record From(int bucket, int place) {}

    /** What became of a notice's mails, with where the following page begins. */
    record OfNotice(List<Line> lines, @Nullable From next) {}

    /** What became of the mails of a notice or digest, by bucket. */
    OfNotice of(String notice, From from, @Nullable String state, int limit) {
        var lines = new ArrayList<Written>();
        int place = from.place();
        var which = where("notice").is(notice).and("bucket").gte(from.bucket());
        // Few mails fail, so most chunks have nothing to say about those and stay where they are.
        var query = new Query(state == null ? which : which.and(Record.listOf(state) + ".0").exists(true))
                .with(Sort.by("bucket"))
                .cursorBatchSize(4);
        if (state != null && !state.equals("sent")) {
            query.fields().exclude("sent", "windows");
        }
        try (Stream<Document> chunks = mongo.stream(query, Document.class, CHUNKS)) {
            for (Document document : (Iterable<Document>) chunks::iterator) {
                var chunk = new Record(document);
                List<Line> all = chunk.lines();
                for (int i = place; i < all.size(); i++) {
                    if (state != null && !all.get(i).state().equals(state)) {
                        continue;
                    }
                    if (lines.size() == limit) {
                        return new OfNotice(finished(lines), new From(chunk.bucket(), i));
                    }
                    lines.add(new Written(all.get(i), chunk));
                }
                place = 0;
            }
        }
        return new OfNotice(finished(lines), null);
    }

    private record Written(Line line, Record chunk) {}

    /** The lines with what they are about, and those that came back after they had been sent as such. */
    private List<Line> finished(List<Written> lines) {
        var titles = notices.titles(
                lines.stream().map(written -> written.line().notice()).filter(Objects::nonNull).map(Objects::requireNonNull).distinct().toList());
        Map<String, String> hashes = subscribers.emailHashes(
                lines.stream().map(written -> written.line().subscriber()).distinct().toList());
        Map<String, Returned.Return> reports = returned.among(hashes.values());
        var finished = new ArrayList<Line>();
        for (Written written : lines) {
            Line line = written.line();
            String notice = line.notice();
            Notices.Title title = notice == null ? null : titles.get(notice);
            if (title != null) {
                line = line.named(title.type(), title.title());
            }
            String hash = hashes.get(line.subscriber());
            if (line.state().equals("sent") && hash != null && !reports.isEmpty()) {
                String cause = notice == null ? written.chunk().id() : notice;
                Returned.Return report = reports.get(
                        Returned.key(hash, stationery.messageId(cause, line.subscriber())));
                line = report == null ? line : line.bounced(report.words(), report.at());
            }
            finished.add(line);
        }
        return finished;
    }

    /** Whether there is a notice, a digest or a bulletin with this id. */
    boolean isKnown(String notice) {
        return notices.find(notice).isPresent() || mongo.exists(new Query(where("notice").is(notice)), CHUNKS);
    }

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public List<?> of(Owner owner) {
        return of(owner, null, MOST_EXPORTED).lines();
    }

    /** The counts stay right: where somebody stood, nobody in particular stands now. */
    @Override
    public boolean erase(Owner owner) {
        mongo.remove(new Query(signUps(owner).and("claim").exists(false)), CHUNKS);
        Integer bucket = owner.bucket();
        if (bucket == null) {
            return !mongo.exists(new Query(signUps(owner)), CHUNKS);
        }
        for (String list : List.of("sent", "suppressed")) {
            mongo.updateMulti(
                    new Query(where("bucket").is(bucket).and(list).is(owner.id())),
                    new Update().set(list + ".$", Record.ERASED),
                    CHUNKS);
        }
        for (String list : List.of("refused", "dead", "left")) {
            mongo.updateMulti(
                    new Query(where("bucket").is(bucket).and(list + ".to").is(owner.id())),
                    new Update().set(list + ".$.to", Record.ERASED).set(list + ".$.reason", Record.ERASED),
                    CHUNKS);
        }
        // Whoever serves a chunk has read who waits in it, and would write down once more that this one left.
        mongo.updateMulti(
                new Query(where("bucket").is(bucket).and("deferred.to").is(owner.id()).and("claim").exists(false)),
                new Update()
                        .pull("deferred", new Document("to", owner.id()))
                        .push("suppressed", Record.ERASED)
                        .push("left", new Document("to", Record.ERASED)
                                .append("attempts", 0)
                                .append("reason", Record.ERASED)
                                .append("at", clock.instant())),
                CHUNKS);
        // Whoever serves a chunk writes down in the end whom it had read in the beginning; nobody is sent anything.
        return !mongo.exists(new Query(signUps(owner)), CHUNKS)
                && !mongo.exists(new Query(where("bucket").is(bucket).and("claim").exists(true)), CHUNKS)
                && !mongo.exists(new Query(mine(owner)), CHUNKS)
                && !mongo.exists(new Query(where("bucket").is(bucket).and("left.to").is(owner.id())), CHUNKS);
    }
}
