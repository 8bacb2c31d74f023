package org.hemicycle.content.membership;

import org.hemicycle.content.register.Visibility;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * That a person holds a post or belongs to an organization for a time (Popolo).
 *
 * @param id its id
 * @param person whose it is
 * @param post the post that they hold
 * @param organization the organization that they belong to
 * @param onBehalfOf the party or group for which they are there
 * @param role what they are in it, per language
 * @param term from when until when
 * @param visibility who may see it
 * @param note what the office noted of it; never public
 * @param provenance where the facts come from
 */
public record Membership(
        String id,
        String person,
        @Nullable String post,
        @Nullable String organization,
        @Nullable String onBehalfOf,
        @Nullable LocalizedText role,
        Term term,
        Visibility visibility,
        @Nullable String note,
        Provenance provenance) {

    /** Refuses a membership of nothing. */
    public Membership {
        if (post == null && organization == null) {
            throw new IllegalArgumentException("a membership names a post or an organization");
        }
    }

    /** The same membership of another person, or rather of the same under another id. */
    Membership of(String other) {
        return new Membership(id, other, post, organization, onBehalfOf, role, term, visibility, note, provenance);
    }

    /** The same membership in an organization. */
    public Membership in(@Nullable String other) {
        return new Membership(id, person, post, other, onBehalfOf, role, term, visibility, note, provenance);
    }

    /** Whether its own record may be seen by everybody; what it names must be public too. */
    boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }
}
