package org.hemicycle.localstack.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random documents, indexes and queries: whichever index serves a query, the answer is the one that looking at every
/// document gives. Each build asks the same; system properties: `seed` to ask something else, `queries` for how many.
class IndexedQueriesTest {

    private static final long SEED = Long.getLong("seed", 20_261_126);
    private static final int QUERIES = Integer.getInteger("queries", 4_000);
    private static final int QUERIES_PER_COLLECTION = 100;

    private static final List<String> FIELDS =
            List.of("number", "text", "at", "areas", "pending.at", "pending.key", "inner.number", "_id");

    private final Random random = new Random(SEED);

    @Test
    void answerAsIfEveryDocumentHadBeenLookedAt() {
        System.out.println("queries with seed=" + SEED);
        try (InProcessServer server = InProcessServer.start()) {
            MongoDatabase database = server.newDatabase();
            int found = 0;
            for (int i = 0; i < QUERIES; i += QUERIES_PER_COLLECTION) {
                MongoCollection<Document> documents = database.getCollection("documents" + i);
                List<Declared> indexes = new ArrayList<>(List.of(new Declared(new Document("_id", 1), "")));
                // Some indexes are there from the beginning, some are built over what is there, changes go through all.
                declareIndexes(documents, indexes);
                insert(documents, 40);
                declareIndexes(documents, indexes);
                insert(documents, 40);
                change(documents);
                assertThat(database.runCommand(new Document("validate", documents.getNamespace().getCollectionName()))
                        .getList("errors", String.class)).as("seed=" + SEED).isEmpty();
                for (int j = 0; j < QUERIES_PER_COLLECTION; j++) {
                    found += compare(documents, indexes);
                }
                documents.drop();
            }
            // Queries that find nothing would agree all too easily.
            assertThat(found).isGreaterThan(QUERIES * 2);
        }
    }

    private record Declared(Document keys, String options) {
    }

    private int compare(MongoCollection<Document> documents, List<Declared> indexes) {
        // Mostly about the fields of one of the indexes, which random fields would seldom meet.
        List<String> fields = random.nextInt(4) == 0 ? FIELDS : List.copyOf(pickFrom(indexes).keys().keySet());
        Document query = query(fields, random.nextInt(1, fields.size() + 1));
        Document sort = sort(fields);
        // Both negations together change nothing, and no index is used below them.
        Document unindexed = new Document("$nor", List.of(new Document("$nor", List.of(query))));
        boolean total = sort.containsKey("_id");
        int skip = total ? random.nextInt(4) : 0;
        int limit = total ? random.nextInt(10) : 0;
        Supplier<String> circumstances = () -> "seed=" + SEED + "\nquery " + query + "\nsort " + sort
                + " skip " + skip + " limit " + limit + "\nindexes " + indexes;

        List<Document> expected = all(documents.find(unindexed).sort(sort).skip(skip).limit(limit).batchSize(200));
        List<Document> found = all(documents.find(query).sort(sort).skip(skip).limit(limit).batchSize(random.nextInt(2, 9)));

        if (total) {
            assertThat(found).as(circumstances).isEqualTo(expected);
        } else {
            assertThat(found).as(circumstances).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(sortKeys(found, sort)).as(circumstances).isEqualTo(sortKeys(expected, sort));
        }
        if (limit == 0 && skip == 0) {
            assertThat(documents.countDocuments(query)).as(circumstances).isEqualTo(expected.size());
        }
        return found.size();
    }

    /// Documents that sort alike may change places among themselves, so only what they are sorted by is compared.
    private static List<Key> sortKeys(List<Document> documents, Document sort) {
        SortOrder order = SortOrder.of(stored(sort));
        return documents.stream().map(document -> order.key(stored(document))).toList();
    }

    private static de.bwaldvogel.mongo.bson.Document stored(Document document) {
        return Documents.decode(new RawBsonDocument(document, new DocumentCodec()).getByteBuffer().array());
    }

    private static List<Document> all(FindIterable<Document> found) {
        return found.into(new ArrayList<>());
    }

    private void declareIndexes(MongoCollection<Document> documents, List<Declared> indexes) {
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            Document keys = new Document();
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                keys.append(pickFrom(FIELDS), random.nextBoolean() ? 1 : -1);
            }
            if (keys.keySet().equals(Set.of("_id"))) {
                continue;
            }
            IndexOptions options = new IndexOptions().name("index" + indexes.size());
            switch (random.nextInt(4)) {
                case 0 -> options.sparse(true);
                case 1 -> options.partialFilterExpression(pick(
                        new Document("number", new Document("$gte", 3)),
                        new Document("text", "b"),
                        new Document("text", new Document("$exists", true)),
                        new Document("at", new Document("$lt", Instant.ofEpochSecond(6))),
                        new Document("areas", new Document("$in", List.of("BE", "FR")))));
                default -> { }
            }
            try {
                documents.createIndex(keys, options);
                indexes.add(new Declared(keys, options.toString()));
            } catch (MongoException parallelArrays) {
                assertThat(parallelArrays).hasMessageContaining("parallel arrays");
            }
        }
    }

    private void insert(MongoCollection<Document> documents, int count) {
        for (int i = 0; i < count; i++) {
            try {
                documents.insertOne(document());
            } catch (MongoException refused) {
                assertThat(refused.getMessage()).containsAnyOf("parallel arrays", "duplicate key");
            }
        }
    }

    private void change(MongoCollection<Document> documents) {
        for (int i = 0; i < 30; i++) {
            Document query = query(FIELDS, 1);
            Document changed = document();
            changed.remove("_id");
            try {
                switch (random.nextInt(6)) {
                    case 0 -> documents.deleteOne(query);
                    case 1 -> documents.replaceOne(query, changed);
                    case 2 -> documents.updateMany(query, new Document("$set", new Document("number", number())));
                    case 3 -> documents.updateOne(query, new Document("$unset", new Document(pick("text", "areas", "at"), "")));
                    default -> documents.updateOne(query, new Document("$set", changed.isEmpty() ? new Document("x", 1) : changed));
                }
            } catch (MongoException refused) {
                assertThat(refused.getMessage()).contains("parallel arrays");
            }
        }
    }

    private Document document() {
        Document document = new Document("_id", pick((Object) random.nextInt(200), "id" + random.nextInt(200),
                new Document("part", random.nextInt(20)).append("of", "v")));
        maybe(document, "number", this::number);
        maybe(document, "text", () -> pick("a", "b", "B", "é", "", "ab", "a\u0000b", "b\uD83D\uDE00"));
        maybe(document, "at", () -> Instant.ofEpochSecond(random.nextInt(10)));
        maybe(document, "areas", () -> random.nextInt(4) == 0 ? "BE" : some(() -> pick("BE", "FR", "DE", 3, null)));
        maybe(document, "pending", () -> random.nextInt(6) == 0 ? pick(null, 5, new Document("at", number()))
                : some(this::pending));
        maybe(document, "inner", () -> random.nextInt(6) == 0 ? pick(null, "text") : new Document("number", number()));
        return document;
    }

    private Object pending() {
        Document pending = new Document();
        maybe(pending, "at", this::number);
        maybe(pending, "key", () -> pick("a", "b", "c"));
        return pending;
    }

    private Object number() {
        int number = random.nextInt(8);
        return pick(number, (long) number, (double) number, number + 0.5, new Decimal128(number), -number,
                (1L << 53) + number, (double) (1L << 53));
    }

    private void maybe(Document document, String field, Supplier<@Nullable Object> value) {
        switch (random.nextInt(8)) {
            case 0 -> { }
            case 1 -> document.append(field, null);
            default -> document.append(field, value.get());
        }
    }

    private List<@Nullable Object> some(Supplier<@Nullable Object> element) {
        List<@Nullable Object> some = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(element.get());
        }
        return some;
    }

    private Document query(List<String> fields, int parts) {
        Document query = new Document();
        for (int i = 0; i < parts; i++) {
            String field = random.nextInt(5) == 0 ? pickFrom(FIELDS) : fields.get(i % fields.size());
            switch (random.nextInt(10)) {
                case 0 -> query.append("$or", List.of(query(fields, 1), query(fields, random.nextInt(1, 3))));
                case 1 -> query.append("$and", List.of(query(fields, 1), query(fields, 1)));
                case 2 -> query.append("pending", new Document("$elemMatch", elementQuery()));
                // Of an array, one element may meet the one and another element the other.
                case 3 -> query.append("$and", List.of(
                        new Document(field, new Document("$gt", value(field))), new Document(field, new Document("$lt", value(field)))));
                default -> addField(query, field);
            }
        }
        return query;
    }

    private Document elementQuery() {
        Document query = new Document();
        addField(query, "at");
        if (random.nextBoolean()) {
            addField(query, "key");
        }
        return query;
    }

    private void addField(Document query, String field) {
        query.append(field, switch (random.nextInt(9)) {
            case 0, 1 -> value(field);
            case 2 -> new Document("$in", Arrays.asList(value(field), value(field), random.nextInt(5) == 0 ? null : value(field)));
            case 3 -> new Document(pick("$gt", "$gte"), value(field));
            case 4 -> new Document(pick("$lt", "$lte"), value(field));
            case 5 -> new Document(pick("$gt", "$gte"), value(field)).append(pick("$lt", "$lte"), value(field));
            case 6 -> new Document(pick("$ne", "$eq"), value(field));
            case 7 -> random.nextBoolean() ? null : new Document("$exists", random.nextBoolean());
            default -> new Document("$not", new Document("$gt", value(field)));
        });
    }

    private @Nullable Object value(String field) {
        return switch (field) {
            case "number", "pending.at", "inner.number" -> number();
            case "at" -> random.nextInt(3) == 0 ? number() : Instant.ofEpochSecond(random.nextInt(10));
            case "_id" -> pick((Object) random.nextInt(200), "id" + random.nextInt(200), document().get("_id"));
            default -> pick("a", "b", "BE", "FR", "é", "ab");
        };
    }

    private Document sort(List<String> fields) {
        Document sort = new Document();
        boolean turned = random.nextBoolean();
        for (String field : random.nextBoolean() ? fields : List.of(pickFrom(FIELDS), pickFrom(FIELDS))) {
            if (random.nextInt(4) > 0) {
                sort.append(field, turned ^ random.nextInt(4) == 0 ? 1 : -1);
            }
        }
        return random.nextInt(3) > 0 ? sort.append("_id", random.nextBoolean() ? 1 : -1) : sort;
    }

    private <T> T pickFrom(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    private <T extends @Nullable Object> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
