package org.hemicycle.events.access;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.hemicycle.defaults.seal.Seal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The papers of delegates, each encrypted for its person, with the day on which they are erased. In the clear stands
 * only which details are known, so that what is missing can be said without opening them.
 */
@Repository
class PaperVault {

    private static final String COLLECTION = "papers";

    private final MongoOperations mongo;
    private final Seal seal;
    private final JsonMapper json;

    PaperVault(MongoOperations mongo, @Value("${hemicycle.address.key}") String key, JsonMapper json) {
        this.mongo = mongo;
        this.json = json;
        seal = new Seal(key, "ADDRESS_KEY", "hemicycle paper sealing");
        mongo.indexOps(COLLECTION).createIndex(new Index().on("eraseOn", Sort.Direction.ASC).named("by_erasure"));
    }

    /** The key of a delegate, who is known within one visit only. */
    static String key(String visit, String person) {
        return visit + "/" + person;
    }

    /** Papers with their day. */
    record Kept(Papers papers, LocalDate eraseOn) {}

    /** Keeps papers in the place of earlier ones, until a day. */
    void keep(String key, Papers papers, LocalDate eraseOn) {
        mongo.save(new Document("_id", key)
                .append("sealed", new Binary(seal.seal(json.writeValueAsString(papers), key)))
                .append("known", papers.known().stream().map(Detail::word).toList())
                .append("eraseOn", eraseOn.toString()), COLLECTION);
    }

    /** The papers under a key, opened. */
    Optional<Kept> open(String key) {
        return Optional.ofNullable(mongo.findById(key, Document.class, COLLECTION))
                .map(document -> new Kept(
                        json.readValue(seal.open(document.get("sealed", Binary.class).getData(), key), Papers.class),
                        LocalDate.parse(Objects.requireNonNull(document.getString("eraseOn")))));
    }

    /** Which details are known under each of these keys, without opening anything. */
    Map<String, Set<Detail>> known(Collection<String> keys) {
        var query = new Query(where("_id").in(keys));
        query.fields().include("known");
        var known = new HashMap<String, Set<Detail>>();
        for (Document document : mongo.find(query, Document.class, COLLECTION)) {
            var details = EnumSet.noneOf(Detail.class);
            document.getList("known", String.class, List.of()).forEach(word -> details.add(Detail.of(word)));
            known.put(Objects.requireNonNull(document.getString("_id")), details);
        }
        return known;
    }

    /** Forgets papers; true if there were any. */
    boolean erase(String key) {
        return mongo.remove(new Query(where("_id").is(key)), COLLECTION).getDeletedCount() > 0;
    }

    /** Forgets all papers whose day has come. */
    long eraseDue(LocalDate today) {
        return mongo.remove(new Query(where("eraseOn").lte(today.toString())), COLLECTION).getDeletedCount();
    }
}
