package org.hemicycle.events.access;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.events.fact.FactFile;
import org.hemicycle.events.fact.FactRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The rules of buildings: those of {@code access-rules.yaml} from the first start on, changed by staff since. */
@Repository
class AccessRules {

    private final Aggregates<AccessRule> rules;

    AccessRules(Outbox outbox) {
        rules = outbox.aggregates("accessRules", AccessRule.class);
        rules.index(new Index().on("state.building", Sort.Direction.ASC).named("by_building"));
        read("access-rules.yaml").forEach(this::seed);
    }

    /** The rules that a file lists. */
    static List<AccessRule> read(String resource) {
        var listed = new ArrayList<AccessRule>();
        for (FactRecord record : FactFile.read(resource).records("rules")) {
            VisitorKind kind = record.oneOfOrNull("visitors", VisitorKind.class);
            if (kind == null) {
                throw record.wrong("visitors", "is missing");
            }
            listed.add(new AccessRule(
                    record.text("building"), kind, lead(record), record.numberOrNull("mostPerOrganisation"), record.textOrNull("deskHours"),
                    record.texts("needs").stream().map(Detail::of).toList(), record.flag("sponsorRequired"), record.flag("escortRequired"),
                    record.textOrNull("note"), record.provenance(), null, null));
            record.done();
        }
        return listed;
    }

    private static @Nullable Lead lead(FactRecord record) {
        Integer days = record.numberOrNull("leadDays");
        boolean businessDays = record.flag("businessDays");
        String latest = record.textOrNull("latest");
        return days == null ? null : new Lead(days, businessDays, latest == null ? "24:00" : latest);
    }

    /** Enters a rule of the file, or its new wording where nobody here has changed it. */
    private void seed(AccessRule rule) {
        Optional<Versioned<AccessRule>> known = rules.find(rule.id());
        try {
            if (known.isEmpty()) {
                rules.insert(rule.id(), rule, List.of());
            } else if (known.get().state().changedBy() == null && !known.get().state().equals(rule)) {
                rules.update(rule.id(), known.get().version(), rule, List.of());
            }
        } catch (DuplicateKeyException | StaleVersion another) {
            // An instance that starts at the same time has done it.
        }
    }

    Optional<Versioned<AccessRule>> find(String id) {
        return rules.find(id);
    }

    /** All rules by building and kind. */
    List<Versioned<AccessRule>> all() {
        return rules.find(new Query().with(Sort.by("_id")));
    }

    /** The rules of some buildings, by building and kind. */
    List<AccessRule> of(Collection<String> buildings) {
        return rules.find(new Query(where("state.building").in(buildings)).with(Sort.by("_id"))).stream().map(Versioned::state).toList();
    }

    Versioned<AccessRule> save(AccessRule rule, long version) {
        return rules.update(rule.id(), version, rule, List.of());
    }
}
