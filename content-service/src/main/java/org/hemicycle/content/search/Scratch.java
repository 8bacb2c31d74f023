package org.hemicycle.content.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for an index that does not outlive its instance. The next instance removes what one that was killed left
 * behind.
 */
final class Scratch implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(Scratch.class);
    private static final String NAME = "hemicycle-search-";
    private static final String LOCK = "write.lock";
    private static final Duration TO_BEGIN = Duration.ofMinutes(2);

    private final Path folder;
    private final FSDirectory directory;

    private Scratch(Path folder, FSDirectory directory) {
        this.folder = folder;
        this.directory = directory;
    }

    /** A new one inside a folder, which is made where it is missing. */
    static Scratch in(Path parent) throws IOException {
        Files.createDirectories(parent);
        removeLeftovers(parent);
        Path folder = Files.createTempDirectory(parent, NAME);
        return new Scratch(folder, new MMapDirectory(folder));
    }

    /** Where the index goes. */
    FSDirectory directory() {
        return directory;
    }

    /** Whoever still works in a folder holds its lock, save in the moment after it was made. */
    private static void removeLeftovers(Path parent) throws IOException {
        List<Path> folders;
        try (var entries = Files.list(parent)) {
            folders = entries.filter(entry -> entry.getFileName().toString().startsWith(NAME)).toList();
        }
        for (Path folder : folders) {
            try {
                if (Files.getLastModifiedTime(folder).toInstant().isAfter(Instant.now().minus(TO_BEGIN))) {
                    continue;
                }
                try (var directory = new MMapDirectory(folder);
                        var lock = directory.obtainLock(LOCK)) {
                    lock.ensureValid();
                }
                remove(folder);
            } catch (LockObtainFailedException inUse) {
                log.debug("The index in {} is another instance's", folder);
            } catch (IOException | UncheckedIOException e) {
                // Also where another instance that starts at this moment removes the same one.
                log.info("The leftover index in {} stays: {}", folder, e.toString());
            }
        }
    }

    @Override
    public void close() throws IOException {
        directory.close();
        remove(folder);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
