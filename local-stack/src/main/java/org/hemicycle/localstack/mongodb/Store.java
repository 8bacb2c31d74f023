package org.hemicycle.localstack.mongodb;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/// The file that holds everything: a map of documents for each collection and a map of entries for each index.
///
/// The store below never writes on its own; what is on disk is always what [GroupCommit] put there at a moment when no
/// command was half done.
final class Store implements AutoCloseable {

    private static final String FILE = "mongodb.mv";
    private static final String DOCUMENTS = "documents ";
    private static final String INDEX = "index ";
    private static final String MULTIKEY = "multikey";
    private static final String UPKEEP = "upkeep";

    private static final long WORTH_COMPACTING = 16 << 20;
    private static final int COMPACT_AT_ONCE = 4 << 20;
    private static final int FILL_RATE = 50;

    private final MVStore store;
    private final FileStore<?> file;
    private final MVMap<String, Long> multikey;
    private final MVMap<String, Long> upkeep;
    private final GroupCommit commits;

    /// @param giveUp told when the disk refuses a commit
    Store(Path folder, Consumer<RuntimeException> giveUp) {
        int megabytes = (int) (Runtime.getRuntime().maxMemory() >> 20);
        store = new MVStore.Builder()
                .fileName(folder.resolve(FILE).toString())
                .autoCommitDisabled()
                // Its own limit would commit in the middle of a command: documents without their index entries.
                .autoCommitBufferSize(0)
                .cacheSize(megabytes / 4)
                .open();
        file = store.getFileStore();
        // Every commit reaches the disk before the next one, so space that the last commits no longer use may be reused.
        store.setRetentionTime(0);
        multikey = numbers(MULTIKEY);
        upkeep = numbers(UPKEEP);
        commits = new GroupCommit(store, giveUp);
    }

    private MVMap<String, Long> numbers(String name) {
        return store.openMap(name,
                new MVMap.Builder<String, Long>().keyType(StringDataType.INSTANCE).valueType(LongDataType.INSTANCE));
    }

    GroupCommit commits() {
        return commits;
    }

    /// Runs something that reads, and keeps the space of what is there now from being reused meanwhile.
    <T> T reading(Supplier<T> work) {
        MVStore.TxCounter version = store.registerVersionUsage();
        try {
            return work.get();
        } finally {
            store.deregisterVersionUsage(version);
        }
    }

    /// The databases that were created so far.
    Set<String> databases() {
        Set<String> names = new TreeSet<>();
        for (String map : store.getMapNames()) {
            if (map.startsWith(DOCUMENTS)) {
                names.add(map.substring(DOCUMENTS.length(), map.indexOf('.', DOCUMENTS.length())));
            }
        }
        return names;
    }

    MVMap<Key, byte[]> documents(String namespace) {
        return store.openMap(DOCUMENTS + namespace,
                new MVMap.Builder<Key, byte[]>().keyType(KeyType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
    }

    void removeDocuments(String namespace) {
        store.removeMap(DOCUMENTS + namespace);
    }

    MVMap<Key, Long> entries(String namespace, String index) {
        return store.openMap(indexName(namespace, index),
                new MVMap.Builder<Key, Long>().keyType(KeyType.INSTANCE).valueType(LongDataType.INSTANCE));
    }

    MultikeyMarks marks(String namespace, String index) {
        return new MultikeyMarks(multikey, indexName(namespace, index));
    }

    void removeEntries(String namespace, String index) {
        store.removeMap(indexName(namespace, index));
        marks(namespace, index).forget();
    }

    /// The size of the file in bytes.
    long size() {
        return file.size();
    }

    /// Whether much of the file is taken by what is no longer needed.
    boolean isWasteful() {
        return size() > WORTH_COMPACTING && (file.getFillRate() < FILL_RATE || file.getChunksFillRate() < FILL_RATE);
    }

    /// Writes what is scattered together again and moves it towards the beginning of the file.
    void compactSome() {
        // Space is given back by commits, some commits after it was last used; without any change there is no commit.
        upkeep.put("turn", store.getCurrentVersion());
        store.compact(FILL_RATE, COMPACT_AT_ONCE);
        if (file.getFillRate() < FILL_RATE) {
            store.compactFile(0);
        }
    }

    /// No collection's name contains a dollar sign.
    private static String indexName(String namespace, String index) {
        return INDEX + namespace + ".$" + index;
    }

    @Override
    public void close() {
        store.close();
    }
}
