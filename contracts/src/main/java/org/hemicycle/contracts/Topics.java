package org.hemicycle.contracts;

import java.time.Duration;
import java.util.List;

/**
 * The whole topology of the system on one screen: every topic, how it is kept, and who reads it.
 *
 * <p>Beside those groups each instance of content-service follows visits, briefings, articles and the directory on its own,
 * to keep its search index; it commits nothing and has no dead letters.
 */
public final class Topics {

    /** How long a dead letter waits for somebody to look at it. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(90);

    /** What became public about delegation visits and their meetings; key is the visit's id. */
    public static final Topic VISITS =
            new Topic("events.visit.v1", 6, Duration.ofDays(30), List.of("notification-service"));

    /** What became public about briefings; key is the briefing's id. */
    public static final Topic BRIEFINGS =
            new Topic("events.briefing.v1", 6, Duration.ofDays(30), List.of("notification-service"));

    /** Who must be told something personally, ids only; key is the id of the visit or briefing that it is about. */
    public static final Topic PEOPLE =
            new Topic("events.person.v1", 6, Duration.ofDays(30), List.of("notification-service"));

    /** Articles, interviews, videos and statements; key is the article's id. */
    public static final Topic ARTICLES =
            new Topic("content.article.v1", 6, Duration.ofDays(30), List.of("notification-service"));

    /** Commitments that became public, and what became of them; key is the commitment's id. */
    public static final Topic COMMITMENTS =
            new Topic("content.commitment.v1", 3, Duration.ofDays(30), List.of("notification-service"));

    /**
     * The state of each public person, organization, building, area, commitment, and of each piece that names somebody; key
     * is kind and id.
     */
    public static final Topic DIRECTORY =
            new Topic("content.directory.v1", 3, null, List.of("events-service"));

    /** Chunks of notices that cannot wait, key is the bucket of subscribers; and sign-ups, key is the subscriber. */
    public static final Topic URGENT =
            new Topic("notification.urgent.v1", 12, Duration.ofDays(7), List.of("notification-service.dispatch"));

    /** Chunks of all other notices; key is the bucket of subscribers. */
    public static final Topic BULK =
            new Topic("notification.bulk.v1", 12, Duration.ofDays(7), List.of("notification-service.dispatch"));

    /** Chunks of digests, which wait for nothing and hold up nothing; key is the bucket of subscribers. */
    public static final Topic DIGEST =
            new Topic("notification.digest.v1", 6, Duration.ofDays(7), List.of("notification-service.dispatch"));

    /** Every topic of the system, dead letters aside. */
    public static final List<Topic> ALL =
            List.of(VISITS, BRIEFINGS, PEOPLE, ARTICLES, COMMITMENTS, DIRECTORY, URGENT, BULK, DIGEST);

    private Topics() {}
}
