package org.hemicycle.localstack.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import org.bson.Document;
import org.hemicycle.localstack.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as a process: how it begins and ends.
class MongodbProcessTest {

    @TempDir
    private Path folder;

    @Test
    void keepsDataAndIndexesThroughAnOrderlyEnd() {
        int port = Ports.free();
        try (ServerProcess server = ServerProcess.start(folder, port); MongoClient client = server.connect()) {
            assertThat(server.log()).contains("MongoDB protocol on mongodb://127.0.0.1:" + port);
            var visits = client.getDatabase("kept").getCollection("visits");
            visits.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true).partialFilterExpression(new Document("number", new Document("$gt", 0))));
            visits.insertOne(new Document("_id", 1).append("number", 5));
            assertThat(server.stop()).isEqualTo(143);
        }
        try (ServerProcess server = ServerProcess.start(folder, port); MongoClient client = server.connect()) {
            var visits = client.getDatabase("kept").getCollection("visits");
            assertThat(visits.find().into(new ArrayList<>())).containsExactly(new Document("_id", 1).append("number", 5));
            assertThat(visits.listIndexes().into(new ArrayList<>())).extracting(index -> index.get("name")).contains("number_1");
            assertThat(client.listDatabaseNames().into(new ArrayList<>())).contains("kept");
        }
    }

    @Test
    void endsWithOneSentenceWhenThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcess server = ServerProcess.launch(folder, taken.getLocalPort())) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.log()).contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void endsWithOneSentenceWhenTheDataFolderIsInUse() {
        try (ServerProcess first = ServerProcess.start(folder, Ports.free());
                ServerProcess second = ServerProcess.launch(folder, Ports.free())) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.log()).contains("The data folder " + folder + " is in use by process " + first.pid());
        }
    }
}
