package org.hemicycle.notification.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hemicycle.contracts.ArticleFacts;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.BriefingFacts;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.CommitmentFacts;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.letter.Wording;
import org.hemicycle.notification.subscriber.Areas;
import org.hemicycle.notification.subscriber.Audience;
import org.hemicycle.notification.subscriber.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One thing that subscribers are to be told.
 *
 * @param type wire name of the message that caused it
 * @param body that message, as it was received
 * @param subject the id of the visit, briefing, article or commitment that it is about
 * @param subjectVersion the version of that visit, briefing, article or commitment
 * @param title what it is about, in the original language, for those who operate the service
 * @param urgent whether it overtakes others
 * @param audience whom it concerns, asked anew when each chunk is sent
 * @param buckets how many chunks it was cut into
 * @param happenedAt when it happened
 * @param receivedAt when it came here
 */
public record Notice(
        String type,
        String body,
        String subject,
        long subjectVersion,
        String title,
        boolean urgent,
        Audience audience,
        int buckets,
        Instant happenedAt,
        Instant receivedAt) {

    /** A change of something that begins within this time cannot wait behind others. */
    static final Duration SOON = Duration.ofHours(48);

    /** The notice that a message leads to, or nothing where nobody is to be told. */
    static Optional<Notice> of(Message message, int buckets, Instant happenedAt, Instant now) {
        return switch (message) {
            case VisitMessage visit ->
                Optional.of(new Notice(
                        MessageType.of(message).wireName(),
                        MessageJson.write(message),
                        visit.visit().id(),
                        visit.visit().version(),
                        original(visit.visit().title()),
                        urgent(visit, now),
                        audienceOf(visit),
                        buckets,
                        happenedAt,
                        now));
            case BriefingMessage briefing ->
                Optional.of(new Notice(
                        MessageType.of(message).wireName(),
                        MessageJson.write(message),
                        briefing.briefing().id(),
                        briefing.briefing().version(),
                        original(briefing.briefing().title()),
                        urgent(briefing, now),
                        audienceOf(briefing),
                        buckets,
                        happenedAt,
                        now));
            case ArticleMessage.Published published -> {
                ArticleFacts article = published.article();
                yield Optional.of(new Notice(
                        MessageType.of(message).wireName(),
                        MessageJson.write(message),
                        article.id(),
                        article.version(),
                        original(article.title()),
                        false,
                        audienceOf(article),
                        buckets,
                        happenedAt,
                        now));
            }
            case CommitmentMessage step -> {
                CommitmentFacts commitment = step.commitment();
                yield Optional.of(new Notice(
                        MessageType.of(message).wireName(),
                        MessageJson.write(message),
                        commitment.id(),
                        commitment.version(),
                        original(commitment.title()),
                        false,
                        audienceOf(commitment),
                        buckets,
                        happenedAt,
                        now));
            }
            default -> Optional.empty();
        };
    }

    private static String original(LocalizedText title) {
        return title.in(title.original());
    }

    private static Audience audienceOf(VisitMessage message) {
        var areas = new ArrayList<>(message.visit().hostAreas());
        if (message instanceof VisitMessage.EditionPublished published) {
            areas.addAll(published.previousHostAreas());
        }
        return Audience.of(Kind.VISIT, areas, message.visit().id());
    }

    private static Audience audienceOf(BriefingMessage message) {
        var areas = new ArrayList<>(message.briefing().hostAreas());
        if (message instanceof BriefingMessage.Changed(BriefingFacts now, BriefingFacts before) && before != null) {
            areas.addAll(before.hostAreas());
        }
        return Audience.of(Kind.BRIEFING, areas, message.briefing().id());
    }

    /**
     * A piece in one of our languages concerns the readers of that language; one in any other language, which nobody
     * could have chosen, concerns all.
     */
    private static Audience audienceOf(ArticleFacts article) {
        String language = java.util.Locale.forLanguageTag(article.language()).getLanguage();
        return new Audience(
                article.kind(),
                Areas.reachedBy(article.areas()),
                null,
                Wording.LANGUAGES.contains(language) ? language : null);
    }

    /** One without an area concerns those who follow everything. */
    private static Audience audienceOf(CommitmentFacts commitment) {
        return Audience.of(
                Kind.COMMITMENT, commitment.area() == null ? List.of() : List.of(commitment.area()), commitment.id());
    }

    /** Whether what a message says cannot wait for further changes, nor behind other notices. */
    static boolean urgent(VisitMessage message, Instant now) {
        return switch (message) {
            case VisitMessage.Announced announced -> false;
            case VisitMessage.EditionPublished published ->
                published.visit().state().equals("POSTPONED")
                        || published.changes().stream().anyMatch(change -> urgent(change, now));
            case VisitMessage.Cancelled cancelled -> true;
        };
    }

    /** As for a visit: a cancellation, and what begins soon or would have. */
    static boolean urgent(BriefingMessage message, Instant now) {
        return switch (message) {
            case BriefingMessage.Announced announced -> false;
            case BriefingMessage.Cancelled cancelled -> true;
            case BriefingMessage.Changed(BriefingFacts facts, BriefingFacts before) ->
                soon(facts.start().toInstant(), facts.end().toInstant(), now)
                        || (before != null
                                && soon(before.start().toInstant(), before.end().toInstant(), now));
        };
    }

    private static boolean urgent(ProgrammeChange change, Instant now) {
        // The last day of moved dates is given by its first moment.
        Duration whole = change.kind().equals("dates-moved") ? Duration.ofDays(1) : Duration.ZERO;
        return change.kind().equals("meeting-cancelled")
                || soon(change.start(), change.end(), whole, now)
                || soon(change.previousStart(), change.previousEnd(), whole, now);
    }

    private static boolean soon(
            @Nullable OffsetDateTime start, @Nullable OffsetDateTime end, Duration longer, Instant now) {
        return start != null && end != null && soon(start.toInstant(), end.toInstant().plus(longer), now);
    }

    private static boolean soon(Instant start, Instant end, Instant now) {
        return start.isBefore(now.plus(SOON)) && end.isAfter(now);
    }

    /** Whether what it tells of can be taken back: a piece can be withdrawn, a visit is cancelled and that is told too. */
    public boolean isRevocable() {
        return type.equals(MessageType.ARTICLE_PUBLISHED.wireName());
    }

    /** The message that caused it. */
    public Message message() {
        return MessageJson.read(MessageType.named(type).orElseThrow(), body.getBytes(UTF_8));
    }
}
