package org.hemicycle.events.contact;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.hemicycle.defaults.seal.Seal;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The needs of delegates, each encrypted for its key and kept until its own date. */
@Repository
public class Needs {

    private static final String COLLECTION = "needs";

    private final MongoOperations mongo;
    private final Seal seal;
    private final JsonMapper json;

    Needs(MongoOperations mongo, ContactProperties properties, JsonMapper json) {
        this.mongo = mongo;
        this.json = json;
        seal = new Seal(properties.key(), ContactProperties.KEY_NAME, "hemicycle needs sealing");
        mongo.indexOps(COLLECTION).createIndex(new Index().on("eraseOn", Sort.Direction.ASC).named("by_erasure"));
    }

    /** Keeps needs in the place of earlier ones. */
    public void keep(String key, Need need) {
        mongo.save(new Document("_id", key)
                .append("eraseOn", need.eraseOn().toString())
                .append("sealed", new Binary(seal.seal(json.writeValueAsString(need), key))), COLLECTION);
    }

    /** The needs under a key whose date has not come, whether or not they have been swept. */
    public Optional<Need> find(String key, LocalDate today) {
        return Optional.ofNullable(mongo.findById(key, Document.class, COLLECTION))
                .map(document -> json.readValue(seal.open(document.get("sealed", Binary.class).getData(), key), Need.class))
                .filter(need -> need.eraseOn().isAfter(today));
    }

    /** Which of these keys have needs. */
    public Set<String> known(Collection<String> keys) {
        return Contacts.known(mongo, COLLECTION, keys);
    }

    /** Forgets needs; true if there were any. */
    public boolean erase(String key) {
        return mongo.remove(new Query(where("_id").is(key)), COLLECTION).getDeletedCount() > 0;
    }

    /** Erases everything whose day has come, and says how much it was. */
    public long eraseDue(LocalDate today) {
        return mongo.remove(new Query(where("eraseOn").lte(today.toString())), COLLECTION).getDeletedCount();
    }
}
