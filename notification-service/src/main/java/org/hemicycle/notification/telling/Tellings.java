package org.hemicycle.notification.telling;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.notification.notice.QuietProperties;
import org.hemicycle.notification.telling.Telling.State;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All tellings, one document each for a subject, a person and a matter. */
@Repository
class Tellings {

    private final MongoOperations mongo;
    private final Clock clock;
    private final QuietProperties quiet;
    private final TellingProperties properties;
    private final String instance;

    Tellings(
            MongoOperations mongo,
            Clock clock,
            QuietProperties quiet,
            TellingProperties properties,
            @Value("${hemicycle.instance}") String instance) {
        this.mongo = mongo;
        this.clock = clock;
        this.quiet = quiet;
        this.properties = properties;
        this.instance = instance;
        var indexes = mongo.indexOps(Telling.class);
        indexes.createIndex(new Index("due", Sort.Direction.ASC).sparse().named("due"));
        indexes.createIndex(
                new Index("subject", Sort.Direction.ASC).on("_id", Sort.Direction.ASC).named("subject_id"));
    }

    /** Takes in that somebody is concerned, however often it is said. */
    void want(PersonMessage.Concerned concerned, Matter matter) {
        String subject = concerned.subjectKind() + "/" + concerned.subjectId();
        String id = Telling.id(subject, concerned.personId(), matter.wireName());
        while (!wanted(id, subject, concerned, matter)) {
            // Somebody else wrote to it between our reading and writing: look again.
        }
        List<String> outdated = matter.outdates().stream().map(Matter::wireName).toList();
        if (!outdated.isEmpty()) {
            mongo.updateMulti(
                    new Query(where("subject").is(subject)
                            .and("person").is(concerned.personId())
                            .and("matter").in(outdated)
                            .and("state").is(State.WAITING)),
                    new Update()
                            .set("state", State.OUTDATED)
                            .set("reason", matter.wireName())
                            .unset("due"),
                    Telling.class);
        }
    }

    private boolean wanted(String id, String subject, PersonMessage.Concerned concerned, Matter matter) {
        Instant now = clock.instant();
        boolean urgent = concerned.urgent() || !matter.canWait();
        Telling known = mongo.findById(id, Telling.class);
        if (known == null) {
            try {
                mongo.insert(new Telling(
                        id,
                        subject,
                        concerned.subjectKind(),
                        concerned.subjectId(),
                        concerned.personId(),
                        matter.wireName(),
                        concerned.version(),
                        0,
                        State.WAITING,
                        urgent,
                        now,
                        urgent ? now : quiet.due(now, now),
                        0,
                        0,
                        null,
                        null,
                        null));
                return true;
            } catch (DuplicateKeyException quicker) {
                return false;
            }
        }
        if (known.wanted() >= concerned.version()) {
            return true;
        }
        boolean waits = known.state() == State.WAITING;
        Instant since = waits ? known.since() : now;
        Update update = new Update()
                .set("wanted", concerned.version())
                .set("state", State.WAITING)
                .set("urgent", urgent || (waits && known.urgent()))
                .set("since", since);
        if (!waits) {
            update.set("attempts", 0).set("failures", 0).unset("reason");
        }
        if (urgent) {
            update.set("due", now);
        } else if (!waits || (known.failures() == 0 && known.attempts() == 0 && !known.urgent())) {
            update.set("due", quiet.due(since, now));
        }
        return mongo.updateFirst(
                                new Query(where("_id").is(id).and("wanted").is(known.wanted()).and("state").is(known.state())),
                                update,
                                Telling.class)
                        .getMatchedCount()
                > 0;
    }

    /** The ids of tellings that are due, the longest waiting first. */
    List<String> due(int limit) {
        var query = new Query(where("due").lte(clock.instant())).with(Sort.by("due")).limit(limit);
        query.fields().include("_id");
        return mongo.find(query, Document.class, "tellings").stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /** Takes a telling that is due, so that no other instance tells it; nothing where another one does. */
    Optional<Telling> take(String id) {
        Instant now = clock.instant();
        var free = new Criteria()
                .orOperator(where("claim").exists(false), where("claim.until").lt(now));
        return Optional.ofNullable(mongo.findAndModify(
                new Query(where("_id").is(id).and("due").lte(now).andOperator(free)),
                new Update().set("claim", new Telling.Claim(instance, now.plus(properties.claim()))),
                FindAndModifyOptions.options().returnNew(true),
                Telling.class));
    }

    /** Records that they know a version now; what they are to know beyond it stays due. */
    void told(Telling telling, long version) {
        Instant now = clock.instant();
        var update = new Update()
                .set("told", version)
                .set("toldAt", now)
                .set("state", State.TOLD)
                .set("attempts", 0)
                .set("failures", 0)
                .unset("reason");
        end(telling, version, update, () -> new Update().set("told", version).set("toldAt", now));
    }

    /** Records that it ended without a mail; whatever else they are to know by now stays due. */
    void ended(Telling telling, State state, String reason, long version) {
        var update = new Update().set("state", state).set("reason", reason).set("told", version);
        end(telling, telling.wanted(), update, () -> new Update().set("told", version));
    }

    private void end(Telling telling, long known, Update ended, Supplier<Update> goesOn) {
        var mine = where("_id").is(telling.id()).and("claim.by").is(instance);
        long upTo = Math.max(known, telling.wanted());
        boolean all = mongo.updateFirst(
                                new Query(mine.and("wanted").lte(upTo)),
                                ended.unset("due").unset("claim"),
                                Telling.class)
                        .getMatchedCount()
                > 0;
        if (!all) {
            mongo.updateFirst(
                    new Query(where("_id").is(telling.id()).and("claim.by").is(instance)),
                    goesOn.get().unset("claim"),
                    Telling.class);
        }
    }

    /** Puts a telling off, unless something else has made it out of date since it was taken. */
    void putOff(Telling telling, int attempts, int failures, String reason, Instant due) {
        boolean waits = mongo.updateFirst(
                                new Query(where("_id").is(telling.id()).and("claim.by").is(instance).and("state").is(State.WAITING)),
                                new Update()
                                        .set("attempts", attempts)
                                        .set("failures", failures)
                                        .set("reason", reason)
                                        .set("due", due)
                                        .unset("claim"),
                                Telling.class)
                        .getMatchedCount()
                > 0;
        if (!waits) {
            mongo.updateFirst(
                    new Query(where("_id").is(telling.id()).and("claim.by").is(instance)),
                    new Update().unset("claim"),
                    Telling.class);
        }
    }

    /** A page of what is and was to be told about a subject, by person and matter, from behind an id on. */
    List<Telling> of(String subject, @Nullable String after, int limit) {
        var page = where("subject").is(subject);
        return mongo.find(
                new Query(after == null ? page : page.and("_id").gt(after)).with(Sort.by("_id")).limit(limit),
                Telling.class);
    }
}
