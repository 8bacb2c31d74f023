package org.hemicycle.localstack.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.hemicycle.localstack.ServerArguments;

/// A single Kafka node on loopback that keeps its data; arguments `port`, `controller` (a second port) and `data`.
public final class KafkaServer {

    private KafkaServer() {
    }

    /// Formats the data folder once, then runs until the process is told to end.
    public static void main(String[] args) throws IOException {
        ServerArguments arguments = ServerArguments.of(args);
        Path data = arguments.data();
        Properties properties = properties(arguments.port(), arguments.number("controller"), data.resolve("log"));
        Path file = data.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        if (!Files.exists(data.resolve("log/meta.properties"))) {
            format(file);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();
        arguments.announceReady();
        server.awaitShutdown();
    }

    private static void format(Path properties) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()};
        int result = StorageTool.execute(command, new PrintStream(output, true, StandardCharsets.UTF_8));
        if (result != 0) {
            throw new IllegalStateException("Kafka's data folder could not be formatted: "
                    + output.toString(StandardCharsets.UTF_8));
        }
    }

    private static Properties properties(int port, int controller, Path log) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "controller.listener.names", "CONTROLLER",
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                "inter.broker.listener.name", "PLAINTEXT",
                "log.dirs", log.toString(),
                // Topics are created by declaration; a misspelt name must fail instead of becoming a topic.
                "auto.create.topics.enable", "false"));
        // One node holds the only copy of everything.
        properties.putAll(Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1"));
        // A small machine: few threads and partitions, small buffers.
        properties.putAll(Map.of(
                "num.network.threads", "2",
                "num.io.threads", "2",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.num.partitions", "4",
                "log.cleaner.dedupe.buffer.size", "16777216"));
        properties.putAll(Map.of(
                // Consumers of a group arrive one by one on a laptop; waiting for more of them only delays the first.
                "group.initial.rebalance.delay.ms", "0",
                // After a kill, the broker may only return once its old session has run out.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500"));
        // Partitions change hands with the heartbeats of the new group protocol (KIP-848), which the broker sets: with
        // the usual 5 s and 45 s a second instance would wait long for its share, and longer for that of a dead one.
        properties.putAll(Map.of(
                "group.consumer.min.heartbeat.interval.ms", "500",
                "group.consumer.heartbeat.interval.ms", "500",
                "group.consumer.min.session.timeout.ms", "6000",
                "group.consumer.session.timeout.ms", "6000"));
        return properties;
    }
}
