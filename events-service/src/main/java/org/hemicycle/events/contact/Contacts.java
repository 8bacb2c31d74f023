package org.hemicycle.events.contact;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.hemicycle.defaults.seal.Seal;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contacts of people, each encrypted for its key and kept until its own date; a delegate's key is their visit and id,
 * anybody else's their id.
 */
@Repository
public class Contacts {

    private static final String COLLECTION = "contacts";
    private static final String ERASE_ON = "eraseOn";

    private final MongoOperations mongo;
    private final Seal seal;
    private final JsonMapper json;

    private final Duration keep;
    private final Clock clock;

    Contacts(MongoOperations mongo, ContactProperties properties, JsonMapper json, Clock clock) {
        this.mongo = mongo;
        this.json = json;
        this.clock = clock;
        keep = properties.keep();
        mongo.indexOps(COLLECTION).createIndex(new Index().on(ERASE_ON, Sort.Direction.ASC).named("by_erasure"));
        seal = new Seal(properties.key(), ContactProperties.KEY_NAME, "hemicycle contact sealing");
    }

    /** The key of a delegate, who is known within one visit only. */
    public static String delegate(String visitId, String delegateId) {
        return visitId + "/" + delegateId;
    }

    /** A contact with the day, in UTC, at whose beginning it is erased. */
    public record Kept(@JsonUnwrapped Contact contact, LocalDate eraseOn) {}

    /** Keeps a contact in the place of an earlier one, until the beginning of a day in UTC. */
    public void keep(String key, Contact contact, LocalDate eraseOn) {
        mongo.save(new Document("_id", key).append(ERASE_ON, eraseOn.toString()).append("sealed", new Binary(seal.seal(json.writeValueAsString(contact), key))), COLLECTION);
    }

    /** The contact under a key, if somebody gave one and its day has not come, whether or not it has been swept. */
    public Optional<Contact> find(String key) {
        return kept(key).map(Kept::contact);
    }

    /** The contact under a key with its day. */
    public Optional<Kept> kept(String key) {
        return Optional.ofNullable(mongo.findById(key, Document.class, COLLECTION))
                .map(document -> new Kept(
                        json.readValue(seal.open(document.get("sealed", Binary.class).getData(), key), Contact.class),
                        document.getString(ERASE_ON) == null ? usually() : LocalDate.parse(document.getString(ERASE_ON))))
                .filter(kept -> kept.eraseOn().isAfter(today()));
    }

    /** The day on which an address that is given today is erased, where nothing else says when it is not needed any more. */
    public LocalDate usually() {
        return today().plusDays(keep.toDays());
    }

    /** The date that counts for erasures. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Keeps those contacts longer that would be erased before, or on, a day on which they are still needed. */
    public void prolong(Collection<String> keys, LocalDate needed, LocalDate until) {
        mongo.updateMulti(new Query(where("_id").in(keys).and(ERASE_ON).lte(needed.toString())), new Update().set(ERASE_ON, until.toString()), COLLECTION);
    }

    /** Erases every contact whose day has come, and says how many it were. */
    public long eraseDue() {
        // What was kept before contacts had a date gets the usual one.
        mongo.updateMulti(new Query(where(ERASE_ON).exists(false)), new Update().set(ERASE_ON, usually().toString()), COLLECTION);
        return mongo.remove(new Query(where(ERASE_ON).lte(today().toString())), COLLECTION).getDeletedCount();
    }

    /** Which of these keys have a contact. */
    public Set<String> known(Collection<String> keys) {
        return known(mongo, COLLECTION, keys);
    }

    /** Forgets a contact; true if there was one. */
    public boolean erase(String key) {
        return mongo.remove(new Query(where("_id").is(key)), COLLECTION).getDeletedCount() > 0;
    }

    static Set<String> known(MongoOperations mongo, String collection, Collection<String> keys) {
        var query = new Query(where("_id").in(keys));
        query.fields().include("_id");
        return mongo.find(query, Document.class, collection).stream().map(document -> document.getString("_id")).collect(Collectors.toSet());
    }
}
