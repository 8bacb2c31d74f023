package org.hemicycle.content.membership;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hemicycle.content.membership.Term.Lasting;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Register;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to the ids in memberships, a page of them at a time, and keeps back what is internal. */
@Component
class NameBook {

    private final Register<Person> people;
    private final Register<Post> posts;
    private final Register<Organization> organizations;

    NameBook(Register<Person> people, Register<Post> posts, Register<Organization> organizations) {
        this.people = people;
        this.posts = posts;
        this.organizations = organizations;
    }

    /** The names that some memberships need. */
    final class Names {

        private final Map<String, Person> members;
        private final Map<String, Post> offices;
        private final Map<String, Organization> bodies;

        private Names(Map<String, Person> members, Map<String, Post> offices, Map<String, Organization> bodies) {
            this.members = members;
            this.offices = offices;
            this.bodies = bodies;
        }

        /**
         * What everybody may see of a membership: nothing where it, the person, the post or the organization is internal.
         *
         * @param on the day that was asked about, if one was
         */
        Optional<MembershipView> told(Membership membership, @Nullable LocalDate on) {
            return membership.isPublic() ? view(membership, on) : Optional.empty();
        }

        /** As {@link #told}, with a judgement of a day that somebody else made. */
        Optional<MembershipView> told(Membership membership, boolean known) {
            return membership.isPublic() ? view(membership, Boolean.valueOf(known)) : Optional.empty();
        }

        private Optional<MembershipView> view(Membership membership, @Nullable LocalDate on) {
            return view(membership, on == null ? null : membership.term().on(on) == Lasting.YES);
        }

        private Optional<MembershipView> view(Membership membership, @Nullable Boolean known) {
            Person person = members.get(membership.person());
            Post post = membership.post() == null ? null : offices.get(membership.post());
            MembershipView.Body organization = body(membership.organization());
            if (person == null || !person.isPublic()
                    || (membership.post() != null && (post == null || !post.isPublic()))
                    || (membership.organization() != null && organization == null)) {
                return Optional.empty();
            }
            return Optional.of(new MembershipView(
                    membership.id(),
                    new MembershipView.Member(person.id(), person.name(), person.sample()),
                    post == null ? null : new MembershipView.Office(post.id(), post.label()),
                    organization,
                    body(membership.onBehalfOf()),
                    membership.role(),
                    membership.term().start(),
                    membership.term().end(),
                    membership.term().asOf(),
                    known,
                    membership.provenance()));
        }

        private MembershipView.@Nullable Body body(@Nullable String id) {
            Organization organization = id == null ? null : bodies.get(id);
            return organization == null || !organization.isPublic() ? null : new MembershipView.Body(organization.id(), organization.name());
        }
    }

    /** Looks up all names that some memberships need. */
    Names namesOf(Collection<Membership> memberships) {
        return new Names(
                byId(people, memberships.stream().map(Membership::person), Person::id),
                byId(posts, memberships.stream().map(Membership::post), Post::id),
                byId(organizations,
                        memberships.stream().flatMap(one -> Stream.of(one.organization(), one.onBehalfOf()).filter(Objects::nonNull)),
                        Organization::id));
    }

    private static <T> Map<String, T> byId(Register<T> register, Stream<@Nullable String> ids, Function<T, String> id) {
        return register.findAll(ids.filter(Objects::nonNull).toList()).stream()
                .map(Versioned::state)
                .collect(Collectors.toMap(id, Function.identity()));
    }
}
