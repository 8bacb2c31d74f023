package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The manifests are Kubernetes' own types to the last field, name only what exists, and keep to the policies. */
class KubernetesTest {

    private static final Path MANIFESTS = ComposeTest.ROOT.resolve("deploy/kubernetes");
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class, "v1 Service", Service.class, "v1 ConfigMap", ConfigMap.class,
            "v1 ServiceAccount", ServiceAccount.class, "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class, "networking.k8s.io/v1 Ingress", Ingress.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class);

    /** The models keep unknown fields aside for round trips; here a field that Kubernetes does not know is a mistake. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated setter) {
                    return false;
                }
            });

    private final List<HasMetadata> base = read(documents(MANIFESTS.resolve("base")));

    @Test
    void runsEveryDeployableBehindAServiceAndKeepsOneThroughAMaintenance() {
        for (String deployable : ComposeTest.DEPLOYABLES) {
            Deployment deployment = one(Deployment.class, deployable);
            Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
            assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
            assertThat(one(Service.class, deployable).getSpec().getSelector()).isEqualTo(labels);
            assertThat(one(PodDisruptionBudget.class, deployable).getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
            assertThat(deployment.getSpec().getReplicas()).isGreaterThan(1);
            assertThat(deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints()).hasSize(2).allSatisfy(
                    spread -> assertThat(spread.getLabelSelector().getMatchLabels()).isEqualTo(labels));
        }
        assertThat(all(Deployment.class)).hasSameSizeAs(ComposeTest.DEPLOYABLES);
    }

    @Test
    void givesEachContainerTheLeastItNeeds() {
        for (Deployment deployment : all(Deployment.class)) {
            var pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            Container container = container(deployment);
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
            assertThat(container.getStartupProbe()).isNotNull();
            assertThat(pod.getSecurityContext().getRunAsUser()).as("the user of the image").isEqualTo(userOfTheImage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-service", "events-service", "notification-service", "web", "gateway"})
    void setsOnlyVariablesThatTheConfigurationReadsAndAllThatHaveNoDefault(String deployable) throws IOException {
        Map<String, @Nullable String> read = ComposeTest.variables(deployable);
        Container container = container(one(Deployment.class, deployable));
        Set<String> given = container.getEnv().stream().map(EnvVar::getName).collect(Collectors.toSet());
        assertThat(read.keySet()).as("what " + deployable + " reads").containsAll(given);
        Set<String> needed = read.entrySet().stream()
                .filter(one -> one.getValue() == null || one.getValue().contains("127.0.0.1") || one.getValue().contains("localhost"))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
        needed.removeAll(ComposeTest.unusedBy(deployable));
        assertThat(given).as("what " + deployable + " would look for in its own container").containsAll(needed);

        Map<String, String> settings = one(ConfigMap.class, "hemicycle-settings").getData();
        for (EnvVar variable : container.getEnv()) {
            if (variable.getValueFrom() != null && variable.getValueFrom().getConfigMapKeyRef() != null) {
                assertThat(settings).containsKey(variable.getValueFrom().getConfigMapKeyRef().getKey());
            }
            if (variable.getName().endsWith("_URL") && variable.getValue() != null) {
                URI address = URI.create(variable.getValue());
                assertThat(one(Service.class, address.getHost()).getSpec().getPorts().getFirst().getPort()).isEqualTo(address.getPort());
            }
            if (Set.of("LINK_KEY", "ADDRESS_KEY", "OPENID_CLIENT_SECRET", "SERVICE_CLIENT_SECRET", "MONGODB_URI").contains(variable.getName())) {
                assertThat(variable.getValueFrom().getSecretKeyRef().getName()).as(variable.getName()).isEqualTo("hemicycle-secrets");
            }
        }
        assertThat(container.getPorts().getFirst().getContainerPort()).hasToString(read.get("SERVER_PORT"));
    }

    @Test
    void holdsNoSecretItself() throws IOException {
        for (Map<?, ?> document : documents(MANIFESTS)) {
            assertThat(document.get("kind")).isNotEqualTo("Secret");
        }
    }

    @Test
    void deniesEveryConnectionThatIsNotAllowedByName() {
        NetworkPolicy nothing = one(NetworkPolicy.class, "nothing-unless-allowed");
        assertThat(nothing.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(nothing.getSpec().getIngress()).isEmpty();
        assertThat(nothing.getSpec().getEgress()).isEmpty();
        assertThat(nothing.getSpec().getPodSelector().getMatchLabels()).isEmpty();
        // Whoever calls a part by its address must be let out, and let in there.
        for (Deployment deployment : all(Deployment.class)) {
            String caller = deployment.getMetadata().getName();
            for (EnvVar variable : container(deployment).getEnv()) {
                if (variable.getName().endsWith("_URL") && variable.getValue() != null) {
                    String called = URI.create(variable.getValue()).getHost();
                    assertThat(one(NetworkPolicy.class, caller).getSpec().getEgress())
                            .as(caller + " may call " + called)
                            .anyMatch(rule -> rule.getTo().stream().anyMatch(to -> names(to.getPodSelector(), called)));
                    assertThat(one(NetworkPolicy.class, called).getSpec().getIngress())
                            .as(called + " may be called by " + caller)
                            .anyMatch(rule -> rule.getFrom().stream().anyMatch(from -> names(from.getPodSelector(), caller)));
                }
            }
        }
    }

    @Test
    void scalesDeliveriesByWhatWaitsOnTheTopicsThatTheyReadAndNoFurtherThanTheirPartitions() throws IOException {
        Map<?, ?> scaled = documents(MANIFESTS.resolve("overlays/production")).stream()
                .filter(document -> "ScaledObject".equals(document.get("kind"))).findFirst().orElseThrow();
        Map<?, ?> channels = (Map<?, ?>) asyncApi().get("channels");
        Map<?, ?> operations = (Map<?, ?>) asyncApi().get("operations");
        var triggers = (List<?>) at(scaled, "spec", "triggers");
        assertThat(triggers).isNotEmpty();
        var partitions = new TreeSet<Integer>();
        for (Object trigger : triggers) {
            var metadata = (Map<?, ?>) ((Map<?, ?>) trigger).get("metadata");
            assertThat(operations.keySet().stream().map(String::valueOf)).contains("receive " + metadata.get("topic") + " as " + metadata.get("consumerGroup"));
            partitions.add((Integer) at((Map<?, ?>) Objects.requireNonNull(channels.get(metadata.get("topic"))), "bindings", "kafka", "partitions"));
        }
        assertThat(at(scaled, "spec", "maxReplicaCount")).as("the widest lane keeps every instance busy").isEqualTo(partitions.getLast());
        assertThat(at(scaled, "spec", "scaleTargetRef", "name")).isEqualTo("notification-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void isRenderedByKustomizeWhereThatIsInstalled(String overlay) throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        assumeTrue(installed, "kubectl is not installed here; the manifests were parsed and checked, not rendered");
        Process process = new ProcessBuilder("kubectl", "kustomize", MANIFESTS.resolve("overlays").resolve(overlay).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();

        List<HasMetadata> rendered = read(load(said));
        assertThat(rendered).hasSizeGreaterThanOrEqualTo(base.size()).allSatisfy(one -> {
            assertThat(one.getMetadata().getNamespace()).isEqualTo("hemicycle");
        });
        for (HasMetadata one : rendered) {
            if (one instanceof HorizontalPodAutoscaler scaler) {
                String target = scaler.getSpec().getScaleTargetRef().getName();
                assertThat(rendered).filteredOn(Deployment.class::isInstance).filteredOn(other -> other.getMetadata().getName().equals(target))
                        .singleElement().satisfies(deployment -> assertThat(((Deployment) deployment).getSpec().getReplicas()).isNull());
            }
        }
    }

    private static boolean names(io.fabric8.kubernetes.api.model.@Nullable LabelSelector selector, String deployable) {
        return selector != null && deployable.equals(selector.getMatchLabels().get("app.kubernetes.io/name"));
    }

    private static Object at(Map<?, ?> document, String... path) {
        Object here = document;
        for (String step : path) {
            here = Objects.requireNonNull(((Map<?, ?>) here).get(step), step);
        }
        return here;
    }

    private static Map<?, ?> asyncApi() throws IOException {
        return new Yaml().load(Files.readString(ComposeTest.ROOT.resolve("contracts/src/main/resources/asyncapi.yaml")));
    }

    private static long userOfTheImage() {
        try {
            return Files.readAllLines(ComposeTest.ROOT.resolve("Dockerfile")).stream()
                    .filter(line -> line.startsWith("USER ")).mapToLong(line -> Long.parseLong(line.substring(5).strip())).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Container container(Deployment deployment) {
        List<Container> containers = deployment.getSpec().getTemplate().getSpec().getContainers();
        assertThat(containers).hasSize(1);
        return containers.getFirst();
    }

    private <T extends HasMetadata> List<T> all(Class<T> kind) {
        return base.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private <T extends HasMetadata> T one(Class<T> kind, String name) {
        return all(kind).stream().filter(found -> found.getMetadata().getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + name));
    }

    private static List<Map<?, ?>> documents(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            var documents = new ArrayList<Map<?, ?>>();
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
                load(Files.readString(file)).stream().filter(document -> !"Kustomization".equals(document.get("kind"))).forEach(documents::add);
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<?, ?>> load(String text) {
        return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
                .<Map<?, ?>>map(document -> (Map<?, ?>) document).toList();
    }

    /** Every document as Kubernetes' own type; only KEDA's, which Kubernetes does not know, is left out. */
    private static List<HasMetadata> read(List<Map<?, ?>> documents) {
        var found = new ArrayList<HasMetadata>();
        var unknown = new HashSet<String>();
        for (Map<?, ?> document : documents) {
            String kind = document.get("apiVersion") + " " + document.get("kind");
            if (KINDS.containsKey(kind)) {
                found.add(STRICT.convertValue(document, KINDS.get(kind)));
            } else {
                unknown.add(kind);
            }
        }
        assertThat(unknown).isSubsetOf("keda.sh/v1alpha1 ScaledObject");
        return found;
    }
}
