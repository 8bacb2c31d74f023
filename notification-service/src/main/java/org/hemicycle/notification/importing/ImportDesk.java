package org.hemicycle.notification.importing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hemicycle.defaults.outbox.FailPoint;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.defaults.store.Leases;
import org.hemicycle.notification.bounce.Suppressions;
import org.hemicycle.notification.importing.SubscriberImport.Basis;
import org.hemicycle.notification.importing.SubscriberImport.State;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.hemicycle.notification.subscriber.Newcomer;
import org.hemicycle.notification.subscriber.Newcomers;
import org.springframework.stereotype.Service;

/** Where files of subscribers are read, shown and carried out. */
@Service
class ImportDesk {

    private static final int MOST_ROWS = 250_000;
    private static final int MOST_FAULTS = 200;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final SubscriberImports imports;
    private final Newcomers newcomers;
    private final Suppressions suppressions;
    private final AddressVault vault;
    private final Leases leases;
    private final Clock clock;
    private final ImportProperties properties;

    ImportDesk(
            SubscriberImports imports,
            Newcomers newcomers,
            Suppressions suppressions,
            AddressVault vault,
            Leases leases,
            Clock clock,
            ImportProperties properties) {
        this.imports = imports;
        this.newcomers = newcomers;
        this.suppressions = suppressions;
        this.vault = vault;
        this.leases = leases;
        this.clock = clock;
        this.properties = properties;
    }

    /** Reads a file and says what it would do; nobody becomes a subscriber by that. */
    SubscriberImport read(
            InputStream file,
            Map<String, String> mapping,
            Map<String, String> otherwise,
            Basis basis,
            String evidence,
            String by)
            throws IOException {
        String id = UUID.randomUUID().toString();
        imports.save(new SubscriberImport(
                id, by, basis.name(), evidence, State.RECEIVING, 0, 0, 0, 0, 0, 0, List.of(), 0, 0, 0, clock.instant(), clock.instant()));
        try {
            var reading = new Reading(id);
            reading.read(file, mapping, otherwise);
            var read = reading.result(by, basis, evidence);
            imports.save(read);
            return read;
        } catch (IOException | RuntimeException e) {
            imports.remove(id);
            throw e;
        }
    }

    /** One file while it is read. */
    private final class Reading {

        private final String id;
        private final Instant now = clock.instant();
        private final List<LineFault> faults = new ArrayList<>();
        /** Eight bytes of each address's hash: some megabytes at most, however long the addresses are. */
        private final Set<Long> seen = new HashSet<>();
        private final List<Candidate> waiting = new ArrayList<>();
        private final Map<String, EmailAddress> addresses = new HashMap<>();
        private int rows;
        private int valid;
        private int known;
        private int suppressed;
        private int duplicates;
        private int faulty;
        private int parts;

        Reading(String id) {
            this.id = id;
        }

        void read(InputStream file, Map<String, String> mapping, Map<String, String> otherwise) throws IOException {
            var csv = new CsvRows(file, fault -> {
                rows++;
                leaveOut(List.of(fault));
            });
            var columns = new Columns(csv.header(), mapping, otherwise);
            for (CsvRows.Row row = csv.next(); row != null; row = csv.next()) {
                if (++rows > MOST_ROWS) {
                    throw ImportRefusal.SUBSCRIBER_FILE_TOO_LONG.refused();
                }
                take(columns.of(row));
            }
            savePart();
        }

        private void take(Candidate candidate) {
            var wrong = new ArrayList<FieldFault>();
            Newcomer newcomer = candidate.newcomer(now, wrong);
            if (newcomer == null) {
                leaveOut(wrong.stream()
                        .map(fault -> new LineFault(candidate.line(), fault.field(), fault.message()))
                        .toList());
                return;
            }
            String hash = vault.fingerprint(newcomer.address());
            if (!seen.add(beginning(hash))) {
                duplicates++;
                return;
            }
            valid++;
            waiting.add(candidate);
            addresses.put(hash, newcomer.address());
            if (waiting.size() == properties.part()) {
                savePart();
            }
        }

        private void leaveOut(List<LineFault> wrong) {
            faulty++;
            if (faults.size() < MOST_FAULTS) {
                faults.addAll(wrong);
            }
        }

        private void savePart() {
            if (waiting.isEmpty()) {
                return;
            }
            Set<String> here = newcomers.known(addresses.keySet()).keySet();
            Set<String> listed = suppressions.listed(addresses);
            known += here.size();
            suppressed += (int) listed.stream().filter(hash -> !here.contains(hash)).count();
            imports.savePart(id, parts++, waiting);
            waiting.clear();
            addresses.clear();
        }

        SubscriberImport result(String by, Basis basis, String evidence) {
            return new SubscriberImport(
                    id, by, basis.name(), evidence, State.CHECKED, rows, valid, known, suppressed, duplicates, faulty,
                    faults, parts, 0, 0, now, clock.instant());
        }
    }

    private static long beginning(String hash) {
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(hash);
        return java.nio.ByteBuffer.wrap(bytes).getLong();
    }

    /**
     * Begins to carry out an import; one that is being carried out, or was, stays as it is.
     *
     * @throws Refused SUBSCRIBER_IMPORT_UNKNOWN or SUBSCRIBER_IMPORT_INCOMPLETE
     */
    SubscriberImport start(String id) {
        var one = imports.find(id).orElseThrow(ImportRefusal.SUBSCRIBER_IMPORT_UNKNOWN::refused);
        return switch (one.state()) {
            case RECEIVING -> throw ImportRefusal.SUBSCRIBER_IMPORT_INCOMPLETE.refused();
            case CHECKED -> imports.go(id, State.CHECKED, one.parts() == 0 ? State.DONE : State.RUNNING).orElse(one);
            case RUNNING, DONE -> one;
        };
    }

    /**
     * Removes an import that was not started.
     *
     * @throws Refused SUBSCRIBER_IMPORT_UNKNOWN or SUBSCRIBER_IMPORT_STARTED
     */
    void discard(String id) {
        var one = imports.find(id).orElseThrow(ImportRefusal.SUBSCRIBER_IMPORT_UNKNOWN::refused);
        if (one.state() == State.RUNNING || one.state() == State.DONE) {
            throw ImportRefusal.SUBSCRIBER_IMPORT_STARTED.refused();
        }
        imports.remove(id);
    }

    /** Carries out what was started, where no other instance is at it, and removes what was abandoned. */
    void carryOn() {
        if (!leases.hold("imports", LEASE)) {
            return;
        }
        for (SubscriberImport one : imports.running()) {
            for (int part = one.done(); part < one.parts(); part++) {
                if (!leases.hold("imports", LEASE)) {
                    return;
                }
                carryOut(one, part);
            }
        }
        imports.abandoned(clock.instant().minus(properties.kept())).forEach(imports::remove);
    }

    /** Carries out one part: two questions, one number of places and one write, however many lines it has. */
    void carryOut(SubscriberImport one, int part) {
        Instant now = clock.instant();
        var candidates = new HashMap<String, Newcomer>();
        var ids = new HashMap<String, String>();
        for (Candidate candidate : imports.part(one.id(), part)) {
            Newcomer newcomer = candidate.newcomer(now, new ArrayList<>());
            if (newcomer != null) {
                String hash = vault.fingerprint(newcomer.address());
                candidates.put(hash, newcomer);
                // The same line has the same id whenever it is carried out, so that after a crash it is known again.
                ids.put(hash, UUID.nameUUIDFromBytes((one.id() + "/" + candidate.line()).getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString());
            }
        }
        Map<String, String> known = newcomers.known(candidates.keySet());
        long before = known.entrySet().stream()
                .filter(entry -> entry.getValue().equals(ids.get(entry.getKey())))
                .count();
        candidates.keySet().removeAll(known.keySet());
        var addresses = new HashMap<String, EmailAddress>();
        candidates.forEach((hash, newcomer) -> addresses.put(hash, newcomer.address()));
        candidates.keySet().removeAll(suppressions.listed(addresses));
        int added = newcomers.add(candidates, ids, one.id(), one.basis() + ": " + one.evidence(), now);
        FailPoint.reach("import.added");
        imports.done(one, part, added + (int) before);
    }
}
