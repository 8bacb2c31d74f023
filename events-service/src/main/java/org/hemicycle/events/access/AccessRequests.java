package org.hemicycle.events.access;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hemicycle.contracts.Message;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All requests for access, one per visit, person and building, each with the alarms that it owes. */
@Repository
class AccessRequests {

    /** Where a page of the board ended. */
    record Place(Instant deadline, String id) {}

    private final Aggregates<AccessRequest> requests;

    AccessRequests(Outbox outbox) {
        requests = outbox.aggregates("accessRequests", AccessRequest.class);
        requests.index(new Index().on("state.visit", Sort.Direction.ASC).named("by_visit"));
        requests.index(new Index().on("state.deadline", Sort.Direction.ASC).on("_id", Sort.Direction.ASC).named("by_deadline"));
        requests.index(new Index().on("state.nextAlarm", Sort.Direction.ASC).named("by_alarm"));
        requests.index(new Index().on("state.building", Sort.Direction.ASC).on("state.firstDay", Sort.Direction.ASC).named("by_building"));
    }

    Optional<Versioned<AccessRequest>> find(String id) {
        return requests.find(id);
    }

    /** Every request of a visit, those that are not needed any more included. */
    List<Versioned<AccessRequest>> of(String visit) {
        return requests.find(new Query(where("state.visit").is(visit)).with(Sort.by("_id")));
    }

    /** Requests for a building from a day on. */
    List<Versioned<AccessRequest>> of(String building, LocalDate from) {
        return requests.find(new Query(where("state.building").is(building).and("state.firstDay").gte(from.toString())));
    }

    /** Requests for days to come that are needed, have a deadline and were not sent, the nearest deadline first. */
    List<Versioned<AccessRequest>> due(LocalDate today, @Nullable Place after, int limit) {
        var criteria = new ArrayList<Criteria>();
        criteria.add(where("state.needed").is(true));
        criteria.add(where("state.said").nin(AccessState.SUBMITTED.name(), AccessState.APPROVED.name(), AccessState.WAIVED.name()));
        criteria.add(where("state.deadline").exists(true).and("state.firstDay").gte(today.toString()));
        if (after != null) {
            Date deadline = Date.from(after.deadline());
            criteria.add(new Criteria().orOperator(
                    where("state.deadline").gt(deadline),
                    where("state.deadline").is(deadline).and("_id").gt(after.id())));
        }
        return requests.find(new Query(new Criteria().andOperator(criteria)).with(Sort.by("state.deadline", "_id")).limit(limit));
    }

    /** Requests for days to come whose next alarm is due, by visit. */
    List<Versioned<AccessRequest>> alarming(Instant now, LocalDate today, int limit) {
        return requests.find(new Query(where("state.nextAlarm").lte(Date.from(now)).and("state.needed").is(true).and("state.firstDay").gte(today.toString()))
                .with(Sort.by("state.visit")).limit(limit));
    }

    Versioned<AccessRequest> add(AccessRequest request) {
        return requests.insert(request.id(), request, List.of());
    }

    Versioned<AccessRequest> save(AccessRequest request, long version, List<Message> messages) {
        return requests.update(request.id(), version, request, messages);
    }
}
