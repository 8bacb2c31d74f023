package org.hemicycle.contracts;

import org.jspecify.annotations.Nullable;

/** The state of one record of the public directory, sent whenever it changes; the latest of each key is kept. */
public sealed interface DirectoryMessage extends Message {

    /** The version of the record, counted from 1; a copy never goes back to a lower one. */
    long version();

    /** An area as it is now. */
    record AreaRecorded(long version, AreaFacts area) implements DirectoryMessage {
        @Override
        public String aggregateId() {
            return "area:" + area.id();
        }
    }

    /** An organization as it is now. */
    record OrganizationRecorded(long version, OrganizationFacts organization) implements DirectoryMessage {
        @Override
        public String aggregateId() {
            return "organization:" + organization.id();
        }
    }

    /** A building as it is now. */
    record BuildingRecorded(long version, BuildingFacts building) implements DirectoryMessage {
        @Override
        public String aggregateId() {
            return "building:" + building.id();
        }
    }

    /** A public person as they are now. */
    record PersonRecorded(long version, PersonFacts person) implements DirectoryMessage {
        @Override
        public String aggregateId() {
            return "person:" + person.id();
        }
    }

    /** A public commitment as it is now. */
    record CommitmentRecorded(long version, CommitmentFacts commitment) implements DirectoryMessage {
        @Override
        public String aggregateId() {
            return "commitment:" + commitment.id();
        }
    }

    /** A public piece that names people or organizations, as it is now. */
    record ArticleRecorded(long version, ArticleFacts article) implements DirectoryMessage {
        @Override
        public String aggregateId() {
            return "article:" + article.id();
        }
    }

    /**
     * A piece that named people or organizations in public and does so no more; a copy forgets it.
     *
     * @param version the version of the piece in which this is so
     * @param id the piece's id
     */
    record ArticleDropped(long version, String id) implements DirectoryMessage {
        @Override
        public String aggregateId() {
            return "article:" + id;
        }
    }

    /**
     * A person who was public and is not any more; a copy forgets them.
     *
     * @param version the version of the record in which this is so
     * @param id the person's id in the directory
     * @param successor the id of the record that stands for the same person, where two were merged
     */
    record PersonWithdrawn(long version, String id, @Nullable String successor) implements DirectoryMessage {
        @Override
        public String aggregateId() {
            return "person:" + id;
        }
    }

    /**
     * An organization that was public and is not any more; a copy forgets it.
     *
     * @param version the version of the record in which this is so
     * @param id the organization's id in the directory
     * @param successor the id of the record that stands for the same organization, where two were merged
     */
    record OrganizationWithdrawn(long version, String id, @Nullable String successor) implements DirectoryMessage {
        @Override
        public String aggregateId() {
            return "organization:" + id;
        }
    }
}
