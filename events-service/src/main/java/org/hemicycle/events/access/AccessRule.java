package org.hemicycle.events.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hemicycle.events.fact.Provenance;
import org.hemicycle.events.fact.Trust;
import org.jspecify.annotations.Nullable;

/**
 * What a building asks of one kind of visitors.
 *
 * @param building its id in the directory
 * @param kind which visitors
 * @param lead how long before it wants to know of them, or null where it names no deadline
 * @param mostPerOrganisation how many people of one organisation it admits in a day, or null
 * @param deskHours when badges are given out, in words, or null
 * @param needs what it wants to know of each person
 * @param sponsorRequired whether a member of the house must invite them
 * @param escortRequired whether their host must accompany them
 * @param note what else to know, in English
 * @param provenance where that comes from and when somebody last looked
 * @param changedBy who changed it here, or null while it is as it was at the start
 * @param changedAt when
 */
public record AccessRule(
        String building,
        VisitorKind kind,
        @Nullable Lead lead,
        @Nullable Integer mostPerOrganisation,
        @Nullable String deskHours,
        List<Detail> needs,
        boolean sponsorRequired,
        boolean escortRequired,
        @Nullable String note,
        Provenance provenance,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    /** Its id: the building and the kind of visitors. */
    public String id() {
        return id(building, kind);
    }

    /** The id of a building's rule for a kind of visitors. */
    static String id(String building, VisitorKind kind) {
        return building + "-" + kind.word();
    }

    /** Whether nobody has looked at its source since a day, or ever. */
    boolean stale(LocalDate since) {
        return provenance.checkedAt() == null || provenance.checkedAt().isBefore(since);
    }

    /** Whether it may be held against a plan: somebody responsible said so. */
    boolean certain() {
        return provenance.confidence() == Trust.OFFICIAL || provenance.confidence() == Trust.SECONDARY;
    }
}
