import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Fetches the Maven named in {@code maven.properties} with nothing but a JDK, checks its SHA-512 and unpacks it.
 *
 * <p>Arguments: the properties file, the folder to unpack into. The repository is {@code MVNW_REPOURL} where it is
 * set (the variable Apache's own wrapper reads), else the central one, which lives at {@code repo.} under the domain
 * that Maven's group id spells backwards.
 */
class FetchMaven {
    private static final int ATTEMPTS = 4;

    public static void main(String[] arguments) throws Exception {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(reader);
        }
        Path home = Path.of(arguments[1]);
        String[] coordinates = properties.getProperty("maven.coordinates").split(":");
        String group = coordinates[0], artifact = coordinates[1], version = coordinates[2];
        String file = artifact + "-" + version + "-bin.zip";
        URI address = URI.create(repository(group) + "/" + group.replace('.', '/') + "/" + artifact + "/" + version + "/" + file);

        Files.createDirectories(home.getParent());
        Path zip = Files.createTempFile(home.getParent(), "maven", ".zip");
        Path unpacked = Files.createTempDirectory(home.getParent(), "maven");
        try {
            System.err.println("Fetching Maven " + version);
            try (var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
                var answer = fetch(client, address, zip);
                if (answer.statusCode() != 200) {
                    throw new IOException("The Maven repository answered " + answer.statusCode() + " for " + file
                            + "; set MVNW_REPOURL to a repository that has it.");
                }
            }
            String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(zip)));
            if (!sum.equals(properties.getProperty("maven.sha512"))) {
                throw new IOException(file + " has SHA-512 " + sum + ", not the one in maven.properties: it is not unpacked.");
            }
            unpack(zip, unpacked);
            try {
                Files.move(unpacked.resolve(artifact + "-" + version), home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
                // Another build fetched the same Maven meanwhile; its copy passed the same check.
            }
        } finally {
            Files.deleteIfExists(zip);
            delete(unpacked);
        }
    }

    /** One connection that breaks off is no reason to end a build. */
    static HttpResponse<Path> fetch(HttpClient client, URI address, Path zip) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofFile(zip));
            } catch (IOException broken) {
                if (attempt == ATTEMPTS) {
                    throw broken;
                }
                Thread.sleep(attempt * 2_000L);
            }
        }
    }

    static String repository(String group) {
        String given = System.getenv("MVNW_REPOURL");
        if (given != null && !given.isBlank()) {
            return given.replaceAll("/+$", "");
        }
        var domain = new StringBuilder();
        for (String part : group.split("\\.")) {
            domain.insert(0, domain.isEmpty() ? part : part + ".");
        }
        return "https://repo." + domain + "/maven2";
    }

    static void unpack(Path zip, Path folder) throws IOException {
        try (var archive = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) archive.stream().map(e -> (ZipEntry) e)::iterator) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive names a file outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                try (InputStream content = archive.getInputStream(entry)) {
                    Files.copy(content, target);
                }
                if (target.getParent().endsWith("bin")) {
                    target.toFile().setExecutable(true);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
