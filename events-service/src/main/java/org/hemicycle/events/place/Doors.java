package org.hemicycle.events.place;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.events.itinerary.Hours;
import org.hemicycle.events.itinerary.Plan;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The opening hours that staff wrote down, which count before those that were known at the start. */
@Repository
public class Doors {

    private final Aggregates<OpeningHours> hours;

    Doors(Outbox outbox) {
        hours = outbox.aggregates("openingHours", OpeningHours.class);
    }

    /** Places with the hours that staff wrote down for them, in one question. */
    public List<Plan.Place> of(List<Plan.Place> places) {
        Map<String, Hours> written = hours.find(new Query(where("_id").in(places.stream().map(Plan.Place::id).toList()))).stream()
                .collect(Collectors.toMap(found -> found.state().building(), found -> found.state().hours()));
        return places.stream().map(place -> written.containsKey(place.id()) ? place.open(written.get(place.id())) : place).toList();
    }

    /** What staff wrote down for a building, if they did. */
    Optional<Versioned<OpeningHours>> find(String building) {
        return hours.find(building);
    }

    /** Everything that staff wrote down, by building. */
    List<Versioned<OpeningHours>> all() {
        return hours.find(new Query().with(Sort.by("_id")));
    }

    /**
     * Writes hours down.
     *
     * @param version the version that they follow, 0 where nobody has written any down
     * @throws StaleVersion when somebody else did meanwhile
     */
    Versioned<OpeningHours> write(OpeningHours next, long version) {
        if (version > 0) {
            return hours.update(next.building(), version, next, List.of());
        }
        try {
            return hours.insert(next.building(), next, List.of());
        } catch (DuplicateKeyException another) {
            throw new StaleVersion(next.building(), version);
        }
    }
}
