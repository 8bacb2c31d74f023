package org.hemicycle.content.exchange;

import org.hemicycle.content.membership.Membership;
import org.hemicycle.content.membership.Post;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Visibility;

/** One record of the directory as it goes into a file or comes from one. */
sealed interface Entry {

    /** What it is. */
    Kind kind();

    /** Its id. */
    String id();

    /** Who may see it. */
    Visibility visibility();

    /** An organization; its seat counts are no part of a file. */
    record OfOrganization(Organization organization) implements Entry {
        @Override
        public Kind kind() {
            return Kind.ORGANIZATION;
        }

        @Override
        public String id() {
            return organization.id();
        }

        @Override
        public Visibility visibility() {
            return organization.visibility();
        }
    }

    /** A post. */
    record OfPost(Post post) implements Entry {
        @Override
        public Kind kind() {
            return Kind.POST;
        }

        @Override
        public String id() {
            return post.id();
        }

        @Override
        public Visibility visibility() {
            return post.visibility();
        }
    }

    /** A person. */
    record OfPerson(Person person) implements Entry {
        @Override
        public Kind kind() {
            return Kind.PERSON;
        }

        @Override
        public String id() {
            return person.id();
        }

        @Override
        public Visibility visibility() {
            return person.visibility();
        }
    }

    /** A membership. */
    record OfMembership(Membership membership) implements Entry {
        @Override
        public Kind kind() {
            return Kind.MEMBERSHIP;
        }

        @Override
        public String id() {
            return membership.id();
        }

        @Override
        public Visibility visibility() {
            return membership.visibility();
        }
    }
}
