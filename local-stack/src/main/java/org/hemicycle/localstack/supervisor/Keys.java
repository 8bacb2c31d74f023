package org.hemicycle.localstack.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The secrets of this installation, each made once and kept in a file that only its owner can read.
record Keys(Path folder) {

    private static final int BYTES = 32;

    /// The secret of that name as base64 text. Several instances may be the first to want it at the same moment.
    String secret(String name) {
        try {
            synchronized (Keys.class) {
                Path file = file(name);
                if (!Files.exists(file)) {
                    byte[] bytes = new byte[BYTES];
                    new SecureRandom().nextBytes(bytes);
                    privately(file, Base64.getEncoder().encodeToString(bytes));
                }
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// Writes a file that nobody else can read at any moment, and that is either there as a whole or not at all.
    static void privately(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, text);
        Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
