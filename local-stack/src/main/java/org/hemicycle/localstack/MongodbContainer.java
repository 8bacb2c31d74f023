package org.hemicycle.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/// A MongoDB of the compose file's version in a container, one for all tests of a JVM, where a container engine answers.
/// It ends with the JVM.
final class MongodbContainer {

    /// The image that `docker-compose.yml` runs as well.
    static final String IMAGE = "mongo:8.0";

    private static @Nullable String address;
    private static boolean asked;

    private MongodbContainer() {}

    /// The address for a driver, or nothing where no container engine answers.
    static synchronized Optional<String> address() {
        if (!asked) {
            asked = true;
            if (somebodyMayAnswer() && DockerClientFactory.instance().isDockerAvailable()) {
                address = started();
            }
        }
        return Optional.ofNullable(address);
    }

    /// An image that cannot be fetched now is no reason to test nothing: the embedded server does for every test.
    private static @Nullable String started() {
        try {
            MongoDBContainer container = new MongoDBContainer(IMAGE).withReplicaSet();
            container.start();
            return container.getConnectionString();
        } catch (RuntimeException failure) {
            System.out.println("MongoDB: no container could be started: " + failure);
            return null;
        }
    }

    /// Whether there is a sign of a container engine; where there is none, Testcontainers would look for one at length
    /// and report an error that is none.
    private static boolean somebodyMayAnswer() {
        Path home = Path.of(System.getProperty("user.home"));
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return System.getenv("DOCKER_HOST") != null
                || Files.exists(home.resolve(".testcontainers.properties"))
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(home.resolve(".docker/run/docker.sock"))
                || runtime != null && Files.exists(Path.of(runtime, "docker.sock"))
                || System.getProperty("os.name").startsWith("Windows");
    }
}
