package org.hemicycle.notification.notice;

import java.time.Clock;
import java.util.function.Consumer;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.UnreadableMessage;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.intake.Intake;
import org.hemicycle.defaults.intake.Received;
import org.hemicycle.notification.letter.Letters;
import org.hemicycle.notification.letter.Wording;
import org.hemicycle.notification.subscriber.Kind;
import org.hemicycle.notification.subscriber.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Where messages of the other services become notices. */
@Configuration(proxyBeanMethods = false)
class NoticeIntake {

    private static final Logger log = LoggerFactory.getLogger(NoticeIntake.class);

    private static final int LONGEST_BODY = 100_000;

    private final Notices notices;
    private final Subscribers subscribers;
    private final Letters letters;
    private final Clock clock;

    NoticeIntake(Notices notices, Subscribers subscribers, Letters letters, Clock clock) {
        this.notices = notices;
        this.subscribers = subscribers;
        this.letters = letters;
        this.clock = clock;
    }

    @Bean
    Consumer<Message<?>> visits(Intake intake) {
        return intake.of(VisitMessage.class, this::take);
    }

    @Bean
    Consumer<Message<?>> articles(Intake intake) {
        return intake.of(ArticleMessage.class, received -> {
            if (Kind.named(received.message().article().kind()).isEmpty()) {
                throw new UnreadableMessage("the kind of the article is unknown", null);
            }
            take(received);
        });
    }

    private void take(Received<? extends org.hemicycle.contracts.Message> received) {
        Notice notice;
        try {
            notice = Notice.of(received.message(), subscribers.buckets(), received.time(), clock.instant())
                    .orElse(null);
            if (notice != null) {
                requireReadable(notice);
            }
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new UnreadableMessage("the message contradicts itself: " + e.getMessage(), e);
        }
        if (notice == null) {
            return;
        }
        boolean isNew = notices.add(received.id(), notice);
        log.atInfo()
                .addKeyValue("notice", received.id())
                .addKeyValue("type", notice.type())
                .addKeyValue("buckets", notice.buckets())
                .log(isNew ? "A notice was cut into chunks" : "A notice that is known already was left alone");
    }

    /** What cannot be put into a letter is set aside here, where it stops nobody, and not when its chunks are served. */
    private void requireReadable(Notice notice) {
        if (notice.body().length() > LONGEST_BODY) {
            throw new UnreadableMessage("the message is too long for a mail", null);
        }
        for (String language : Wording.LANGUAGES) {
            letters.about(notice.message(), language);
        }
    }
}
