package org.hemicycle.notification.notice;

import java.util.function.Consumer;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.UnreadableMessage;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.intake.Intake;
import org.hemicycle.defaults.intake.Received;
import org.hemicycle.defaults.round.Rounds;
import org.hemicycle.notification.letter.Letters;
import org.hemicycle.notification.letter.Wording;
import org.hemicycle.notification.subscriber.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Where messages of the other services become notices. */
@Configuration(proxyBeanMethods = false)
class NoticeIntake {

    private static final int LONGEST_BODY = 100_000;

    private final Gatherings gatherings;
    private final Notices notices;
    private final Letters letters;

    NoticeIntake(Gatherings gatherings, Notices notices, Letters letters) {
        this.gatherings = gatherings;
        this.notices = notices;
        this.letters = letters;
    }

    @Bean
    Rounds quietRounds(QuietProperties properties) {
        return new Rounds("quiet", properties.sweep(), gatherings::tellDue);
    }

    @Bean
    Consumer<Message<?>> visits(Intake intake) {
        return intake.of(VisitMessage.class, this::take);
    }

    @Bean
    Consumer<Message<?>> briefings(Intake intake) {
        return intake.of(BriefingMessage.class, this::take);
    }

    @Bean
    Consumer<Message<?>> commitments(Intake intake) {
        return intake.of(CommitmentMessage.class, this::take);
    }

    @Bean
    Consumer<Message<?>> articles(Intake intake) {
        return intake.of(ArticleMessage.class, received -> {
            if (Kind.named(received.message().article().kind()).isEmpty()) {
                throw new UnreadableMessage("the kind of the article is unknown", null);
            }
            switch (received.message()) {
                case ArticleMessage.Published published -> take(received);
                case ArticleMessage.Withdrawn withdrawn -> notices.withdraw(withdrawn.aggregateId());
                // Nobody is told a second time, and nobody of the archive.
                case ArticleMessage.Revised revised -> {}
                case ArticleMessage.Imported imported -> {}
            }
        });
    }

    private void take(Received<? extends org.hemicycle.contracts.Message> received) {
        try {
            requireReadable(received.message());
            // Worked out once here, so that what contradicts itself is set aside before anything of it is kept.
            Notice.of(received.message(), 1, received.time(), received.time());
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new UnreadableMessage("the message contradicts itself: " + e.getMessage(), e);
        }
        gatherings.take(received.id(), received.message(), received.time());
    }

    /** What cannot be put into a letter is set aside here, where it stops nobody, and not when its chunks are served. */
    private void requireReadable(org.hemicycle.contracts.Message message) {
        if (MessageJson.write(message).length() > LONGEST_BODY) {
            throw new UnreadableMessage("the message is too long for a mail", null);
        }
        for (String language : Wording.LANGUAGES) {
            letters.about(message, language);
        }
    }
}
