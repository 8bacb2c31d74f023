package org.hemicycle.events.contact;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.hemicycle.defaults.seal.Seal;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The contacts of people, each encrypted for its key; a delegate's is their visit and id, anybody else's their id. */
@Repository
public class Contacts {

    private static final String COLLECTION = "contacts";

    private final MongoOperations mongo;
    private final Seal seal;
    private final JsonMapper json;

    Contacts(MongoOperations mongo, ContactProperties properties, JsonMapper json) {
        this.mongo = mongo;
        this.json = json;
        seal = new Seal(properties.key(), ContactProperties.KEY_NAME, "hemicycle contact sealing");
    }

    /** The key of a delegate, who is known within one visit only. */
    public static String delegate(String visitId, String delegateId) {
        return visitId + "/" + delegateId;
    }

    /** Keeps a contact in the place of an earlier one. */
    public void keep(String key, Contact contact) {
        mongo.save(new Document("_id", key).append("sealed", new Binary(seal.seal(json.writeValueAsString(contact), key))), COLLECTION);
    }

    /** The contact under a key, if somebody gave one. */
    public Optional<Contact> find(String key) {
        return Optional.ofNullable(mongo.findById(key, Document.class, COLLECTION))
                .map(document -> json.readValue(seal.open(document.get("sealed", Binary.class).getData(), key), Contact.class));
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
