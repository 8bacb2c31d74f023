package org.hemicycle.notification.bounce;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Belongings;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.hemicycle.notification.subscriber.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The addresses that nothing is sent to, in the collection {@code suppressions}: keyed hashes only, so that the list tells
 * nobody who stands on it and survives the erasure of a subscriber.
 */
@Repository
public class Suppressions implements Belongings {

    /** 20 characters of base64 are 15 bytes of the hash: as much as a return path has room for. */
    private static final int KEY_LENGTH = 20;
    private static final String AT = "@";

    private final MongoOperations mongo;
    private final AddressVault vault;
    private final Clock clock;

    Suppressions(MongoOperations mongo, AddressVault vault, Clock clock) {
        this.mongo = mongo;
        this.vault = vault;
        this.clock = clock;
        mongo.indexOps(Suppression.class)
                .createIndex(new Index("since", Sort.Direction.DESC).on("_id", Sort.Direction.DESC).named("since_id"));
    }

    /** Why nothing is sent to an address. */
    public enum Reason {
        /** Its server said that there is no such mailbox. */
        HARD,
        /** Too many mails in a row failed for reasons that should have passed. */
        SOFT_LIMIT,
        /** Its owner was erased at their own wish; only they themselves can come back. */
        ERASED,
        /** Staff blocked it, or the domain it is at. */
        BLOCKED
    }

    /**
     * One address that nothing is sent to.
     *
     * @param id the beginning of its keyed hash, or an @ and the name of a domain that is blocked as a whole
     * @param reason why
     * @param status the enhanced status code that led to it (RFC 3463), where there was one
     * @param words what the other server said, without addresses
     * @param since when it came onto the list
     */
    @Document("suppressions")
    public record Suppression(@Id String id, Reason reason, @Nullable String status, String words, Instant since) {}

    /** The key on this list of an address whose keyed hash is given, from {@link AddressVault#fingerprint}. */
    static String key(String fingerprint) {
        return fingerprint.substring(0, KEY_LENGTH);
    }

    /**
     * The keyed hashes of those among some readers to whom nothing is sent, in one question: their own entries and, since
     * they are few, all domains that are blocked. Addresses are opened only where there is any such domain.
     */
    public Set<String> holdingBack(Collection<Reader> readers) {
        if (readers.isEmpty()) {
            return Set.of();
        }
        var query = new Query(new Criteria()
                        .andOperator(
                                where("reason").ne(Reason.ERASED.name()),
                                new Criteria()
                                        .orOperator(
                                                where("_id").in(readers.stream().map(reader -> key(reader.emailHash())).toList()),
                                                anyDomain())))
                .cursorBatchSize(readers.size() + 1);
        query.fields().include("_id");
        Set<String> keys = mongo.find(query, org.bson.Document.class, "suppressions").stream()
                .map(document -> document.getString("_id"))
                .collect(Collectors.toSet());
        boolean domains = keys.stream().anyMatch(key -> key.startsWith(AT));
        return readers.stream()
                .filter(reader -> keys.contains(key(reader.emailHash()))
                        || (domains && keys.contains(AT + vault.open(reader.sealedEmail(), reader.id()).domain())))
                .map(Reader::emailHash)
                .collect(Collectors.toSet());
    }

    /** No keyed hash begins with an @, and nothing that one can begin with lies between the @ and the A. */
    private static Criteria anyDomain() {
        return where("_id").gte(AT).lt("A");
    }

    /** Whether nothing at all is sent to an address. */
    public boolean holdsBack(EmailAddress address) {
        return of(address).filter(one -> one.reason() != Reason.ERASED).isPresent();
    }

    /** Blocks addresses and domains; answers how many were not on the list before. */
    int block(Collection<String> keys) {
        var listed = new Query(where("_id").in(keys));
        listed.fields().include("_id");
        Set<String> known = mongo.find(listed, org.bson.Document.class, "suppressions").stream()
                .map(document -> document.getString("_id"))
                .collect(Collectors.toSet());
        // Whoever was erased could come back by themselves; whoever is blocked cannot.
        mongo.updateMulti(
                new Query(where("_id").in(known).and("reason").is(Reason.ERASED)),
                new Update().set("reason", Reason.BLOCKED),
                Suppression.class);
        Instant now = clock.instant();
        var fresh = keys.stream()
                .filter(key -> !known.contains(key))
                .map(key -> new Suppression(key, Reason.BLOCKED, null, "", now))
                .toList();
        try {
            mongo.insertAll(fresh);
        } catch (DuplicateKeyException quicker) {
            fresh.forEach(one -> add(one.id(), Reason.BLOCKED, null, ""));
        }
        return fresh.size();
    }

    /** The key on this list of an address. */
    String key(EmailAddress address) {
        return key(vault.fingerprint(address));
    }

    /** The key on this list of a domain. */
    static String domainKey(String domain) {
        return AT + domain;
    }

    /** Which of some addresses are on the list, also of people who were erased; by their keyed hashes. */
    public Set<String> listed(Map<String, EmailAddress> addresses) {
        if (addresses.isEmpty()) {
            return Set.of();
        }
        var asked = new HashSet<String>();
        addresses.forEach((hash, address) -> {
            asked.add(key(hash));
            asked.add(AT + address.domain());
        });
        var query = new Query(where("_id").in(asked)).cursorBatchSize(asked.size() + 1);
        query.fields().include("_id");
        Set<String> keys = mongo.find(query, org.bson.Document.class, "suppressions").stream()
                .map(document -> document.getString("_id"))
                .collect(Collectors.toSet());
        return addresses.entrySet().stream()
                .filter(one -> keys.contains(key(one.getKey())) || keys.contains(AT + one.getValue().domain()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What the list says about an address, or about the domain it is at. */
    public Optional<Suppression> of(EmailAddress address) {
        return mongo
                .find(new Query(where("_id").in(key(address), AT + address.domain())), Suppression.class)
                .stream()
                .max(Comparator.comparing((Suppression one) -> one.reason() == Reason.BLOCKED));
    }

    /** Puts the address with a keyed hash on the list, because a mail server said at once that it does not exist. */
    public void refused(String fingerprint, @Nullable String status, String words) {
        add(key(fingerprint), Reason.HARD, status, words);
    }

    /** Puts an address on the list; false where it is there already and stays as it is. */
    boolean add(String key, Reason reason, @Nullable String status, String words) {
        try {
            mongo.insert(new Suppression(key, reason, status, words, clock.instant()));
            return true;
        } catch (DuplicateKeyException thereAlready) {
            // The first reason is the one that counts.
            return false;
        }
    }

    /** Takes an address off the list; false when it is not on it. */
    boolean remove(String key) {
        return mongo.remove(new Query(where("_id").is(key)), Suppression.class).getDeletedCount() > 0;
    }

    @Override
    public String name() {
        return "suppressions";
    }

    @Override
    public List<?> of(Owner owner) {
        return mongo.find(new Query(where("_id").is(key(owner.emailHash()))), Suppression.class);
    }

    /** What is left of somebody is that nobody else may sign them up: by the hash alone, without what servers said. */
    @Override
    public boolean erase(Owner owner) {
        String key = key(owner.emailHash());
        add(key, Reason.ERASED, null, "");
        mongo.updateFirst(new Query(where("_id").is(key)), new Update().set("words", ""), Suppression.class);
        mongo.remove(new Query(where("address").is(key)), "bounces");
        return true;
    }

    @Override
    public void confirmedAnew(Owner owner) {
        mongo.remove(
                new Query(where("_id").is(key(owner.emailHash())).and("reason").is(Reason.ERASED)), Suppression.class);
    }

    /** A page of the list, the latest first, from just below a time and id on. */
    List<Suppression> page(@Nullable Instant before, @Nullable String idBelow, int limit) {
        var query = new Query();
        if (before != null && idBelow != null) {
            query.addCriteria(new Criteria()
                    .orOperator(
                            where("since").lt(before),
                            where("since").is(before).and("_id").lt(idBelow)));
        }
        return mongo.find(
                query.with(Sort.by(Sort.Direction.DESC, "since", "_id")).limit(limit), Suppression.class);
    }
}
