package org.hemicycle.content.seed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which seeds were imported already, by a digest of what each said. */
@Component
class SeedMarks {

    private static final String COLLECTION = "seeds";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MongoOperations mongo;

    SeedMarks(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The digests by kind and id, such as {@code area:BE}. */
    Map<String, String> all() {
        var marks = new HashMap<String, String>();
        for (Document mark : mongo.find(new Query(), Document.class, COLLECTION)) {
            marks.put(mark.getString("_id"), mark.getString("digest"));
        }
        return marks;
    }

    /** Notes that a seed was imported; to be called after its record was saved. */
    void put(String seed, String digest) {
        mongo.save(new Document("_id", seed).append("digest", digest), COLLECTION);
    }

    /** A digest that differs when what a seed says differs. */
    static String digest(Record seed) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(seed));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
