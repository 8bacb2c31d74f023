package org.hemicycle.localstack.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hemicycle.localstack.tether.Tether;

/// The unpacked deployables of one installation, a folder each, named by the checksum of the jar they came from.
///
/// @param root the repository's folder, with a folder per module
/// @param folder where the unpacked ones are kept
public record Applications(Path root, Path folder) {

    /// The built jar of a module, if it is there.
    public Optional<Path> jar(String module) {
        Path target = root.resolve(module).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(
                            java.util.regex.Pattern.quote(module) + "-\\d[^/]*(?<!-sources|-javadoc|-tests)\\.jar"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Unpacks a module's jar unless that was done before for this very build; what older builds left is removed.
    public Application unpacked(String module, Path jar) throws IOException {
        Path home = folder.resolve(module);
        Path marker = home.resolve("build");
        String build = build(jar);
        Path unpacked = home.resolve(build.substring(0, 16));
        Path tether = tether();
        if (!Files.exists(marker) || !Files.readString(marker).equals(build)) {
            delete(home);
            Files.createDirectories(unpacked);
            unpack(jar, unpacked);
            Files.writeString(marker, build);
        }
        Path main = unpacked.resolve(jar.getFileName());
        return new Application(main, tether, mainClass(main), unpacked.resolve("start.aot"));
    }

    // The table of contents holds a checksum of every entry and is read in no time. The file's date says nothing: in
    // reproducible builds it is always the same.
    private static String build(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            file.stream().map(entry -> entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc() + '\n').sorted()
                    .forEach(line -> digest.update(line.getBytes(UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(Path jar, Path unpacked) throws IOException {
        if (!isBootJar(jar)) {
            Files.copy(jar, unpacked.resolve(jar.getFileName()));
            return;
        }
        Path output = unpacked.resolve("unpack.log");
        Process process = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination",
                unpacked.toString())).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(jar + " could not be unpacked: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while unpacking " + jar, e);
        }
    }

    private static boolean isBootJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry("BOOT-INF/classpath.idx") != null;
        }
    }

    private static String mainClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String name = file.getManifest() == null ? null
                    : file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (name == null) {
                throw new IOException(jar + " names no main class");
            }
            return name;
        }
    }

    /// The tether in a jar of its own, so that nothing else of the local stack joins a deployable's classpath. Written
    /// again only when it differs: the JVM's cache of a start is void when a jar of its classpath is newer.
    private Path tether() throws IOException {
        String entry = Tether.class.getName().replace('.', '/') + ".class";
        byte[] code;
        try (InputStream in = Tether.class.getResourceAsStream("/" + entry)) {
            if (in == null) {
                throw new IOException("The tether's own class cannot be read");
            }
            code = in.readAllBytes();
        }
        Path jar = folder.resolve("tether-" + Integer.toHexString(java.util.Arrays.hashCode(code)) + ".jar");
        if (!Files.exists(jar)) {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "tether-", ".part");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(unfinished))) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(code);
                out.closeEntry();
            }
            Files.move(unfinished, jar, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        }
        return jar;
    }

    /// Deletes a folder and all that is in it; one that is not there is fine.
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
