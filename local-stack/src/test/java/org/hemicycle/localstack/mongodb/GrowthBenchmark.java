package org.hemicycle.localstack.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.json.JsonWriterSettings;
import org.hemicycle.localstack.Ports;

/// Measures what a query costs in a collection of ten thousand documents and in one of a million, on one server in a JVM of
/// its own, turn by turn. Takes the file that the results go into; `benchmarks/run mongodb-growth` runs it.
///
/// The numbers say how the embedded server grows. They are no claim about databases.
final class GrowthBenchmark {

    private static final int SMALL = 10_000;
    private static final int LARGE = Integer.getInteger("large", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int WARM_UP_ROUNDS = 2;
    private static final int OPERATIONS = 1_500;
    private static final int PAGE = 20;
    private static final int STATES = 50;
    private static final String TEXT = "x".repeat(200);

    private final Random random = new Random(1);

    private GrowthBenchmark() {
    }

    /// Runs the benchmark and writes its results.
    public static void main(String[] args) throws IOException {
        Path results = Path.of(args[0]);
        Path folder = Files.createTempDirectory("hemicycle-growth-");
        try (ServerProcess server = ServerProcess.start(folder, Ports.free(), "-Xshare:auto"); MongoClient client = server.connect()) {
            Document report = new GrowthBenchmark().run(server, client);
            Files.createDirectories(results.toAbsolutePath().getParent());
            Files.writeString(results, report.toJson(JsonWriterSettings.builder().indent(true).build()) + "\n");
        } finally {
            delete(folder);
        }
    }

    private interface Query {
        /// Runs once and returns how many documents came.
        int run(MongoCollection<Document> visits, int documents, int at);
    }

    private static final Map<String, Query> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("equality of _id and version", (visits, documents, at) ->
                visits.find(and(eq("_id", at), eq("version", 1))).first() == null ? 0 : 1);
        QUERIES.put("page of an _id range", (visits, documents, at) ->
                count(visits.find(gte("_id", at)).limit(PAGE).into(new ArrayList<>()), documents - at));
        QUERIES.put("page sorted by _id", (visits, documents, at) ->
                count(visits.find(gte("_id", at)).sort(Sorts.ascending("_id")).limit(PAGE).into(new ArrayList<>()), documents - at));
        QUERIES.put("page by a compound index: equality and sort", (visits, documents, at) ->
                count(visits.find(and(eq("state", "S" + at % STATES), gte("at", Instant.ofEpochSecond(at)))).sort(Sorts.ascending("at"))
                        .limit(PAGE).into(new ArrayList<>()), documents - at));
    }

    /// Short pages are right only where the collection ends.
    private static int count(List<Document> page, int left) {
        return page.size() < PAGE && left > PAGE * STATES ? 0 : 1;
    }

    private Document run(ServerProcess server, MongoClient client) {
        MongoCollection<Document> small = fill(client, "small", SMALL);
        MongoCollection<Document> large = fill(client, "large", LARGE);
        Map<String, List<Document>> rounds = new LinkedHashMap<>();
        for (int round = 1 - WARM_UP_ROUNDS; round <= ROUNDS; round++) {
            for (Map.Entry<String, Query> query : QUERIES.entrySet()) {
                Measured few = measure(server, query.getValue(), small, SMALL);
                Measured many = measure(server, query.getValue(), large, LARGE);
                if (round > 0) {
                    Document result = new Document("round", round)
                            .append("small", few.toDocument()).append("large", many.toDocument())
                            .append("cpuRatio", rounded(many.cpu / few.cpu)).append("timeRatio", rounded(many.median / few.median));
                    rounds.computeIfAbsent(query.getKey(), unused -> new ArrayList<>()).add(result);
                    System.out.println(query.getKey() + " " + result.toJson());
                }
            }
        }
        return report(rounds);
    }

    private MongoCollection<Document> fill(MongoClient client, String name, int documents) {
        MongoCollection<Document> visits = client.getDatabase("growth").getCollection(name);
        visits.createIndex(Indexes.ascending("state", "at"));
        long begin = System.nanoTime();
        List<Document> batch = new ArrayList<>();
        for (int id = 0; id < documents; id++) {
            batch.add(new Document("_id", id).append("version", 1).append("state", "S" + id % STATES)
                    .append("at", Instant.ofEpochSecond(id)).append("areas", List.of("BE", "EU")).append("text", TEXT));
            if (batch.size() == 500 || id == documents - 1) {
                visits.insertMany(batch);
                batch.clear();
            }
        }
        System.out.printf("%,d documents inserted at %,.0f a second%n", documents, documents / ((System.nanoTime() - begin) / 1e9));
        return visits;
    }

    private record Measured(double median, double mean, double cpu) {
        Document toDocument() {
            return new Document("medianMicroseconds", rounded(median)).append("meanMicroseconds", rounded(mean))
                    .append("serverCpuMicroseconds", rounded(cpu));
        }
    }

    private Measured measure(ServerProcess server, Query query, MongoCollection<Document> visits, int documents) {
        double[] times = new double[OPERATIONS];
        Duration before = server.cpu();
        for (int i = 0; i < OPERATIONS; i++) {
            int at = random.nextInt(documents);
            long begin = System.nanoTime();
            int right = query.run(visits, documents, at);
            times[i] = (System.nanoTime() - begin) / 1e3;
            if (right != 1) {
                throw new IllegalStateException("A query of " + documents + " documents found nothing at " + at);
            }
        }
        double cpu = server.cpu().minus(before).toNanos() / 1e3 / OPERATIONS;
        Arrays.sort(times);
        return new Measured(times[OPERATIONS / 2], Arrays.stream(times).average().orElseThrow(), cpu);
    }

    private static Document report(Map<String, List<Document>> rounds) {
        Document queries = new Document();
        Document worst = new Document("median", 0.0);
        for (Map.Entry<String, List<Document>> query : rounds.entrySet()) {
            Document cpu = spread(query.getValue(), "cpuRatio");
            queries.append(query.getKey(), new Document("ratio", cpu)
                    .append("timeRatio", spread(query.getValue(), "timeRatio")).append("rounds", query.getValue()));
            worst = cpu.getDouble("median") > worst.getDouble("median") ? cpu : worst;
        }
        return new Document("metric", "mongodb-growth")
                .append("what", "cost of a query among " + LARGE + " documents over its cost among " + SMALL
                        + ", embedded MongoDB-protocol server, 192 MB heap; the ratio given first is that of the costliest query")
                .append("unit", "server CPU time a query, smaller is better")
                .append("ratio", worst)
                .append("floor", 4.0).append("goal", 2.0)
                .append("queries", queries)
                .append("versions", new Document("java", Runtime.version().toString())
                        .append("mongo-java-server-core", "1.47.0").append("h2-mvstore", "2.3.232"))
                .append("machine", new Document("cores", Runtime.getRuntime().availableProcessors())
                        .append("system", System.getProperty("os.name") + " " + System.getProperty("os.arch")));
    }

    private static Document spread(List<Document> rounds, String field) {
        List<Double> sorted = rounds.stream().map(round -> round.getDouble(field)).sorted().toList();
        return new Document("median", sorted.get(sorted.size() / 2)).append("min", sorted.getFirst()).append("max", sorted.getLast());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
