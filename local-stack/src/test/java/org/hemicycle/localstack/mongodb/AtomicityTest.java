package org.hemicycle.localstack.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/// Readers scan documents of many fields while writers give all fields of a document one new value. The system property
/// `reads` says how many documents are read.
class AtomicityTest {

    private static final long READS = Long.getLong("reads", 1_000_000);
    private static final int DOCUMENTS = 100;
    private static final int FIELDS = 40;
    private static final byte INT32 = 0x10;

    @Test
    void showsADocumentBeforeOrAfterAnUpdateAndNeverBetween() throws Exception {
        try (InProcessServer server = InProcessServer.start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoCollection<Document> visits = server.newDatabase().getCollection("visits");
            visits.createIndex(Indexes.ascending("field0"));
            for (int id = 0; id < DOCUMENTS; id++) {
                visits.insertOne(all(0).append("_id", id));
            }
            AtomicLong read = new AtomicLong();
            AtomicLong written = new AtomicLong();
            AtomicLong torn = new AtomicLong();
            AtomicBoolean enough = new AtomicBoolean();
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                work.add(threads.submit(() -> {
                    while (!enough.get()) {
                        int value = ThreadLocalRandom.current().nextInt(1, 1_000_000);
                        visits.updateOne(eq("_id", value % DOCUMENTS), new Document("$set", all(value)));
                        written.incrementAndGet();
                    }
                }));
            }
            for (int i = 0; i < 2; i++) {
                FindIterable<RawBsonDocument> found = i == 0
                        ? visits.find(RawBsonDocument.class).batchSize(DOCUMENTS)
                        // Through an index whose entries move all the time.
                        : visits.find(gte("field0", 0), RawBsonDocument.class).sort(Sorts.descending("field0")).batchSize(DOCUMENTS);
                work.add(threads.submit(() -> {
                    // A slow disk takes its time for each write, and reads wait for none.
                    while (read.get() < READS || written.get() <= DOCUMENTS) {
                        for (RawBsonDocument visit : found) {
                            read.incrementAndGet();
                            if (isTorn(visit)) {
                                torn.incrementAndGet();
                            }
                        }
                    }
                    enough.set(true);
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
            System.out.printf("%d reads during %d updates, %d torn%n", read.get(), written.get(), torn.get());
            assertThat(torn).hasValue(0);
            assertThat(written.get()).isGreaterThan(DOCUMENTS);
        }
    }

    private static Document all(int value) {
        Document fields = new Document();
        for (int i = 0; i < FIELDS; i++) {
            fields.append("field" + i, value);
        }
        return fields;
    }

    /// Compares all values in the BSON itself; unpacking a million documents would take longer than reading them.
    private static boolean isTorn(RawBsonDocument visit) {
        ByteBuffer bson = visit.getByteBuffer().asNIO().order(ByteOrder.LITTLE_ENDIAN);
        bson.position(bson.position() + Integer.BYTES);
        Integer first = null;
        for (byte type = bson.get(); type != 0; type = bson.get()) {
            if (type != INT32) {
                throw new AssertionError("Unexpected type " + type);
            }
            boolean isId = bson.get() == '_';
            while (bson.get() != 0) {
                continue;
            }
            int value = bson.getInt();
            if (!isId && first != null && first != value) {
                return true;
            }
            first = isId ? first : Integer.valueOf(value);
        }
        return false;
    }
}
