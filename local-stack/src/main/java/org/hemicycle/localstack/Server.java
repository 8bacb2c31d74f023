package org.hemicycle.localstack;

import java.util.List;

/// A server of the local stack, with the main class and the memory it runs with in a JVM of its own.
public enum Server {
    /// A single Kafka node, broker and controller in one.
    KAFKA("org.hemicycle.localstack.kafka.KafkaServer", "-Xmx256m"),
    /// The durable server that speaks the MongoDB protocol.
    MONGODB("org.hemicycle.localstack.mongodb.MongodbServer", "-Xmx256m"),
    /// The mail catcher: SMTP in, a page and an API to read.
    MAIL("org.hemicycle.localstack.mail.MailCatcher", "-Xmx64m", "-XX:TieredStopAtLevel=1"),
    /// The OpenID provider with its demo users.
    OPENID("org.hemicycle.localstack.openid.OpenidProvider", "-Xmx128m", "-XX:TieredStopAtLevel=1");

    private final String mainClass;
    private final List<String> jvmOptions;

    Server(String mainClass, String... jvmOptions) {
        this.mainClass = mainClass;
        this.jvmOptions = List.of(jvmOptions);
    }

    /// The class whose `main` takes `name=value` arguments, as [ServerArguments] reads them.
    public String mainClass() {
        return mainClass;
    }

    /// Heap and compiler settings that suit this server on a laptop.
    public List<String> jvmOptions() {
        return jvmOptions;
    }

    /// The name in folders, logs and messages.
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
