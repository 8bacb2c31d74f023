package org.hemicycle.content.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.hemicycle.content.exchange.CheckedFile.Placed;
import org.hemicycle.content.exchange.DirectoryImport.Change;
import org.hemicycle.content.exchange.DirectoryImport.Difference;
import org.hemicycle.content.exchange.DirectoryImport.State;
import org.hemicycle.defaults.outbox.FailPoint;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.defaults.store.Leases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where files of the directory are read, shown and carried out. */
@Service
class ExchangeDesk {

    private static final String LEASE = "directory-imports";
    private static final Duration LEASED = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TIDYING = Duration.ofHours(1);
    private static final int MOST_DIFFERENCES = 200;
    private static final int MOST_SHOWN = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Holdings holdings;
    private final DirectoryImports imports;
    private final Leases leases;
    private final Clock clock;
    private final ExchangeProperties properties;
    private final ReentrantLock reading = new ReentrantLock();
    private Instant nextTidying = Instant.MIN;

    ExchangeDesk(Holdings holdings, DirectoryImports imports, Leases leases, Clock clock, ExchangeProperties properties) {
        this.holdings = holdings;
        this.imports = imports;
        this.leases = leases;
        this.clock = clock;
        this.properties = properties;
    }

    /** In which form a file is. */
    enum Form {
        JSON,
        CSV
    }

    /**
     * Reads a file and says what it would do; nothing is changed by that, and nothing is kept of a file with a mistake.
     *
     * @param language the language of names that say none
     * @param source what the source of records is that name none
     * @throws Refused by the name of the first rule that is broken, with the places of a hundred mistakes
     */
    DirectoryImport read(byte[] file, Form form, String language, @Nullable String source, String by) {
        // One after the other: a file may be as large as there is room for.
        reading.lock();
        try {
            String text = text(file);
            var faults = new FileFaults();
            var popolo = new Popolo(language, source, faults);
            var checked = CheckedFile.of(
                    taker -> {
                        if (form == Form.JSON) {
                            JsonFile.read(text, taker);
                        } else {
                            CsvFile.read(text, taker);
                        }
                    },
                    popolo, faults, holdings);
            return save(checked.inOrder(), List.copyOf(popolo.passedOver()), by);
        } finally {
            reading.unlock();
        }
    }

    private static String text(byte[] file) {
        try {
            CharBuffer text = UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw FileRefusal.DIRECTORY_FILE_NOT_UTF8.refused();
        }
    }

    private DirectoryImport save(List<Placed> records, List<String> passedOver, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var differences = new ArrayList<Difference>();
        var parts = new ArrayList<byte[]>();
        int added = 0;
        int changed = 0;
        int from = 0;
        while (from < records.size()) {
            var some = records.subList(from, Math.min(records.size(), from + properties.part()));
            from += some.size();
            var known = known(some);
            var part = JsonNodeFactory.instance.arrayNode();
            for (Placed placed : some) {
                Entry before = known.get(key(placed.entry()));
                ObjectNode wanted = Popolo.write(placed.entry());
                ObjectNode is = before == null ? null : Popolo.write(before);
                if (wanted.equals(is)) {
                    continue;
                }
                added += is == null ? 1 : 0;
                changed += is == null ? 0 : 1;
                if (differences.size() < MOST_DIFFERENCES) {
                    differences.add(new Difference(
                            placed.entry().kind().noun(), placed.entry().id(), placed.place(), is == null ? null : changes(is, wanted)));
                }
                part.addObject().put("kind", placed.entry().kind().name()).set("fields", wanted);
            }
            if (!part.isEmpty()) {
                parts.add(JSON.writeValueAsBytes(part));
            }
        }
        var one = new DirectoryImport(
                UUID.randomUUID().toString(), by, State.CHECKED, records.size(), added, changed, records.size() - added - changed,
                differences, passedOver, parts.size(), 0, now, now);
        imports.add(one, parts);
        return one;
    }

    private Map<String, Entry> known(List<Placed> records) {
        var known = new LinkedHashMap<String, Entry>();
        for (Kind kind : Kind.values()) {
            var ids = records.stream().map(Placed::entry).filter(entry -> entry.kind() == kind).map(Entry::id).toList();
            holdings.find(kind, ids).values().forEach(entry -> known.put(key(entry), entry));
        }
        return known;
    }

    private static String key(Entry entry) {
        return entry.kind() + ":" + entry.id();
    }

    private static List<Change> changes(ObjectNode is, ObjectNode wanted) {
        var changes = new ArrayList<Change>();
        var fields = new LinkedHashSet<String>();
        fields.addAll(is.propertyNames());
        fields.addAll(wanted.propertyNames());
        for (String field : fields) {
            if (field.equals(Popolo.OURS)) {
                changes((ObjectNode) is.get(field), (ObjectNode) wanted.get(field))
                        .forEach(one -> changes.add(new Change(field + "." + one.field(), one.before(), one.after())));
            } else if (!Objects.equals(is.get(field), wanted.get(field))) {
                changes.add(new Change(field, shown(is.get(field)), shown(wanted.get(field))));
            }
        }
        return changes;
    }

    private static @Nullable String shown(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        String text = value.isString() ? value.stringValue() : JSON.writeValueAsString(value);
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    /**
     * Begins to carry out an import; one that is being carried out, or was, stays as it is.
     *
     * @throws Refused DIRECTORY_IMPORT_UNKNOWN
     */
    DirectoryImport start(String id) {
        return imports.start(id).orElseThrow(FileRefusal.DIRECTORY_IMPORT_UNKNOWN::refused);
    }

    /**
     * Removes an import that was not started.
     *
     * @throws Refused DIRECTORY_IMPORT_UNKNOWN or DIRECTORY_IMPORT_STARTED
     */
    void discard(String id) {
        if (!imports.remove(id)) {
            throw (imports.find(id).isEmpty() ? FileRefusal.DIRECTORY_IMPORT_UNKNOWN : FileRefusal.DIRECTORY_IMPORT_STARTED).refused();
        }
    }

    /** Carries out what was started, where no other instance is at it, and removes what was abandoned. */
    void carryOn() {
        Instant now = clock.instant();
        var running = imports.running();
        boolean untidy = !now.isBefore(nextTidying);
        if ((running.isEmpty() && !untidy) || !leases.hold(LEASE, LEASED)) {
            return;
        }
        for (DirectoryImport one : running) {
            if (!carryOut(one)) {
                return;
            }
        }
        if (untidy) {
            imports.removeAbandoned(now.minus(properties.kept()));
            nextTidying = now.plus(BETWEEN_TIDYING);
        }
    }

    /** Carries out what is left of an import; false where another instance took over. */
    private boolean carryOut(DirectoryImport one) {
        for (int part = one.done(); part < Math.max(one.parts(), 1); part++) {
            if (!leases.hold(LEASE, LEASED)) {
                return false;
            }
            imports.part(one.id(), part).ifPresent(this::carryOut);
            FailPoint.reach("directory-import.part");
            imports.done(one, part);
        }
        return true;
    }

    /** Each record is brought to what the file says, so that a part which was cut short is carried out again from its beginning. */
    private void carryOut(byte[] part) {
        var faults = new FileFaults();
        var popolo = new Popolo("en", null, faults);
        for (JsonNode record : JSON.readTree(part)) {
            Entry entry = popolo.read(new Raw(
                    Kind.valueOf(record.get("kind").stringValue()), "", pointer -> pointer, (ObjectNode) record.get("fields")));
            // It was read before it was saved, so it can be read again.
            if (entry != null && faults.isEmpty()) {
                holdings.record(entry);
            }
        }
    }
}
