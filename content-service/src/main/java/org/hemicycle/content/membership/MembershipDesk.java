package org.hemicycle.content.membership;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.date.PartialDate;
import org.hemicycle.content.language.Language;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Faults;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes posts and memberships from the office and holds them to the rules. */
@Service
class MembershipDesk {

    private static final int LONGEST_LABEL = 300;
    private static final int LONGEST_NOTE = 2000;
    private static final int MOST_SEATS = 10_000;

    private final Register<Post> posts;
    private final Memberships memberships;
    private final Register<Person> people;
    private final Register<Organization> organizations;
    private final Register<Area> areas;

    MembershipDesk(
            Register<Post> posts,
            Memberships memberships,
            Register<Person> people,
            Register<Organization> organizations,
            Register<Area> areas) {
        this.posts = posts;
        this.memberships = memberships;
        this.people = people;
        this.organizations = organizations;
        this.areas = areas;
    }

    /** Takes down a new post. */
    Versioned<Post> add(NewPost post) {
        String id = UUID.randomUUID().toString();
        return posts.add(id, read(id, post));
    }

    /**
     * Changes a post.
     *
     * @throws Refused POST_SEATS_TAKEN when more people held it at a time than it is said to have seats
     */
    Versioned<Post> edit(String id, long version, NewPost post) {
        Versioned<Post> known = current(posts.find(id).orElse(null), id, version);
        Post edited = read(id, post);
        refuseOverfull(new Roll(edited.seats(), memberships.of(id)), "seats");
        return posts.save(known, edited);
    }

    /**
     * Takes down a new membership.
     *
     * @throws Refused POST_SEATS_TAKEN when the post has no seat left on some day of it
     */
    Versioned<Membership> add(NewMembership membership) {
        Membership read = read(UUID.randomUUID().toString(), membership);
        refuseOverfull(read);
        return memberships.add(read);
    }

    /** Changes a membership, by the rules for a new one. */
    Versioned<Membership> edit(String id, long version, NewMembership membership) {
        current(memberships.find(id).orElse(null), id, version);
        Membership edited = read(id, membership);
        refuseOverfull(edited);
        return memberships.save(edited, version);
    }

    /** Removes a membership that should never have been entered; one that ended gets an end instead. */
    void remove(String id, long version) {
        current(memberships.find(id).orElse(null), id, version);
        memberships.remove(id);
    }

    private static <T> Versioned<T> current(@Nullable Versioned<T> known, String id, long version) {
        if (known == null) {
            throw new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence());
        }
        if (known.version() != version) {
            throw new StaleVersion(id, version);
        }
        return known;
    }

    /** Two people may be given the last seat at the same moment; then both are there, and the answer says so. */
    private void refuseOverfull(Membership membership) {
        if (membership.post() == null) {
            return;
        }
        Post post = posts.find(membership.post()).orElseThrow().state();
        var others = memberships.of(post.id()).stream().filter(other -> !other.id().equals(membership.id()));
        refuseOverfull(new Roll(post.seats(), Stream.concat(others, Stream.of(membership)).toList()), "post");
    }

    private static void refuseOverfull(Roll roll, String field) {
        roll.overfull().ifPresent(day -> {
            throw new Refused(
                    MembershipRefusal.POST_SEATS_TAKEN,
                    "More people than the post has seats (" + roll.seats() + ") would hold the post on " + day + ".",
                    field);
        });
    }

    private Post read(String id, NewPost post) {
        var faults = new Faults();
        faults.requireGiven("label", post.label());
        LocalizedText label = text(faults, "label", post.label());
        String organization = body(faults, "organization", post.organization());
        if (post.area() != null && !areas.knows(post.area())) {
            faults.add(MembershipRefusal.POST_AREA_UNKNOWN, "area");
        }
        if (post.seats() != null && (post.seats() < 1 || post.seats() > MOST_SEATS)) {
            faults.add(CommonRefusal.INVALID_FIELD, "seats", "must lie between 1 and " + MOST_SEATS);
        }
        Visibility visibility = visibility(faults, post.visibility());
        if (organization != null && visibility == Visibility.PUBLIC && !organizations.find(organization).orElseThrow().state().isPublic()) {
            faults.add(MembershipRefusal.POST_BODY_INTERNAL, "organization");
        }
        Provenance provenance = NewSource.read(faults, post.source());
        faults.refuseIfAny();
        return new Post(
                id, Objects.requireNonNull(label), organization, post.area(), post.seats(), visibility,
                Objects.requireNonNull(provenance));
    }

    private Membership read(String id, NewMembership membership) {
        var faults = new Faults();
        faults.requireGiven("person", membership.person());
        if (membership.person() != null && !people.knows(membership.person())) {
            faults.add(MembershipRefusal.MEMBER_UNKNOWN, "person");
        }
        Post post = membership.post() == null ? null : posts.find(membership.post()).map(Versioned::state).orElse(null);
        String organization = body(faults, "organization", membership.organization());
        if (membership.post() == null && membership.organization() == null) {
            faults.add(MembershipRefusal.MEMBERSHIP_OF_NOTHING, "post");
        } else if (membership.post() != null && post == null) {
            faults.add(MembershipRefusal.POST_UNKNOWN, "post");
        } else if (post != null && organization != null && !organization.equals(post.organization())) {
            faults.add(MembershipRefusal.POST_ELSEWHERE, "organization");
        }
        String onBehalfOf = body(faults, "onBehalfOf", membership.onBehalfOf());
        LocalizedText role = text(faults, "role", membership.role());
        Term term = term(faults, membership);
        if (membership.note() != null && membership.note().length() > LONGEST_NOTE) {
            faults.add(CommonRefusal.INVALID_FIELD, "note", "is longer than " + LONGEST_NOTE + " characters");
        }
        Visibility visibility = visibility(faults, membership.visibility());
        Provenance provenance = NewSource.read(faults, membership.source());
        faults.refuseIfAny();
        return new Membership(
                id,
                Objects.requireNonNull(membership.person()),
                membership.post(),
                post == null ? organization : post.organization(),
                onBehalfOf,
                role,
                Objects.requireNonNull(term),
                visibility,
                membership.note(),
                Objects.requireNonNull(provenance));
    }

    private static @Nullable Term term(Faults faults, NewMembership membership) {
        boolean unreadable = false;
        for (String field : List.of("start", "end")) {
            String given = field.equals("start") ? membership.start() : membership.end();
            unreadable |= given != null && faults.check(CommonRefusal.INVALID_FIELD, field, given, PartialDate::new) == null;
        }
        return unreadable
                ? null
                : faults.check(
                        MembershipRefusal.MEMBERSHIP_ENDS_BEFORE_START, membership.end() == null ? "asOf" : "end", membership,
                        given -> new Term(given.start(), given.end(), given.asOf()));
    }

    private @Nullable String body(Faults faults, String field, @Nullable String id) {
        if (id != null && !organizations.knows(id)) {
            faults.add(MembershipRefusal.MEMBERSHIP_BODY_UNKNOWN, field);
            return null;
        }
        return id;
    }

    private static Visibility visibility(Faults faults, @Nullable String given) {
        Visibility visibility = faults.check(CommonRefusal.INVALID_FIELD, "visibility", given, Visibility::named);
        return visibility == null ? Visibility.INTERNAL : visibility;
    }

    private static @Nullable LocalizedText text(Faults faults, String field, @Nullable LocalizedText text) {
        if (text != null && text.texts().values().stream().anyMatch(words -> words.length() > LONGEST_LABEL)) {
            faults.add(CommonRefusal.INVALID_FIELD, field, "is longer than " + LONGEST_LABEL + " characters");
        }
        return faults.check(MembershipRefusal.MEMBERSHIP_LANGUAGE_UNKNOWN, field, text, Language::known);
    }
}
