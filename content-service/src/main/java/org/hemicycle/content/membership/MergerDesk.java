package org.hemicycle.content.membership;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.hemicycle.content.membership.Memberships.Asked;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Slice;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Faults;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Merges records of the same person. */
@Service
class MergerDesk {

    private static final int AT_ONCE = 500;

    private final Register<Person> people;
    private final Memberships memberships;
    private final Clock clock;

    MergerDesk(Register<Person> people, Memberships memberships, Clock clock) {
        this.people = people;
        this.memberships = memberships;
        this.clock = clock;
    }

    /**
     * Merges a duplicate into another record. The record that stands for the person takes over first, and the duplicate
     * leads there last, so that whoever repeats what was cut short completes it.
     *
     * @return the record that stands for the person
     * @throws Refused MERGER_IMPOSSIBLE or MEMBER_UNKNOWN
     */
    Versioned<Person> merge(String id, long version, @Nullable String into, String by) {
        var faults = new Faults();
        faults.requireGiven("into", into);
        faults.refuseIfAny();
        String survivor = String.valueOf(into);
        Versioned<Person> duplicate =
                people.find(id).orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence()));
        if (duplicate.version() != version) {
            throw new StaleVersion(id, version);
        }
        Person kept = people.find(survivor)
                .map(Versioned::state)
                .orElseThrow(() -> new Refused(MembershipRefusal.MEMBER_UNKNOWN, MembershipRefusal.MEMBER_UNKNOWN.sentence(), "into"));
        if (survivor.equals(id) || kept.mergedInto() != null || duplicate.state().mergedInto() != null) {
            throw new Refused(MembershipRefusal.MERGER_IMPOSSIBLE, MembershipRefusal.MERGER_IMPOSSIBLE.sentence(), "into");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        people.record(survivor, known -> (known == null ? kept : known).merging(duplicate.state(), by, now));
        String cursor = null;
        do {
            var page = memberships.page(new Asked(id, null, null, null, false), Slice.asked(cursor, AT_ONCE));
            page.items().forEach(one -> memberships.save(one.state().of(survivor), one.version()));
            cursor = page.next();
        } while (cursor != null);
        // What was merged into the duplicate before leads straight to the record that stands for it now.
        duplicate.state().mergers().forEach(earlier -> people.find(earlier.id())
                .filter(one -> id.equals(one.state().mergedInto()))
                .ifPresent(one -> people.record(earlier.id(), one.state().mergedInto(survivor))));
        people.save(duplicate, duplicate.state().mergedInto(survivor));
        return people.find(survivor).orElseThrow();
    }
}
