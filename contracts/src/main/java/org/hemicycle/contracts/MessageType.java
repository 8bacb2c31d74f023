package org.hemicycle.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every message type of the system with its name and version on the wire, its topic and its record.
 *
 * <p>The wire name is written by hand and never changes. Optional fields may be added to a record; a new meaning is a
 * new constant.
 */
public enum MessageType {
    VISIT_ANNOUNCED("visit.announced", 1, Topics.VISITS, VisitMessage.Announced.class),
    VISIT_EDITION_PUBLISHED("visit.edition-published", 1, Topics.VISITS, VisitMessage.EditionPublished.class),
    VISIT_CANCELLED("visit.cancelled", 1, Topics.VISITS, VisitMessage.Cancelled.class),

    BRIEFING_ANNOUNCED("briefing.announced", 1, Topics.BRIEFINGS, BriefingMessage.Announced.class),
    BRIEFING_CHANGED("briefing.changed", 1, Topics.BRIEFINGS, BriefingMessage.Changed.class),
    BRIEFING_CANCELLED("briefing.cancelled", 1, Topics.BRIEFINGS, BriefingMessage.Cancelled.class),

    PERSON_CONCERNED("person.concerned", 1, Topics.PEOPLE, PersonMessage.Concerned.class),

    ARTICLE_PUBLISHED("article.published", 1, Topics.ARTICLES, ArticleMessage.Published.class),
    ARTICLE_IMPORTED("article.imported", 1, Topics.ARTICLES, ArticleMessage.Imported.class),
    ARTICLE_REVISED("article.revised", 1, Topics.ARTICLES, ArticleMessage.Revised.class),
    ARTICLE_WITHDRAWN("article.withdrawn", 1, Topics.ARTICLES, ArticleMessage.Withdrawn.class),

    COMMITMENT_VERIFIED("commitment.verified", 1, Topics.COMMITMENTS, CommitmentMessage.Verified.class),
    COMMITMENT_PROGRESSED("commitment.progressed", 1, Topics.COMMITMENTS, CommitmentMessage.Progressed.class),

    AREA_RECORDED("area.recorded", 1, Topics.DIRECTORY, DirectoryMessage.AreaRecorded.class),
    ORGANIZATION_RECORDED("organization.recorded", 1, Topics.DIRECTORY, DirectoryMessage.OrganizationRecorded.class),
    BUILDING_RECORDED("building.recorded", 1, Topics.DIRECTORY, DirectoryMessage.BuildingRecorded.class),
    PERSON_RECORDED("person.recorded", 1, Topics.DIRECTORY, DirectoryMessage.PersonRecorded.class),
    PERSON_WITHDRAWN("person.withdrawn", 1, Topics.DIRECTORY, DirectoryMessage.PersonWithdrawn.class),
    ORGANIZATION_WITHDRAWN("organization.withdrawn", 1, Topics.DIRECTORY, DirectoryMessage.OrganizationWithdrawn.class),
    COMMITMENT_RECORDED("commitment.recorded", 1, Topics.DIRECTORY, DirectoryMessage.CommitmentRecorded.class),
    ARTICLE_RECORDED("article.recorded", 1, Topics.DIRECTORY, DirectoryMessage.ArticleRecorded.class),
    ARTICLE_DROPPED("article.dropped", 1, Topics.DIRECTORY, DirectoryMessage.ArticleDropped.class),

    CHUNK_PLANNED("chunk.planned", 1, Topics.BULK, ChunkPlanned.class),
    SUBSCRIPTION_REQUESTED("subscription.requested", 1, Topics.URGENT, SubscriptionMessage.Requested.class),
    SUBSCRIPTION_REPEATED("subscription.repeated", 1, Topics.URGENT, SubscriptionMessage.Repeated.class);

    private static final Map<String, MessageType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::wireName, Function.identity()));
    private static final Map<Class<?>, MessageType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::record, Function.identity()));

    private final String eventName;
    private final int version;
    private final Topic topic;
    private final Class<? extends Message> record;

    MessageType(String eventName, int version, Topic topic, Class<? extends Message> record) {
        this.eventName = eventName;
        this.version = version;
        this.topic = topic;
        this.record = record;
    }

    /** What happened, without the version: {@code visit.announced}. */
    public String eventName() {
        return eventName;
    }

    /** The version of the record's meaning, counted from 1. */
    public int version() {
        return version;
    }

    /** The topic it is sent to unless its sender chooses another lane of the same kind. */
    public Topic topic() {
        return topic;
    }

    /** The record that its body is read into. */
    public Class<? extends Message> record() {
        return record;
    }

    /** The value of CloudEvents {@code type} and of the body's {@code type}: {@code visit.announced.v1}. */
    public String wireName() {
        return eventName + ".v" + version;
    }

    /** The type with this wire name, or nothing where this build does not know it. */
    public static Optional<MessageType> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** Whether some version of this wire name's event is known, so that the version is what cannot be read. */
    public static boolean knowsAnotherVersionOf(String wireName) {
        int dot = wireName.lastIndexOf(".v");
        String name = dot < 0 ? wireName : wireName.substring(0, dot);
        return Arrays.stream(values()).anyMatch(type -> type.eventName.equals(name));
    }

    /** The type of a message; every record of this package that is a {@link Message} has one. */
    public static MessageType of(Message message) {
        MessageType type = BY_RECORD.get(message.getClass());
        if (type == null) {
            throw new IllegalArgumentException(message.getClass() + " is not a message of the contracts");
        }
        return type;
    }

    /** All types sent on a topic by default, in the order of their declaration. */
    public static List<MessageType> on(Topic topic) {
        return Arrays.stream(values()).filter(type -> type.topic.equals(topic)).toList();
    }
}
