package org.hemicycle.notification.subscriber;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.hemicycle.contracts.Message;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.notification.subscriber.Subscriber.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All subscribers, in the collection {@code subscribers}; confirmed ones stand in buckets of equal size. */
@Repository
public class Subscribers {

    private static final String COLLECTION = "subscribers";

    private final Aggregates<Subscriber> aggregates;
    private final MongoOperations mongo;
    private final Clock clock;
    private final int bucketSize;

    Subscribers(Outbox outbox, MongoOperations mongo, AudienceProperties properties, Clock clock) {
        this.aggregates = outbox.aggregates(COLLECTION, Subscriber.class);
        this.mongo = mongo;
        this.clock = clock;
        this.bucketSize = properties.bucket();
        aggregates.index(new Index("state.emailHash", Sort.Direction.ASC).unique().named("email_hash"));
        aggregates.index(new Index("state.digest.slot", Sort.Direction.ASC)
                .on("state.bucket", Sort.Direction.ASC)
                .sparse()
                .named("slot_bucket"));
        aggregates.index(new Index("state.bucket", Sort.Direction.ASC)
                .on("state.standing", Sort.Direction.ASC)
                .named("bucket_standing"));
    }

    Optional<Versioned<Subscriber>> find(String id) {
        return aggregates.find(id);
    }

    Optional<Versioned<Subscriber>> withEmailHash(String emailHash) {
        return aggregates.find(new Query(where("state.emailHash").is(emailHash)).limit(1)).stream()
                .findFirst();
    }

    /** The subscriber whose address's keyed hash begins so; the beginning is long enough to be one address's alone. */
    Optional<Versioned<Subscriber>> withEmailHashFrom(String beginning) {
        return aggregates.find(new Query(where("state.emailHash").gte(beginning).lt(beginning + "~")).limit(1)).stream()
                .findFirst();
    }

    /** Whose belongings are those of a subscriber's id. */
    public Optional<Belongings.Owner> owner(String id) {
        return find(id).map(Subscribers::owner);
    }

    /** Whose belongings are those of the keyed hash of an address. */
    public Optional<Belongings.Owner> ownerWith(String emailHash) {
        return withEmailHash(emailHash).map(Subscribers::owner);
    }

    static Belongings.Owner owner(Versioned<Subscriber> subscriber) {
        return new Belongings.Owner(
                subscriber.id(),
                subscriber.state().emailHash(),
                subscriber.state().bucket());
    }

    /** The keyed hashes of the addresses of some subscribers, by their ids. */
    public Map<String, String> emailHashes(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var query = new Query(where("_id").in(ids));
        query.fields().include("state.emailHash");
        var hashes = new HashMap<String, String>();
        mongo.find(query, Document.class, COLLECTION)
                .forEach(document -> hashes.put(
                        document.getString("_id"),
                        document.get("state", Document.class).getString("emailHash")));
        return hashes;
    }

    Versioned<Subscriber> insert(String id, Subscriber subscriber, List<Message> owed) {
        return aggregates.insert(id, subscriber, owed);
    }

    Versioned<Subscriber> update(Versioned<Subscriber> before, Subscriber after, List<Message> owed) {
        return aggregates.update(before.id(), before.version(), after, owed);
    }

    void erase(String id) {
        aggregates.remove(id);
    }

    /** The bucket for the next who confirms: buckets are filled one after the other. */
    int nextBucket() {
        return nextBuckets(1).getFirst();
    }

    /** The buckets for the next so many. */
    List<Integer> nextBuckets(int many) {
        Document counter;
        try {
            counter = counted(many);
        } catch (DuplicateKeyException begunElsewhere) {
            // Two who were both to be the first: now there is something to count on.
            counter = counted(many);
        }
        long assigned = counter == null ? many : number(counter, "assigned");
        return LongStream.range(assigned - many, assigned)
                .mapToObj(place -> (int) (place / bucketSize))
                .toList();
    }

    private @Nullable Document counted(int many) {
        return mongo.findAndModify(
                new Query(where("_id").is(COLLECTION)),
                new Update().inc("assigned", many),
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Document.class,
                "counters");
    }

    /** The ids of those with some keyed hashes of addresses, by these. */
    Map<String, String> idsByHash(Collection<String> emailHashes) {
        if (emailHashes.isEmpty()) {
            return Map.of();
        }
        var query = new Query(where("state.emailHash").in(emailHashes)).cursorBatchSize(emailHashes.size() + 1);
        query.fields().include("state.emailHash");
        var ids = new HashMap<String, String>();
        mongo.find(query, Document.class, COLLECTION)
                .forEach(document -> ids.put(
                        document.get("state", Document.class).getString("emailHash"), document.getString("_id")));
        return ids;
    }

    /** Saves many new ones at once; answers how many, since whoever is here already is left alone. */
    int insertNew(Map<String, Subscriber> newcomers) {
        return aggregates.insertNew(newcomers);
    }

    /** All of them, with what is known of each, one after the other. */
    Stream<Versioned<Subscriber>> all() {
        return aggregates.stream(new Query().with(Sort.by("_id")).cursorBatchSize(1_000));
    }

    /** How many buckets there are; their numbers run from 0. */
    public int buckets() {
        var highest = new Query(where("state.bucket").gte(0))
                .with(Sort.by(Sort.Direction.DESC, "state.bucket"))
                .limit(1);
        highest.fields().include("state.bucket");
        Document last = mongo.findOne(highest, Document.class, COLLECTION);
        return last == null
                ? 0
                : (int) number(last.get("state", Document.class), "bucket") + 1;
    }

    /** Those in a bucket whom something concerns and who agree to be told at once, at this moment, in the order of their ids. */
    public List<Reader> concerned(int bucket, Audience audience) {
        return readers(toldAtOnce(where("state.bucket").is(bucket), audience), bucketSize * 2);
    }

    /**
     * Somebody who waits for a digest.
     *
     * @param choices what they follow
     * @param digest from where on they are to be told
     */
    public record Waiting(Reader reader, Choices choices, Digesting digest) {}

    /** Those in a bucket who wait for the digests of a slot and agree to be told, at this moment, by their ids. */
    public List<Waiting> waiting(int bucket, String slot) {
        return waiting(where("state.bucket").is(bucket), slot);
    }

    /** Those among these subscribers who still do. */
    public List<Waiting> stillWaiting(Collection<String> ids, String slot) {
        return waiting(where("_id").in(ids), slot);
    }

    private List<Waiting> waiting(Criteria which, String slot) {
        Criteria waiting = agreeing(which)
                .and("state.digest.slot")
                .is(slot);
        return aggregates.find(new Query(waiting).with(Sort.by("_id")).cursorBatchSize(bucketSize * 2)).stream()
                .flatMap(subscriber -> {
                    Subscriber state = subscriber.state();
                    Digesting digest = state.digest();
                    var reader = new Reader(
                            subscriber.id(),
                            state.choices().language(),
                            state.emailHash(),
                            state.email(),
                            state.linkRevision(),
                            state.choices().quiet());
                    return digest == null ? Stream.of() : Stream.of(new Waiting(reader, state.choices(), digest));
                })
                .toList();
    }

    /** The buckets in which somebody waits for the digests of a slot. */
    public SortedSet<Integer> bucketsWaiting(String slot) {
        var query = new Query(where("state.digest.slot").is(slot).and("state.standing").is(Standing.CONFIRMED.name()))
                .cursorBatchSize(10_000);
        query.fields().include("state.bucket");
        var buckets = new TreeSet<Integer>();
        try (Stream<Document> found = mongo.stream(query, Document.class, COLLECTION)) {
            found.forEach(document -> buckets.add((int) number(document.get("state", Document.class), "bucket")));
        }
        return buckets;
    }

    /** Those among these subscribers who agree to be told at this moment and are still concerned. */
    public List<Reader> stillConcerned(Collection<String> ids, Audience audience) {
        return readers(toldAtOnce(where("_id").in(ids), audience), ids.size() + 1);
    }

    /** Those in a bucket whom something written by hand is for and who agree to be told, at this moment, by their ids. */
    public List<Reader> among(int bucket, Readership readership) {
        return readers(meant(where("state.bucket").is(bucket), readership), bucketSize * 2);
    }

    /** Those among these subscribers whom it is still for and who still agree. */
    public List<Reader> stillAmong(Collection<String> ids, Readership readership) {
        return readers(meant(where("_id").in(ids), readership), ids.size() + 1);
    }

    /** How many it is for at this moment whose letters are in a language. */
    public long count(Readership readership, String language) {
        if (!readership.languages().isEmpty() && !readership.languages().contains(language)) {
            return 0;
        }
        var one = new Readership(readership.areas(), readership.kinds(), List.of(language), readership.cadences());
        return aggregates.count(new Query(meant(where("state.bucket").gte(0), one)));
    }

    private Criteria meant(Criteria among, Readership readership) {
        Criteria meant = agreeing(among)
                .and("state.choices.cadence")
                .in(readership.cadences())
                .and("state.choices.kinds")
                .in(readership.kinds());
        if (!readership.areas().isEmpty()) {
            meant = meant.and("state.choices.areas").in(readership.reachedBy());
        }
        if (!readership.languages().isEmpty()) {
            meant = meant.and("state.choices.language").in(readership.languages());
        }
        return meant;
    }

    /** Those among some to whom anything may be sent at this moment: who has confirmed and made no pause. */
    private Criteria agreeing(Criteria among) {
        return among.and("state.standing")
                .is(Standing.CONFIRMED.name())
                .and("state.choices.resumesAt")
                .not()
                .gt(clock.instant());
    }

    /** Those among some whom something concerns and who agree to be told of it at once. */
    private Criteria toldAtOnce(Criteria among, Audience audience) {
        Criteria concerned = agreeing(among).and("state.choices.cadence").is("now");
        Criteria inArea = where("state.choices.kinds").is(audience.kind()).and("state.choices.areas").in(audience.areas());
        concerned = audience.subject() == null
                ? concerned.andOperator(inArea)
                : concerned.orOperator(inArea, where("state.choices.subjects").is(audience.subject()));
        if (audience.language() != null) {
            concerned = concerned.and("state.choices.language").is(audience.language());
        }
        return concerned;
    }

    /** One subscriber who waits for a letter about their sign-up, unless they are gone or have stopped everything. */
    public Optional<SigningUp> signingUp(String id) {
        return find(id)
                .filter(subscriber -> subscriber.state().standing() != Standing.UNSUBSCRIBED)
                .map(subscriber -> {
                    Subscriber state = subscriber.state();
                    return new SigningUp(
                            new Reader(
                                    id,
                                    state.choices().language(),
                                    state.emailHash(),
                                    state.email(),
                                    state.linkRevision(),
                                    null),
                            state.choices(),
                            state.round(),
                            state.standing() == Standing.CONFIRMED);
                });
    }

    /** A subscriber who waits for a letter about their sign-up. */
    public record SigningUp(Reader reader, Choices choices, long round, boolean confirmed) {}

    private List<Reader> readers(Criteria criteria, int batch) {
        var query = new Query(criteria).with(Sort.by("_id")).cursorBatchSize(batch);
        query.fields()
                .include(
                        "state.email",
                        "state.emailHash",
                        "state.linkRevision",
                        "state.choices.language",
                        "state.choices.timeZone",
                        "state.choices.quietFrom",
                        "state.choices.quietTo");
        return mongo.find(query, Document.class, COLLECTION).stream()
                .map(document -> {
                    Document state = document.get("state", Document.class);
                    Document choices = state.get("choices", Document.class);
                    return new Reader(
                            document.getString("_id"),
                            choices.getString("language"),
                            state.getString("emailHash"),
                            state.get("email", Binary.class).getData(),
                            number(state, "linkRevision"),
                            quiet(choices));
                })
                .toList();
    }

    private static @Nullable Quiet quiet(Document choices) {
        String zone = choices.getString("timeZone");
        Integer from = choices.getInteger("quietFrom");
        Integer to = choices.getInteger("quietTo");
        return zone == null || from == null || to == null ? null : new Quiet(ZoneId.of(zone), from, to);
    }

    private static long number(Document document, String field) {
        return Objects.requireNonNull(document.get(field, Number.class), field).longValue();
    }
}
