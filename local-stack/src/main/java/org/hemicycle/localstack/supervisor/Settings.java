package org.hemicycle.localstack.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hemicycle.localstack.Server;
import org.hemicycle.localstack.process.Refusal;
import org.jspecify.annotations.Nullable;

/// Everything that can be set about a local stack, read from environment variables; each has a default.
///
/// @param root the repository's folder, where the deployables' jars are
/// @param state the folder of everything that is kept
record Settings(Path root, Path state, Map<String, String> environment) {

    Settings {
        root = root.toAbsolutePath().normalize();
        state = state.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    static Settings of(Map<String, String> environment) {
        Path root = Path.of(environment.getOrDefault("HEMICYCLE_HOME", "."));
        String state = environment.getOrDefault("HEMICYCLE_STATE", "");
        return new Settings(root, state.isBlank() ? root.resolve(".hemicycle") : Path.of(state), environment);
    }

    /// The setting's value unless it is missing or blank.
    Optional<String> given(String variable) {
        @Nullable String value = environment.get(variable);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    /// The port of a deployable's entrance.
    int port(Deployable deployable) {
        return port(deployable.portVariable(), deployable.usualPort());
    }

    /// The main port of a server.
    int port(Server server) {
        return switch (server) {
            case KAFKA -> port("HEMICYCLE_KAFKA_PORT", 9092);
            case MONGODB -> port("HEMICYCLE_MONGODB_PORT", 27017);
            case MAIL -> port("HEMICYCLE_SMTP_PORT", 1025);
            case OPENID -> port("HEMICYCLE_OPENID_PORT", 9000);
        };
    }

    int mailPagePort() {
        return port("HEMICYCLE_MAIL_PAGE_PORT", 8025);
    }

    int kafkaControllerPort() {
        return port("HEMICYCLE_KAFKA_CONTROLLER_PORT", 9093);
    }

    /// Whether a real server was named, which is then used instead of one of ours.
    boolean isGivenElsewhere(Server server) {
        return given(elsewhereVariable(server)).isPresent();
    }

    static String elsewhereVariable(Server server) {
        return switch (server) {
            case KAFKA -> "KAFKA_BROKERS";
            case MONGODB -> "MONGODB_URI";
            case MAIL -> "SMTP_HOST";
            case OPENID -> "OPENID_ISSUER";
        };
    }

    String kafkaBrokers() {
        return given("KAFKA_BROKERS").orElse("127.0.0.1:" + port(Server.KAFKA));
    }

    String openidIssuer() {
        return given("OPENID_ISSUER").orElse("http://localhost:" + port(Server.OPENID));
    }

    /// The platform's address for browsers.
    String publicUrl() {
        return given("PUBLIC_URL").orElse("http://localhost:" + port(Deployable.GATEWAY));
    }

    String mailPage() {
        return "http://localhost:" + mailPagePort();
    }

    /// Whether starts may be recorded and replayed (the JVM's ahead-of-time cache).
    boolean usesStartCaches() {
        return !given("HEMICYCLE_AOT").orElse("on").equals("off");
    }

    /// Whether the JVM's optimising compiler stays out of it, which starts faster and peaks lower.
    boolean compilesQuickly() {
        return !given("HEMICYCLE_COMPILER").orElse("quick").equals("full");
    }

    /// How long everything together may take to become healthy.
    Duration timeToStart() {
        return Duration.ofSeconds(number("HEMICYCLE_START_SECONDS", 240));
    }

    /// The ports that must be free, with the part that wants each and the setting that moves it.
    Map<Integer, Wish> wantedPorts() {
        Map<Integer, Wish> wishes = new LinkedHashMap<>();
        for (Deployable deployable : Deployable.values()) {
            wish(wishes, port(deployable), deployable.label(), deployable.portVariable());
        }
        if (!isGivenElsewhere(Server.KAFKA)) {
            wish(wishes, port(Server.KAFKA), "Kafka", "HEMICYCLE_KAFKA_PORT");
            wish(wishes, kafkaControllerPort(), "Kafka's controller", "HEMICYCLE_KAFKA_CONTROLLER_PORT");
        }
        if (!isGivenElsewhere(Server.MONGODB)) {
            wish(wishes, port(Server.MONGODB), "MongoDB", "HEMICYCLE_MONGODB_PORT");
        }
        if (!isGivenElsewhere(Server.OPENID)) {
            wish(wishes, port(Server.OPENID), "the OpenID provider", "HEMICYCLE_OPENID_PORT");
        }
        if (!isGivenElsewhere(Server.MAIL)) {
            wish(wishes, port(Server.MAIL), "the mail catcher (SMTP)", "HEMICYCLE_SMTP_PORT");
            wish(wishes, mailPagePort(), "the mail catcher (page)", "HEMICYCLE_MAIL_PAGE_PORT");
        }
        return wishes;
    }

    /// Who wants a port, and the setting that changes it.
    record Wish(String part, String variable) {
    }

    private static void wish(Map<Integer, Wish> wishes, int port, String part, String variable) {
        @Nullable Wish other = wishes.putIfAbsent(port, new Wish(part, variable));
        if (other != null) {
            throw new Refusal("Port " + port + " is wanted by both " + other.part() + " (" + other.variable() + ") and "
                    + part + " (" + variable + "): give one of them another port.");
        }
    }

    private int port(String variable, int usual) {
        int port = number(variable, usual);
        if (port < 1 || port > 65_535) {
            throw new Refusal(variable + " is " + port + ", which is no port: choose one from 1 to 65535.");
        }
        return port;
    }

    private int number(String variable, int usual) {
        String value = given(variable).orElse(Integer.toString(usual));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new Refusal(variable + " is \"" + value + "\", which is no number.");
        }
    }
}
