package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the wire protocol meets the store: every command of a client comes through here. Reads work on what is there;
/// everything else is answered when it is on disk.
final class DurableBackend extends AbstractMongoBackend {

    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

    private static final Set<String> READS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        READS.addAll(Set.of("find", "getMore", "killCursors", "count", "distinct", "listCollections", "listIndexes",
                "listDatabases", "collStats", "dbStats", "validate", "ping", "hello", "isMaster", "buildInfo", "hostInfo",
                "serverStatus", "whatsmyuri", "getLog", "getParameter", "getCmdLineOpts", "connectionStatus",
                "endSessions", "getLastError", "replSetGetStatus", "getFreeMonitoringStatus"));
    }

    private static final int CANNOT_WRITE = 3;
    private static final int COMMAND_NOT_SUPPORTED = 115;
    /// How large a client may make a message: a document of the greatest size and its envelope.
    private static final int LARGEST_MESSAGE = 17 << 20;
    /// How many documents a client gets at first if it does not say how many it wants; the number that MongoDB uses.
    private static final int FIRST_BATCH = 101;

    private final Store store;
    private final OpenCursors cursors;
    private final Housekeeping housekeeping;
    private final Map<String, StoredDatabase> databases = new ConcurrentHashMap<>();

    DurableBackend(Path folder, Clock clock) {
        super(clock);
        this.store = new Store(folder, DurableBackend::endProcess);
        this.cursors = new OpenCursors(getCursorRegistry());
        this.housekeeping = new Housekeeping(store, cursors, databases.values(), clock);
        store.databases().forEach(this::resolveDatabase);
        housekeeping.start();
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return databases.computeIfAbsent(name, unknown -> new StoredDatabase(unknown, store, cursors));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        databases.remove(name);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerException refusal) {
            return refused(refusal);
        } catch (RuntimeException unexpected) {
            // Not the message: documents hold what must not be in a log.
            log.error("Command {} failed", message.getDocument().keySet().iterator().next(), unexpected);
            return refused(new MongoServerError(1, "InternalError", "Unknown error: " + unexpected));
        }
    }

    private static Document refused(MongoServerException refusal) {
        Document answer = new Document("ok", 0).append("errmsg", refusal.getMessageWithoutErrorCode());
        if (refusal instanceof MongoServerError error) {
            answer.append("code", error.getCode()).append("codeName", error.getCodeName());
        }
        return answer;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> run(channel, database, command, withBatchSize(query));
            case "insert" -> WriteAnswers.insert(query, run(channel, database, command, query));
            case "update" -> WriteAnswers.update(query,
                    update -> Portions.update(update,
                    found -> ids(database, update, found), one -> run(channel, database, command, one)));
            case "ismaster" -> run(channel, database, command, query).append("maxMessageSizeBytes", LARGEST_MESSAGE);
            case "renamecollection" -> throw new MongoServerError(COMMAND_NOT_SUPPORTED, "CommandNotSupported",
                    "This server does not rename collections");
            default -> run(channel, database, command, query);
        };
    }

    private Document run(Channel channel, String database, String command, Document query) {
        Supplier<Document> answer = () -> store.reading(() -> super.handleCommand(channel, database, command, query));
        return isRead(command, query) ? answer.get() : store.commits().write(answer);
    }

    private List<Object> ids(String database, Document update, Document query) {
        StoredDatabase found = databases.get(database);
        return found == null ? List.of() : store.reading(() -> found.ids(String.valueOf(update.get("update")), query));
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return store.reading(() -> super.handleQuery(query));
    }

    private static boolean isRead(String command, Document query) {
        return READS.contains(command) || command.equals("aggregate") && query.get("pipeline") instanceof Collection<?> stages
                && stages.stream().noneMatch(stage -> stage instanceof Document document
                        && (document.containsKey("$out") || document.containsKey("$merge")));
    }

    private static Document withBatchSize(Document find) {
        return find.get("batchSize") instanceof Number size && size.intValue() > 0 ? find
                : find.clone().append("batchSize", FIRST_BATCH);
    }

    /// A database that cannot write must not go on answering: readers would see what a restart takes back.
    private static void endProcess(RuntimeException failure) {
        log.error("The data file cannot be written, so this process ends", failure);
        Runtime.getRuntime().halt(CANNOT_WRITE);
    }

    @Override
    public void close() {
        housekeeping.close();
        super.close();
        store.close();
    }
}
