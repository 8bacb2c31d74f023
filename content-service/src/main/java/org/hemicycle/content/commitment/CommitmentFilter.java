package org.hemicycle.content.commitment;

import org.hemicycle.content.register.Parameter;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Which commitments are asked for; what is null does not matter.
 *
 * @param area the code of the area that it concerns
 * @param institution the id of the organization that made it
 * @param person the id of the person who made it
 * @param kind what was promised
 * @param state what became of it
 */
public record CommitmentFilter(
        @Nullable String area,
        @Nullable String institution,
        @Nullable String person,
        @Nullable CommitmentKind kind,
        @Nullable CommitmentState state) {

    /**
     * The filter that a request asks for.
     *
     * @throws Refused INVALID_PARAMETER (400) where the kind or the state does not exist
     */
    public static CommitmentFilter asked(
            @Nullable String area,
            @Nullable String institution,
            @Nullable String person,
            @Nullable String kind,
            @Nullable String state) {
        return new CommitmentFilter(
                area,
                institution,
                person,
                Parameter.read("kind", kind, CommitmentKind::named),
                Parameter.read("state", state, CommitmentState::named));
    }

    Criteria criteria() {
        var criteria = new Criteria();
        narrow(criteria, "promise.area", area);
        narrow(criteria, "promise.organization._id", institution);
        narrow(criteria, "promise.person._id", person);
        narrow(criteria, "promise.kind", kind == null ? null : kind.name());
        narrow(criteria, "state", state == null ? null : state.name());
        return criteria;
    }

    private static void narrow(Criteria criteria, String field, @Nullable String wanted) {
        if (wanted != null) {
            criteria.and("state.commitment." + field).is(wanted);
        }
    }
}
