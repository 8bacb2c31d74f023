package org.hemicycle.events.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.hemicycle.events.itinerary.Violation;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitRules.Waiver;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * Who let which violation be, and why.
 *
 * <p>A waiver is for what its giver saw: its id is made of the rule, the items, the people and the sentence with its
 * times, so that a meeting that moves again, or one more delegate, needs a new decision.
 */
@Repository
class Waivers {

    private static final String COLLECTION = "waivers";

    private final MongoOperations mongo;
    private final Clock clock;

    Waivers(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        mongo.indexOps(COLLECTION).createIndex(new Index().on("visit", Sort.Direction.ASC).named("by_visit"));
    }

    /** The waivers of a visit by the violation that each is for. */
    Map<String, Waiver> of(VisitId visit) {
        var waivers = new HashMap<String, Waiver>();
        for (Document one : mongo.find(new Query(where("visit").is(visit.value())), Document.class, COLLECTION)) {
            String id = Objects.requireNonNull(one.getString("_id"));
            waivers.put(id, new Waiver(id, String.valueOf(one.getString("reason")), String.valueOf(one.getString("by")), one.getDate("at").toInstant()));
        }
        return waivers;
    }

    /** Records that somebody lets a violation be; a second decision about the same replaces the first. */
    Waiver give(VisitId visit, Violation violation, String reason, String by) {
        Instant now = clock.instant();
        String id = id(visit, violation);
        mongo.save(new Document("_id", id).append("visit", visit.value()).append("rule", violation.rule())
                .append("items", violation.itemIds()).append("people", violation.personIds())
                .append("reason", reason).append("by", by).append("at", Date.from(now)), COLLECTION);
        return new Waiver(id, reason, by, now);
    }

    /** Takes a waiver back; false where there was none. */
    boolean takeBack(VisitId visit, String id) {
        return mongo.remove(new Query(where("_id").is(id).and("visit").is(visit.value())), COLLECTION).getDeletedCount() > 0;
    }

    /** The id that a waiver of a violation has. */
    static String id(VisitId visit, Violation violation) {
        try {
            String what = String.join("\n", visit.value(), violation.rule(), String.join(",", violation.itemIds()),
                    String.join(",", violation.personIds().stream().sorted().toList()), violation.sentence());
            return "waiver-" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(what.getBytes(UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
