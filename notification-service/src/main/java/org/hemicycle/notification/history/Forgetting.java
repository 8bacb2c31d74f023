package org.hemicycle.notification.history;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.hemicycle.defaults.round.Rounds;
import org.hemicycle.defaults.store.Leases;
import org.hemicycle.notification.notice.Notices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Takes out of histories, after a while, what was said; that something was sent or failed, and why, stays. */
@Configuration(proxyBeanMethods = false)
class Forgetting {

    private static final String CHUNKS = "chunks";
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 500;
    /** The codes at the beginning of a mail server's words (RFC 5321 §4.2, RFC 3463). */
    private static final Pattern CODES = Pattern.compile("^\\s*([245]\\d\\d)([ -][245]\\.\\d{1,3}\\.\\d{1,3})?.*", Pattern.DOTALL);

    private final MongoOperations mongo;
    private final Notices notices;
    private final Leases leases;
    private final Clock clock;
    private final HistoryProperties properties;

    Forgetting(MongoOperations mongo, Notices notices, Leases leases, Clock clock, HistoryProperties properties) {
        this.mongo = mongo;
        this.notices = notices;
        this.leases = leases;
        this.clock = clock;
        this.properties = properties;
        // Only chunks with such words have it, and lose it with them.
        mongo.indexOps(CHUNKS).createIndex(new Index("wordsAt", Sort.Direction.ASC).sparse().named("words_at"));
    }

    @Bean
    Rounds forgettingSweep() {
        return new Rounds("forgetting", properties.sweep(), this::forget);
    }

    void forget() {
        if (leases.hold("forgetting", LEASE)) {
            forget(clock.instant());
        }
    }

    /** Forgets what has been kept long enough at a moment. */
    void forget(Instant now) {
        notices.forgetBodies(now.minus(properties.bodies()));
        var old = new Query(where("wordsAt").lt(now.minus(properties.words()))).limit(AT_ONCE);
        long forgotten;
        do {
            forgotten = mongo.find(old, Document.class, CHUNKS).stream()
                    .filter(this::forgetWords)
                    .count();
        } while (forgotten > 0);
    }

    private boolean forgetWords(Document chunk) {
        var update = new Update().unset("wordsAt");
        for (String list : List.of("refused", "dead")) {
            List<Document> outcomes = chunk.getList(list, Document.class);
            if (outcomes != null && !outcomes.isEmpty()) {
                var kept = new ArrayList<Document>();
                outcomes.forEach(one -> kept.add(
                        new Document(one).append("reason", codes(String.valueOf(one.getString("reason"))))));
                update.set(list, kept);
            }
        }
        // Whoever works on it meanwhile comes first; the next round finds it again.
        return mongo.updateFirst(
                                new Query(where("_id").is(chunk.getString("_id"))
                                        .and("claim").exists(false)
                                        .and("wordsAt").is(chunk.getDate("wordsAt"))),
                                update,
                                CHUNKS)
                        .getModifiedCount()
                > 0;
    }

    /** What is left of a mail server's words; words of our own stay. */
    static String codes(String reason) {
        var codes = CODES.matcher(reason);
        return codes.matches() ? codes.group(1) + (codes.group(2) == null ? "" : " " + codes.group(2).substring(1)) : reason;
    }
}
