package org.hemicycle.localstack.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationsTest {

    @TempDir
    private Path root;
    private Applications applications;

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectories(root.resolve("web/target"));
        applications = new Applications(root, root.resolve("apps"));
    }

    @Test
    void findsTheJarThatWasBuiltAndNotItsNeighbours() throws IOException {
        assertThat(applications.jar("web")).isEmpty();
        jar("web-0.1.0-SNAPSHOT-sources.jar", "Main", "");
        jar("web-0.1.0-SNAPSHOT.jar.original", "Main", "");
        Path built = jar("web-0.1.0-SNAPSHOT.jar", "Main", "");

        assertThat(applications.jar("web")).contains(built);
        assertThat(applications.jar("gateway")).isEmpty();
    }

    @Test
    void keepsTheCacheOfTheSameBuildAndDropsThatOfAnotherEvenOfTheSameSizeAndDate() throws IOException {
        Path jar = jar("web-0.1.jar", "org.example.Main", "one");
        Application first = applications.unpacked("web", jar);
        Files.writeString(first.cache(), "the cache");
        var date = Files.getLastModifiedTime(jar);

        assertThat(applications.unpacked("web", jar)).isEqualTo(first);
        assertThat(first.hasCache()).isTrue();
        assertThat(first.mainClass()).isEqualTo("org.example.Main");

        jar("web-0.1.jar", "org.example.Main", "two");
        Files.setLastModifiedTime(jar, date);
        Application second = applications.unpacked("web", jar);
        assertThat(second.hasCache()).isFalse();
        assertThat(second.jar()).exists();
        assertThat(first.jar()).doesNotExist();
    }

    @Test
    void refusesAJarThatCannotBeRun() throws IOException {
        Path jar = jar("web-0.1.jar", null, "");

        assertThatThrownBy(() -> applications.unpacked("web", jar)).hasMessageContaining("names no main class");
    }

    private Path jar(String name, @org.jspecify.annotations.Nullable String mainClass, String text) throws IOException {
        Path jar = root.resolve("web/target").resolve(name);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("text"));
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return jar;
    }
}
