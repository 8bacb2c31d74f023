package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The compose file names only what exists: services, ports, and variables that the code's configuration reads. */
class ComposeTest {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Set<String> DEPLOYABLES =
            new TreeSet<>(Set.of("content-service", "events-service", "notification-service", "web", "gateway"));
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z_]*)(:[^}]*)?}");

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void runsEveryDeployableThatIsAModule() throws IOException {
        Set<String> images = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            modules.filter(module -> Files.exists(module.resolve("src/main/resources/application.yaml")))
                    .forEach(module -> images.add(module.getFileName().toString()));
        }
        assertThat(images).containsExactlyInAnyOrderElementsOf(DEPLOYABLES);
        for (String deployable : DEPLOYABLES) {
            assertThat(services).containsKey(deployable);
            assertThat(services.get(deployable).get("build")).extracting("args").extracting("DEPLOYABLE").isEqualTo(deployable);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-service", "events-service", "notification-service", "web", "gateway"})
    void setsOnlyVariablesThatTheConfigurationReadsAndAllThatHaveNoDefault(String deployable) throws IOException {
        Map<String, String> read = variables(deployable);
        Map<String, String> given = environment(deployable);
        assertThat(read.keySet()).as("what " + deployable + " reads").containsAll(given.keySet());
        Set<String> withoutDefault = read.entrySet().stream().filter(one -> one.getValue() == null).map(Map.Entry::getKey).collect(Collectors.toSet());
        assertThat(given.keySet()).as("what " + deployable + " cannot start without").containsAll(withoutDefault);
        // What points at this machine by default would point into the container itself.
        Set<String> onThisMachine = read.entrySet().stream()
                .filter(one -> one.getValue() != null && (one.getValue().contains("127.0.0.1") || one.getValue().contains("localhost")))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
        onThisMachine.removeAll(unusedBy(deployable));
        assertThat(given.keySet()).as("what " + deployable + " would look for on this machine").containsAll(onThisMachine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-service", "events-service", "notification-service", "web", "gateway"})
    void pointsEveryAddressAtAServiceAndThePortItListensOn(String deployable) throws IOException {
        assertThat(environment(deployable).get("SERVER_PORT")).isEqualTo(variables(deployable).get("SERVER_PORT"));
        for (var one : environment(deployable).entrySet()) {
            switch (one.getKey()) {
                case "WEB_URL", "CONTENT_URL", "EVENTS_URL", "NOTIFICATION_URL" -> {
                    URI address = URI.create(one.getValue());
                    assertThat(services).as(one.toString()).containsKey(address.getHost());
                    assertThat(String.valueOf(address.getPort())).as(one.toString()).isEqualTo(environment(address.getHost()).get("SERVER_PORT"));
                }
                case "KAFKA_BROKERS" -> {
                    assertThat(services).containsKey(one.getValue().split(":")[0]);
                    assertThat(environment("kafka").get("KAFKA_ADVERTISED_LISTENERS")).contains("PLAINTEXT://" + one.getValue());
                }
                case "MONGODB_URI" -> {
                    URI address = URI.create(one.getValue());
                    assertThat(services).containsKey(address.getHost());
                    assertThat(services.get(address.getHost()).get("command").toString()).contains(address.getQuery().replace("replicaSet=", ""));
                }
                case "SMTP_HOST" -> assertThat(services).containsKey(one.getValue());
                case "OPENID_ISSUER" -> {
                    URI issuer = URI.create(one.getValue());
                    assertThat(services.get("keycloak").get("networks").toString()).contains(issuer.getHost());
                    assertThat(environment("keycloak").get("KC_HTTP_PORT")).isEqualTo(String.valueOf(issuer.getPort()));
                    assertThat(issuer.getPath()).isEqualTo("/realms/" + realm().path("realm").asString());
                }
                default -> {}
            }
        }
        Object dependencies = services.get(deployable).getOrDefault("depends_on", Map.of());
        assertThat(services.keySet()).containsAll(((Map<?, ?>) dependencies).keySet().stream().map(String::valueOf).toList());
    }

    @Test
    void givesKeycloakTheSameClientsUsersAndRolesAsTheLocalProvider() throws IOException {
        JsonNode realm = realm();
        Set<String> users = new TreeSet<>();
        realm.path("users").forEach(user -> {
            users.add(user.path("username").asString());
            assertThat(user.path("realmRoles").get(0).asString()).isEqualTo(user.path("username").asString().replace("2", ""));
        });
        assertThat(users).containsExactly("admin", "editor", "editor2", "staff");
        Map<String, JsonNode> clients = new HashMap<>();
        realm.path("clients").forEach(client -> clients.put(client.path("clientId").asString(), client));
        assertThat(clients).containsOnlyKeys("hemicycle-gateway", "hemicycle-api", "notification-service");
        assertThat(environment("notification-service")).containsEntry("SERVICE_CLIENT_ID", "notification-service");
        assertThat(environment("notification-service").get("SERVICE_CLIENT_SECRET")).contains(clients.get("notification-service").path("secret").asString());
        assertThat(clients.get("notification-service").path("optionalClientScopes").toString()).isEqualTo("[\"concerns:read\"]");
        assertThat(environment("gateway")).containsEntry("OPENID_CLIENT_ID", "hemicycle-gateway");
        assertThat(environment("gateway").get("OPENID_CLIENT_SECRET")).contains(clients.get("hemicycle-gateway").path("secret").asString());
        assertThat(clients.get("hemicycle-gateway").path("redirectUris").toString())
                .contains(environment("gateway").get("PUBLIC_URL") + "/login/oauth2/code/hemicycle");
        // Every permission that a service asks for can be had by a program as a scope.
        Set<String> scopes = new HashSet<>();
        clients.get("hemicycle-api").path("optionalClientScopes").forEach(scope -> scopes.add(scope.asString()));
        assertThat(scopes).as("where to reach people is for one service alone").doesNotContain("concerns:read");
        assertThat(scopes).contains("visits:read", "visits:write", "needs:read", "needs:write", "briefings:read", "briefings:write", "tellings:read", "articles:write", "operations:read", "operations:write", "bounces:write",
                "webhooks:read", "webhooks:write", "bulletins:read", "bulletins:write");
    }

    @Test
    void isAcceptedByDockerComposeWhereThatIsInstalled() throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "docker-compose")));
        assumeTrue(installed, "docker-compose is not installed here; the compose file was parsed and compared, not handed to it");
        Process process = new ProcessBuilder("docker-compose", "config", "--quiet").directory(ROOT.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    /** web has no store and no broker, though the shared defaults name them; the gateway has its own defaults. */
    static Set<String> unusedBy(String deployable) {
        return deployable.equals("web") ? Set.of("KAFKA_BROKERS", "MONGODB_URI") : Set.of();
    }

    /** The variables of a deployable's configuration with their defaults; null where there is none. */
    static Map<String, String> variables(String deployable) throws IOException {
        String own = Files.readString(ROOT.resolve(deployable).resolve("src/main/resources/application.yaml"));
        String text = own + (own.contains("hemicycle-defaults.yaml")
                ? Files.readString(ROOT.resolve("service-defaults/src/main/resources/hemicycle-defaults.yaml")) : "");
        var variables = new HashMap<String, String>();
        VARIABLE.matcher(text).results().forEach(found -> variables.put(found.group(1), found.group(2) == null ? null : found.group(2).substring(1)));
        return variables;
    }

    private Map<String, String> environment(String service) {
        var environment = new HashMap<String, String>();
        ((Map<?, ?>) services.get(service).getOrDefault("environment", Map.of()))
                .forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        return environment;
    }

    private static JsonNode realm() throws IOException {
        return new JsonMapper().readTree(Files.readString(ROOT.resolve("deploy/compose/keycloak-realm.json")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        try {
            Map<String, Object> compose = new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
            assertThat(List.of("kafka", "mongodb", "keycloak", "mailpit")).allSatisfy(name -> assertThat((Map<String, Object>) compose.get("services")).containsKey(name));
            return (Map<String, Map<String, Object>>) compose.get("services");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
