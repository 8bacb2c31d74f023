package org.hemicycle.localstack.mongodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder that belongs to one server process at a time. The system takes the claim back when the process ends, however
/// it ends.
final class DataFolder implements AutoCloseable {

    private static final String CLAIM = "server.pid";

    private final FileChannel claim;

    private DataFolder(FileChannel claim) {
        this.claim = claim;
    }

    /// Claims the folder for this process, or refuses with the number of the process that has it.
    static DataFolder claim(Path folder) {
        Path file = folder.resolve(CLAIM);
        try {
            FileChannel channel = FileChannel.open(file,
                    StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                String owner = Files.readString(file).strip();
                channel.close();
                throw new InUse("The data folder " + folder.toAbsolutePath() + " is in use by process " + owner + ".");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
            return new DataFolder(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException claimedByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            claim.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another server has the folder.
    static final class InUse extends RuntimeException {

        InUse(String sentence) {
            super(sentence);
        }
    }
}
