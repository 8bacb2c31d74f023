package org.hemicycle.notification.bounce;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Which mails came back after a mail server had taken them, for who looks up what became of one. */
@Repository
public class Returned {

    private final MongoOperations mongo;

    Returned(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** That a mail came back, when, and what was said about it. */
    public record Return(String words, Instant at) {}

    /** What tells a mail to an address, of which the keyed hash is given, from all others. */
    public static String key(String fingerprint, String messageId) {
        return Suppressions.key(fingerprint) + "/" + ReturnPaths.mail(messageId);
    }

    /** What came back of mails to some addresses, by {@link #key}. */
    public Map<String, Return> among(Collection<String> fingerprints) {
        var returned = new HashMap<String, Return>();
        if (fingerprints.isEmpty()) {
            return returned;
        }
        var query = new Query(where("address")
                .in(fingerprints.stream().map(Suppressions::key).toList())
                .and("kind")
                .in(Report.Kind.HARD.name(), Report.Kind.SOFT.name()));
        for (Document bounce : mongo.find(query, Document.class, "bounces")) {
            String id = bounce.getString("_id");
            returned.put(
                    id.substring(0, id.lastIndexOf('/')),
                    new Return(
                            Objects.requireNonNullElse(bounce.getString("words"), ""),
                            bounce.getDate("at").toInstant()));
        }
        return returned;
    }
}
