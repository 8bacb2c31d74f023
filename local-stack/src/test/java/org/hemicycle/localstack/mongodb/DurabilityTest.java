package org.hemicycle.localstack.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.hemicycle.localstack.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the server while clients write, again and again on the same data, and compares what it then has with a ledger of
/// what it acknowledged. The system property `rounds` makes it as long as one likes.
class DurabilityTest {

    private static final int ROUNDS = Integer.getInteger("rounds", 50);
    private static final int WRITERS = 4;
    private static final int BATCH = 10;

    @TempDir
    private Path folder;

    /// Version by id as it was acknowledged; 0 means that the deletion was.
    private final Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
    /// Ids whose last change was never answered: they may be as they were or one step further.
    private final Map<Integer, Boolean> unanswered = new ConcurrentHashMap<>();
    private final AtomicInteger counted = new AtomicInteger();
    private final AtomicInteger countingAttempts = new AtomicInteger();
    private final AtomicInteger nextId = new AtomicInteger();

    @Test
    void keepsEveryAcknowledgedWriteAndAgreeingIndexesThroughKills() throws Exception {
        int port = Ports.free();
        long writes = 0;
        try (ServerProcess first = ServerProcess.start(folder, port); MongoClient client = first.connect()) {
            declareIndexes(client.getDatabase("kept"));
            first.kill();
        }
        for (int round = 1; round <= ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(folder, port); MongoClient client = server.connect()) {
                verify(client.getDatabase("kept"), "after kill " + (round - 1));
                writes += writeUntilKilled(server, client.getDatabase("kept"));
            }
        }
        try (ServerProcess last = ServerProcess.start(folder, port); MongoClient client = last.connect()) {
            verify(client.getDatabase("kept"), "after the last kill");
            assertThat(last.stop()).isIn(0, 143);
        }
        System.out.printf("%d kills, %d acknowledged writes, %d documents and %d counts kept%n",
                ROUNDS, writes, acknowledged.size(), counted.get());
    }

    private static void declareIndexes(MongoDatabase database) {
        MongoCollection<Document> visits = database.getCollection("visits");
        visits.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
        visits.createIndex(Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("at")));
        visits.createIndex(Indexes.ascending("areas", "at"));
        visits.createIndex(Indexes.ascending("pending.at"), new IndexOptions().sparse(true));
        visits.createIndex(Indexes.ascending("claim"),
                new IndexOptions().unique(true).partialFilterExpression(new Document("claim", new Document("$exists", true))));
        database.getCollection("counters").insertOne(new Document("_id", "writes").append("n", 0));
    }

    private long writeUntilKilled(ServerProcess server, MongoDatabase database) throws InterruptedException {
        AtomicInteger writes = new AtomicInteger();
        AtomicBoolean killed = new AtomicBoolean();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(ThreadLocalRandom.current().nextLong());
                writers.submit(() -> writeWhileItAnswers(database, random, writes, killed));
            }
            // On a busy machine a server may not have answered anything yet.
            Awaitility.await().atMost(60, TimeUnit.SECONDS).pollInterval(5, TimeUnit.MILLISECONDS).until(() -> writes.get() >= WRITERS);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(50, 400)));
            server.kill();
            killed.set(true);
        }
        return writes.get();
    }

    private void writeWhileItAnswers(MongoDatabase database, Random random, AtomicInteger writes,
            AtomicBoolean killed) {
        MongoCollection<Document> visits = database.getCollection("visits");
        List<Integer> own = new ArrayList<>();
        try {
            while (!killed.get()) {
                switch (own.isEmpty() ? 0 : random.nextInt(5)) {
                    case 0 -> own.add(insert(visits, random));
                    case 1 -> own.addAll(insertBatch(visits, random));
                    case 2, 3 -> change(visits, own.get(random.nextInt(own.size())), random);
                    default -> {
                        count(database);
                        delete(visits, own.remove(random.nextInt(own.size())));
                    }
                }
                writes.incrementAndGet();
            }
        } catch (MongoException connectionLost) {
            // The ledger knows what was still under way.
        }
    }

    private int insert(MongoCollection<Document> visits, Random random) {
        int id = nextId.incrementAndGet();
        unanswered.put(id, true);
        visits.insertOne(visit(id, random));
        acknowledge(id, 1);
        return id;
    }

    private List<Integer> insertBatch(MongoCollection<Document> visits, Random random) {
        List<Integer> ids = new ArrayList<>();
        List<Document> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            int id = nextId.incrementAndGet();
            unanswered.put(id, true);
            ids.add(id);
            batch.add(visit(id, random));
        }
        visits.insertMany(batch);
        ids.forEach(id -> acknowledge(id, 1));
        return ids;
    }

    private void change(MongoCollection<Document> visits, int id, Random random) {
        int version = acknowledged.get(id);
        unanswered.put(id, true);
        Document visit = visit(id, random);
        var result = visits.updateOne(and(eq("_id", id), eq("version", version)), combine(inc("version", 1),
                set("state", visit.get("state")), set("at", visit.get("at")), set("areas", visit.get("areas")),
                set("pending", visit.get("pending"))));
        assertThat(result.getModifiedCount()).isEqualTo(1);
        acknowledge(id, version + 1);
    }

    private void delete(MongoCollection<Document> visits, int id) {
        unanswered.put(id, true);
        assertThat(visits.deleteOne(eq("_id", id)).getDeletedCount()).isEqualTo(1);
        acknowledge(id, 0);
    }

    private void count(MongoDatabase database) {
        countingAttempts.incrementAndGet();
        database.getCollection("counters").updateOne(eq("_id", "writes"), inc("n", 1));
        counted.incrementAndGet();
    }

    private void acknowledge(int id, int version) {
        acknowledged.put(id, version);
        unanswered.remove(id);
    }

    private static Document visit(int id, Random random) {
        Document visit = new Document("_id", id).append("version", 1).append("number", "V" + id)
                .append("state", List.of("IDEA", "ANNOUNCED", "CANCELLED").get(random.nextInt(3)))
                .append("at", Instant.ofEpochSecond(random.nextInt(1_000_000)))
                .append("areas", List.of("BE", "FR", "DE", "EU").subList(0, random.nextInt(4)))
                .append("note", "x".repeat(random.nextInt(400)));
        if (random.nextBoolean()) {
            visit.append("pending", List.of(new Document("at", Instant.ofEpochSecond(random.nextInt(1_000_000)))));
        }
        return random.nextInt(4) == 0 ? visit.append("claim", id) : visit;
    }

    private void verify(MongoDatabase database, String when) {
        Map<Integer, Integer> found = new ConcurrentHashMap<>();
        for (Document visit : database.getCollection("visits").find().projection(Projections.include("version"))) {
            found.put(visit.getInteger("_id"), visit.getInteger("version"));
        }
        List<String> missing = new ArrayList<>();
        acknowledged.forEach((id, version) -> {
            int kept = found.getOrDefault(id, 0);
            boolean mayBeFurther = unanswered.containsKey(id);
            if (kept != version && !(mayBeFurther && (kept == version + 1 || kept == 0))) {
                missing.add("visit " + id + " has version " + kept + ", acknowledged was " + version);
            }
        });
        found.forEach((id, version) -> {
            if (!acknowledged.containsKey(id) && !unanswered.containsKey(id)) {
                missing.add("visit " + id + " was never sent");
            }
        });
        assertThat(missing).as("acknowledged writes missing " + when).isEmpty();
        // What was under way is settled now.
        unanswered.keySet().forEach(id -> acknowledged.put(id, found.getOrDefault(id, 0)));
        unanswered.clear();

        Document counter = database.getCollection("counters").find().first();
        assertThat(counter).as("the counter " + when).isNotNull();
        int counts = counter.getInteger("n");
        assertThat(counts).as("counts " + when).isBetween(counted.get(), countingAttempts.get());
        counted.set(counts);
        countingAttempts.set(counts);

        Document validation = database.runCommand(new Document("validate", "visits"));
        assertThat(validation.getList("errors", String.class)).as("indexes " + when).isEmpty();
    }
}
