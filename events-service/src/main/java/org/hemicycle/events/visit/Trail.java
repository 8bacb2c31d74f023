package org.hemicycle.events.visit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.events.programme.Meeting;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Repository;

/**
 * What each version of a visit changed, so that whoever based a change on an older one is told what they have not seen.
 *
 * <p>It is written after the visit and is no part of it: a step that a crash left out is missing here and nowhere else.
 */
@Repository
class Trail {

    private static final String COLLECTION = "visit-trail";
    private static final int SHOWN = 20;

    private final MongoOperations mongo;

    Trail(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(COLLECTION).createIndex(
                new Index().on("visit", Sort.Direction.ASC).on("version", Sort.Direction.ASC).named("by_visit"));
    }

    /**
     * One step.
     *
     * @param version the version that it made
     * @param what {@code description}, {@code days}, {@code delegates}, {@code preparation}, {@code meeting}, {@code answer},
     *     {@code state}, {@code edition} or {@code called-off}
     * @param meeting the meeting that was changed, where it is about one
     * @param summary what that meeting is
     * @param at when
     * @param by who, as the token names them; nobody for an answer by link
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(long version, String what, @Nullable String meeting, @Nullable LocalizedText summary, Instant at, @Nullable String by) {}

    /** Notes a step that was saved. */
    void note(VisitEvent event, long version, Instant now) {
        Meeting meeting = switch (event) {
            case VisitEvent.MeetingPlanned planned -> planned.meeting();
            case VisitEvent.Answered answered -> answered.meeting();
            default -> null;
        };
        var step = new Document("_id", event.after().id() + "/" + version)
                .append("visit", event.after().id().value())
                .append("version", version)
                .append("what", what(event))
                .append("at", Date.from(now));
        if (meeting != null) {
            step.append("meeting", meeting.id());
        }
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && !"anonymousUser".equals(who.getPrincipal())) {
            step.append("by", who.getName());
        }
        mongo.save(step, COLLECTION);
    }

    /** The steps after a version, the latest first, twenty at most. */
    List<Step> after(Visit visit, long version) {
        var query = new Query(where("visit").is(visit.id().value()).and("version").gt(version)).with(Sort.by(Sort.Direction.DESC, "version")).limit(SHOWN);
        return mongo.find(query, Document.class, COLLECTION).stream()
                .map(step -> {
                    String meeting = step.getString("meeting");
                    LocalizedText summary = meeting == null ? null : visit.plan().meeting(meeting).map(Meeting::summary).orElse(null);
                    return new Step(step.get("version", Number.class).longValue(), step.getString("what"), meeting, summary,
                            step.getDate("at").toInstant(), step.getString("by"));
                })
                .toList();
    }

    private static String what(VisitEvent event) {
        return switch (event) {
            case VisitEvent.Begun begun -> "begun";
            case VisitEvent.Planned planned -> planned.what().word();
            case VisitEvent.MeetingPlanned planned -> "meeting";
            case VisitEvent.Answered answered -> "answer";
            case VisitEvent.Stepped stepped -> "state";
            case VisitEvent.Published published -> "edition";
            case VisitEvent.CalledOff calledOff -> "called-off";
        };
    }
}
