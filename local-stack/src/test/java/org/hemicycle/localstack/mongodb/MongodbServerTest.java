package org.hemicycle.localstack.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the services ask of their database, through the driver they use.
class MongodbServerTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    private static InProcessServer server;

    private MongoDatabase database;
    private MongoCollection<Document> visits;

    @BeforeAll
    static void start() {
        server = InProcessServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void useNewCollection() {
        database = server.newDatabase();
        visits = database.getCollection("visits");
    }

    // --- documents ---

    @Test
    void keepsEveryTypeAsItWasGiven() {
        UUID uuid = UUID.randomUUID();
        Document visit = new Document("_id", "v1").append("version", 7).append("seats", 705L).append("share", 0.5)
                .append("budget", new Decimal128(12)).append("at", Date.from(NOON)).append("secret", new Binary(new byte[] {0, 1, -1}))
                .append("uuid", uuid).append("open", true).append("nothing", null)
                .append("title", new Document("en", "Visit").append("fr", "Visite"))
                .append("areas", Arrays.asList("BE", null, "EU")).append("none", List.of());
        visits.insertOne(visit);

        Document found = visits.find(eq("_id", "v1")).first();

        assertThat(found).isEqualTo(visit);
        assertThat(found.getDate("at").toInstant()).isEqualTo(NOON);
        assertThat(visits.find(eq("uuid", uuid)).first()).isNotNull();
    }

    @Test
    void changesFieldsCountersAndArrays() {
        visits.insertOne(new Document("_id", 1).append("n", 1).append("old", "x").append("areas", List.of("BE", "FR")));

        visits.updateOne(eq("_id", 1), combine(set("title.en", "Visit"), unset("old"), inc("n", 2),
                pushEach("days", List.of(1, 2, 3)), pull("areas", "FR")));
        visits.updateOne(eq("_id", 1), addToSet("areas", "BE"));
        visits.updateOne(eq("_id", 1), addToSet("areas", "DE"));

        assertThat(visits.find().first()).isEqualTo(new Document("_id", 1).append("n", 3).append("areas", List.of("BE", "DE"))
                .append("title", new Document("en", "Visit")).append("days", List.of(1, 2, 3)));
    }

    @Test
    void changesTheElementThatMatched() {
        visits.insertOne(new Document("_id", 1).append("meetings", List.of(
                new Document("id", "a").append("state", "TENTATIVE"), new Document("id", "b").append("state", "TENTATIVE"))));

        visits.updateOne(and(eq("_id", 1), eq("meetings.id", "b")), set("meetings.$.state", "CONFIRMED"));
        visits.updateOne(eq("_id", 1), set("meetings.$[it].room", "A1"),
                new UpdateOptions().arrayFilters(List.of(eq("it.state", "TENTATIVE"))));
        visits.updateOne(and(eq("_id", 1), elemMatch("meetings", and(eq("id", "a"), eq("room", "A1")))), inc("meetings.$.sequence", 1));

        assertThat(visits.find().first().getList("meetings", Document.class)).containsExactly(
                new Document("id", "a").append("state", "TENTATIVE").append("room", "A1").append("sequence", 1),
                new Document("id", "b").append("state", "CONFIRMED"));
    }

    @Test
    void pullsWhatAConditionSays() {
        visits.insertOne(new Document("_id", 1).append("pending", List.of(new Document("id", "v1-1"), new Document("id", "v1-2"))));

        visits.updateOne(eq("_id", 1), pull("pending", new Document("id", "v1-1")));

        assertThat(visits.find().first().getList("pending", Document.class)).containsExactly(new Document("id", "v1-2"));
    }

    @Test
    void insertsWhatAnUpsertDoesNotFind() {
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        Bson change = combine(inc("n", 1), setOnInsert("first", true));

        UpdateResult inserted = visits.updateOne(and(eq("_id", "v1"), eq("kind", "visit")), change, upsert);
        UpdateResult updated = visits.updateOne(and(eq("_id", "v1"), eq("kind", "visit")), change, upsert);

        assertThat(inserted.getUpsertedId().asString().getValue()).isEqualTo("v1");
        assertThat(updated.getUpsertedId()).isNull();
        assertThat(updated.getModifiedCount()).isEqualTo(1);
        assertThat(visits.find().first()).isEqualTo(
                new Document("_id", "v1").append("kind", "visit").append("n", 2).append("first", true));
    }

    @Test
    void claimsTheFirstInOrderAndReturnsItAsItBecame() {
        visits.createIndex(Indexes.ascending("state", "at"));
        visits.insertMany(List.of(job(1, 30), job(2, 10), job(3, 20)));
        FindOneAndUpdateOptions first = new FindOneAndUpdateOptions().sort(ascending("at")).returnDocument(ReturnDocument.AFTER);
        Bson claim = combine(set("state", "CLAIMED"), set("owner", "me"));

        assertThat(visits.findOneAndUpdate(eq("state", "WAITING"), claim, first))
                .containsEntry("_id", 2).containsEntry("owner", "me");
        assertThat(visits.findOneAndUpdate(eq("state", "WAITING"), claim, first)).containsEntry("_id", 3);
        assertThat(visits.findOneAndUpdate(and(eq("state", "WAITING"), lt("at", Instant.ofEpochSecond(5))), claim, first)).isNull();
        assertThat(visits.findOneAndDelete(eq("state", "WAITING"))).containsEntry("_id", 1);
    }

    private static Document job(int id, int second) {
        return new Document("_id", id).append("state", "WAITING").append("at", Instant.ofEpochSecond(second));
    }

    @Test
    void letsOneOfManyWinAnOptimisticLock() throws Exception {
        visits.insertOne(new Document("_id", 1).append("version", 1));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int version = 1; version <= 20; version++) {
                int expected = version;
                List<Callable<Long>> attempts = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    attempts.add(() -> visits.updateOne(and(eq("_id", 1), eq("version", expected)), inc("version", 1)).getModifiedCount());
                }
                long winners = 0;
                for (Future<Long> attempt : threads.invokeAll(attempts)) {
                    winners += attempt.get();
                }
                assertThat(winners).isEqualTo(1);
            }
        }
    }

    @Test
    void refusesADocumentThatMongoDbWouldFindTooLarge() {
        visits.insertOne(new Document("_id", 1).append("text", "x".repeat(15_000_000)));

        assertThatThrownBy(() -> visits.updateOne(eq("_id", 1), set("more", "x".repeat(2_000_000))))
                .isInstanceOf(MongoWriteException.class).hasMessageContaining("16777216");
        assertThat(visits.find().first()).doesNotContainKey("more");
    }

    // --- batches ---

    @Test
    void countsWhatABatchInserted() {
        visits.insertOne(new Document("_id", 2));
        List<Document> batch = IntStream.rangeClosed(1, 4).mapToObj(id -> new Document("_id", id)).toList();

        assertThatThrownBy(() -> visits.insertMany(batch)).isInstanceOfSatisfying(MongoBulkWriteException.class,
                e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1));
        assertThatThrownBy(() -> visits.insertMany(batch, new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2);
                    assertThat(e.getWriteErrors()).extracting(error -> error.getIndex()).containsExactly(0, 1);
                });
        assertThat(visits.countDocuments()).isEqualTo(4);
    }

    @Test
    void endsAnOrderedBatchOfUpdatesAtItsFirstError() {
        visits.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
        visits.insertMany(IntStream.rangeClosed(1, 4).mapToObj(id -> new Document("_id", id).append("number", id)).toList());
        List<UpdateOneModel<Document>> batch = List.of(
                new UpdateOneModel<>(eq("_id", 1), set("seen", true)),
                new UpdateOneModel<>(eq("_id", 2), set("number", 1)),
                new UpdateOneModel<>(eq("_id", 3), set("seen", true)));

        assertThatThrownBy(() -> visits.bulkWrite(batch)).isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
            assertThat(e.getWriteResult().getModifiedCount()).isEqualTo(1);
            assertThat(e.getWriteErrors()).extracting(error -> error.getIndex()).containsExactly(1);
        });
        assertThat(visits.countDocuments(exists("seen"))).isEqualTo(1);

        assertThatThrownBy(() -> visits.bulkWrite(batch, new BulkWriteOptions().ordered(false)))
                .isInstanceOf(MongoBulkWriteException.class);
        assertThat(visits.countDocuments(exists("seen"))).isEqualTo(2);
    }

    @Test
    void writesAMixedBatch() {
        visits.insertMany(List.of(new Document("_id", 1), new Document("_id", 2)));

        BulkWriteResult result = visits.bulkWrite(List.of(
                new InsertOneModel<>(new Document("_id", 3)),
                new UpdateOneModel<>(eq("_id", 1), set("n", 1)),
                new UpdateOneModel<>(eq("_id", 9), set("n", 1), new UpdateOptions().upsert(true)),
                new UpdateOneModel<>(eq("_id", 8), set("n", 1), new UpdateOptions().upsert(true)),
                new DeleteOneModel<>(eq("_id", 2))));

        assertThat(result.getInsertedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(result.getDeletedCount()).isEqualTo(1);
        assertThat(result.getUpserts()).extracting(upsert -> upsert.getIndex() + ":" + upsert.getId().asInt32().getValue())
                .containsExactly("2:9", "3:8");
        assertThat(ids(new Document(), ascending("_id"))).containsExactly(1, 3, 8, 9);
    }

    // --- unique indexes ---

    @Test
    void namesTheIndexOfADuplicateKey() {
        visits.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true).name("number-once"));
        visits.insertMany(List.of(new Document("_id", 1).append("number", 1), new Document("_id", 2).append("number", 2)));

        assertThatThrownBy(() -> visits.insertOne(new Document("_id", 1)))
                .isInstanceOf(MongoWriteException.class).hasMessageContaining("E11000").hasMessageContaining("index: _id_");
        assertThatThrownBy(() -> visits.insertOne(new Document("_id", 3).append("number", 1.0)))
                .isInstanceOf(MongoWriteException.class).hasMessageContaining("index: number-once dup key: { number: 1.0 }");
        assertThatThrownBy(() -> visits.updateOne(eq("_id", 2), set("number", 1)))
                .isInstanceOf(MongoWriteException.class).hasMessageContaining("number-once");
        assertThatThrownBy(() -> visits.updateOne(eq("_id", 4), set("number", 1), new UpdateOptions().upsert(true)))
                .isInstanceOf(MongoWriteException.class).hasMessageContaining("number-once");
        assertThatThrownBy(() -> visits.findOneAndUpdate(eq("_id", 2), set("number", 1)))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode()).isEqualTo(11000))
                .hasMessageContaining("number-once");
        assertThat(ids(new Document(), ascending("_id"))).containsExactly(1, 2);
        assertNoIndexDisagrees();
    }

    @Test
    void findsDuplicatesAmongTheElementsOfArrays() {
        visits.createIndex(Indexes.ascending("pending.id"), new IndexOptions().unique(true).sparse(true));
        visits.insertOne(new Document("_id", 1).append("pending", List.of(new Document("id", "a"), new Document("id", "a"))));
        visits.insertOne(new Document("_id", 2).append("pending", List.of()));
        visits.insertOne(new Document("_id", 3).append("pending", List.of()));

        assertThatThrownBy(() -> visits.updateOne(eq("_id", 2), set("pending", List.of(new Document("id", "b"), new Document("id", "a")))))
                .isInstanceOf(MongoWriteException.class).hasMessageContaining("pending.id_1");
        visits.updateOne(eq("_id", 1), set("pending", List.of(new Document("id", "c"))));
        visits.updateOne(eq("_id", 2), set("pending", List.of(new Document("id", "b"), new Document("id", "a"))));
        assertNoIndexDisagrees();
    }

    @Test
    void letsASparseUniqueIndexTakeManyDocumentsWithoutTheField() {
        visits.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true).sparse(true));
        visits.insertMany(List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3).append("email", null)));

        assertThatThrownBy(() -> visits.insertOne(new Document("_id", 4).append("email", null)))
                .isInstanceOf(MongoWriteException.class).hasMessageContaining("email_1");
        assertThat(ids(eq("email", null), ascending("_id"))).containsExactly(1, 2, 3);
        assertThat(ids(new Document(), orderBy(ascending("email"), ascending("_id")))).containsExactly(1, 2, 3);
    }

    @Test
    void appliesAPartialUniqueIndexToWhatItsFilterSays() {
        visits.createIndex(Indexes.ascending("email"),
                new IndexOptions().unique(true).partialFilterExpression(eq("state", "ACTIVE")));
        visits.insertMany(List.of(subscriber(1, "GONE"), subscriber(2, "GONE"), subscriber(3, "ACTIVE")));

        assertThatThrownBy(() -> visits.updateOne(eq("_id", 1), set("state", "ACTIVE")))
                .isInstanceOf(MongoWriteException.class).hasMessageContaining("email_1");
        visits.updateOne(eq("_id", 3), set("state", "GONE"));
        visits.updateOne(eq("_id", 1), set("state", "ACTIVE"));

        assertThat(ids(eq("email", "a@example.org"), ascending("_id"))).containsExactly(1, 2, 3);
        assertThat(ids(and(eq("email", "a@example.org"), eq("state", "ACTIVE")), ascending("_id"))).containsExactly(1);
        assertNoIndexDisagrees();
    }

    private static Document subscriber(int id, String state) {
        return new Document("_id", id).append("email", "a@example.org").append("state", state);
    }

    @Test
    void buildsAnIndexOverWhatIsThereOrNotAtAll() {
        visits.insertMany(List.of(new Document("_id", 1).append("n", 1), new Document("_id", 2).append("n", 1)));

        assertThatThrownBy(() -> visits.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true)))
                .isInstanceOf(DuplicateKeyException.class).hasMessageContaining("E11000");
        visits.deleteOne(eq("_id", 2));
        visits.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
        visits.insertOne(new Document("_id", 2).append("n", 2));

        assertThatThrownBy(() -> visits.insertOne(new Document("_id", 3).append("n", 1))).isInstanceOf(MongoWriteException.class);
        assertNoIndexDisagrees();
    }

    @Test
    void takesADeclarationTwiceAndRefusesAnotherOneOfTheSameName() {
        visits.createIndex(Indexes.ascending("a"), new IndexOptions().name("x"));
        visits.insertOne(new Document("a", 1));
        visits.createIndex(Indexes.ascending("a"), new IndexOptions().name("x"));

        assertThatThrownBy(() -> visits.createIndex(Indexes.ascending("a"), new IndexOptions().name("x").unique(true)))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCodeName()).isEqualTo("IndexKeySpecsConflict"));
        assertThat(visits.listIndexes().into(new ArrayList<>())).extracting(index -> index.get("name")).containsExactlyInAnyOrder("_id_", "x");
        visits.dropIndex("x");
        visits.createIndex(Indexes.ascending("a"), new IndexOptions().name("x").unique(true));
        assertNoIndexDisagrees();
    }

    @Test
    void refusesParallelArraysAndChangesNothing() {
        visits.createIndex(Indexes.ascending("areas", "kinds"));
        visits.insertOne(new Document("_id", 1).append("areas", List.of("BE", "FR")).append("kinds", "visit"));

        assertThatThrownBy(() -> visits.updateOne(eq("_id", 1), set("kinds", List.of("visit", "article"))))
                .isInstanceOf(MongoWriteException.class).hasMessageContaining("parallel arrays");
        assertThat(ids(and(eq("areas", "FR"), eq("kinds", "visit")), ascending("_id"))).containsExactly(1);
        assertNoIndexDisagrees();
    }

    // --- queries that an index serves; that it makes no difference is what IndexedQueriesTest shows ---

    @Test
    void findsByElementsOfArrays() {
        visits.createIndex(Indexes.ascending("areas", "at"));
        visits.createIndex(Indexes.ascending("pending.at"));
        visits.insertMany(List.of(
                visit(1, List.of("BE", "EU"), 10, List.of(5, 50)), visit(2, List.of("FR"), 20, List.of()),
                visit(3, List.of(), 30, List.of(20)), visit(4, List.of("BE", "FR"), 40, List.of(45, 60))));

        assertThat(ids(eq("areas", "BE"), descending("at"))).containsExactly(4, 1);
        assertThat(ids(in("areas", "BE", "FR"), ascending("_id"))).containsExactly(1, 2, 4);
        assertThat(ids(and(eq("areas", "BE"), gte("at", second(10)), lt("at", second(40))), ascending("at"))).containsExactly(1);
        assertThat(ids(lt("pending.at", second(20)), ascending("_id"))).containsExactly(1);
        assertThat(ids(lte("pending.at", second(20)), ascending("_id"))).containsExactly(1, 3);
        assertThat(ids(elemMatch("pending", and(gt("at", second(40)), lt("at", second(55)))), ascending("_id"))).containsExactly(1, 4);
        assertThat(ids(and(gt("pending.at", second(55)), lt("pending.at", second(50))), ascending("_id"))).containsExactly(4);
        assertThat(ids(eq("areas", List.of("BE", "EU")), ascending("_id"))).containsExactly(1);
        assertThat(ids(new Document("areas", new Document("$size", 0)), ascending("_id"))).containsExactly(3);
    }

    private static Document visit(int id, List<String> areas, int at, List<Integer> pending) {
        return new Document("_id", id).append("areas", areas).append("at", second(at))
                .append("pending", pending.stream().map(each -> new Document("at", second(each))).toList());
    }

    private static Instant second(int second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    void tellsNullFromMissingOnlyWhereAsked() {
        visits.createIndex(Indexes.ascending("at"));
        visits.insertMany(List.of(new Document("_id", 1), new Document("_id", 2).append("at", null), new Document("_id", 3).append("at", 5),
                new Document("_id", 4).append("at", List.of())));

        assertThat(ids(eq("at", null), ascending("_id"))).containsExactly(1, 2);
        assertThat(ids(exists("at"), ascending("_id"))).containsExactly(2, 3, 4);
        assertThat(ids(exists("at", false), ascending("_id"))).containsExactly(1);
        assertThat(ids(ne("at", null), ascending("_id"))).containsExactly(3, 4);
        assertThat(ids(not(gt("at", 4)), ascending("_id"))).containsExactly(1, 2, 4);
        assertThat(ids(lt("at", 9), ascending("_id"))).containsExactly(3);
        assertThat(ids(in("at", null, 5), ascending("_id"))).containsExactly(1, 2, 3);
    }

    @Test
    void takesEqualNumbersOfDifferentTypesAsEqual() {
        visits.createIndex(Indexes.ascending("n"));
        visits.insertMany(List.of(new Document("_id", 1).append("n", 1), new Document("_id", 2).append("n", 1L),
                new Document("_id", 3).append("n", 1.0), new Document("_id", 4).append("n", new Decimal128(1)),
                new Document("_id", 5).append("n", 1.5), new Document("_id", 6).append("n", -0.0), new Document("_id", 7).append("n", "1"),
                new Document("_id", 8).append("n", 9007199254740993L), new Document("_id", 9).append("n", 9007199254740992L)));

        assertThat(ids(eq("n", 1L), ascending("_id"))).containsExactly(1, 2, 3, 4);
        assertThat(ids(gt("n", 1), ascending("n"))).containsExactly(5, 9, 8);
        assertThat(ids(eq("n", 0), ascending("_id"))).containsExactly(6);
        assertThat(ids(eq("n", 9007199254740993L), ascending("_id"))).containsExactly(8);
        assertThat(visits.find(eq("_id", 3.0)).first()).isNotNull();
    }

    @Test
    void sortsUpAndDownByOneIndex() {
        visits.createIndex(Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("at")));
        visits.insertMany(List.of(state(1, "B", 1), state(2, "A", 1), state(3, "B", 2), state(4, "A", 2), state(5, "C", 1)));

        assertThat(ids(new Document(), orderBy(ascending("state"), descending("at")))).containsExactly(4, 2, 3, 1, 5);
        assertThat(ids(new Document(), orderBy(descending("state"), ascending("at")))).containsExactly(5, 1, 3, 2, 4);
        assertThat(ids(new Document(), orderBy(ascending("state"), ascending("at")))).containsExactly(2, 4, 1, 3, 5);
        assertThat(ids(eq("state", "B"), ascending("at"))).containsExactly(1, 3);
        assertThat(ids(and(eq("state", "B"), lt("at", second(2))), descending("at"))).containsExactly(1);
        assertThat(ids(and(in("state", "A", "C"), gte("at", second(1)), lte("at", second(1))), ascending("state"))).containsExactly(2, 5);
        assertThat(ids(gt("state", "A"), orderBy(descending("state"), ascending("at")))).containsExactly(5, 1, 3);
    }

    private static Document state(int id, String state, int at) {
        return new Document("_id", id).append("state", state).append("at", second(at));
    }

    @Test
    void readsPageAfterPageFromWhereTheLastOneEnded() {
        visits.createIndex(Indexes.ascending("at", "_id"));
        visits.insertMany(IntStream.range(0, 100).mapToObj(id -> new Document("_id", id).append("at", second(id / 10))).toList());
        List<Integer> pages = new ArrayList<>();
        Document last = new Document("at", second(-1)).append("_id", -1);
        for (List<Document> page = List.of(last); !page.isEmpty();) {
            page = visits.find(or(gt("at", last.get("at")), and(eq("at", last.get("at")), gt("_id", last.get("_id")))))
                    .sort(ascending("at", "_id")).limit(7).into(new ArrayList<>());
            page.forEach(document -> pages.add(document.getInteger("_id")));
            last = page.isEmpty() ? last : page.getLast();
        }
        assertThat(pages).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void readsLargeResultsInBatches() {
        List<Document> many = IntStream.range(0, 2_500)
                .mapToObj(id -> new Document("_id", id).append("n", id % 7).append("text", "x".repeat(5_000))).toList();
        visits.insertMany(many);

        assertThat(visits.find().into(new ArrayList<>())).isEqualTo(many);
        assertThat(visits.find().sort(descending("_id")).skip(10).limit(300).into(new ArrayList<>()))
                .isEqualTo(many.reversed().subList(10, 310));
        assertThat(visits.find().sort(orderBy(ascending("n"), descending("_id"))).projection(Projections.include("n")).batchSize(100)
                .map(document -> document.getInteger("n")).into(new ArrayList<>())).isSorted().hasSize(2_500);
        assertThat(visits.countDocuments(lt("n", 2))).isEqualTo(715);
        assertThat(visits.distinct("n", Integer.class).into(new ArrayList<>())).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    }

    // --- the rest ---

    @Test
    void deletesWhatATtlIndexSaysIsOver() {
        visits.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(60L, TimeUnit.MINUTES));
        Instant now = Instant.now();
        visits.insertMany(List.of(new Document("_id", 1).append("at", now.minus(2, ChronoUnit.HOURS)), new Document("_id", 2).append("at", now),
                new Document("_id", 3), new Document("_id", 4).append("at", "not a date")));

        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(ids(new Document(), ascending("_id"))).containsExactly(2, 3, 4));
    }

    @Test
    void forgetsADroppedCollectionAndItsIndexes() {
        visits.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
        visits.insertOne(new Document("n", 1));

        visits.drop();
        visits.insertMany(List.of(new Document("n", 1), new Document("n", 1)));

        assertThat(visits.countDocuments()).isEqualTo(2);
        database.drop();
        assertThat(visits.countDocuments()).isZero();
    }

    @Test
    void refusesToRenameACollection() {
        visits.insertOne(new Document());

        assertThatThrownBy(() -> visits.renameCollection(new MongoNamespace(database.getName(), "others")))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCodeName()).isEqualTo("CommandNotSupported"));
    }

    private List<Integer> ids(Bson query, Bson sort) {
        return visits.find(query).sort(sort).map(document -> document.getInteger("_id")).into(new ArrayList<>());
    }

    private void assertNoIndexDisagrees() {
        assertThat(database.runCommand(new Document("validate", "visits")).getList("errors", String.class)).isEmpty();
    }
}
