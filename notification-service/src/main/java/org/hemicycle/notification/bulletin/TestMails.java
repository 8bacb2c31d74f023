package org.hemicycle.notification.bulletin;

import java.time.Clock;
import java.util.Map;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.notification.letter.Blank;
import org.hemicycle.notification.letter.Letters.LaidOut;
import org.hemicycle.notification.mail.Handover;
import org.hemicycle.notification.mail.Lane;
import org.hemicycle.notification.mail.MailServer;
import org.hemicycle.notification.mail.Recipient;
import org.hemicycle.notification.mail.Stationery;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sends a bulletin to one mailbox, so that whoever wrote it sees what their readers will see. */
@Component
class TestMails {

    private final BulletinLetters letters;
    private final Stationery stationery;
    private final MailServer server;
    private final Clock clock;
    private final String publicUrl;

    TestMails(
            BulletinLetters letters,
            Stationery stationery,
            MailServer server,
            Clock clock,
            @Value("${hemicycle.public-url}") String publicUrl) {
        this.letters = letters;
        this.stationery = stationery;
        this.server = server;
        this.clock = clock;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** Sends it and says why the mail server did not take it, or nothing where it did. */
    @Nullable String send(Versioned<Bulletin> bulletin, String language, long readers, EmailAddress to) {
        LaidOut letter = letters.trial(bulletin.state(), language, readers);
        var now = clock.instant();
        String nowhere = publicUrl + "/" + language + "/subscribe";
        var recipient = new Recipient(
                to.wire(),
                stationery.messageId(Bulletins.notice(bulletin.id()) + "~test~" + now, to.wire()),
                Map.of(Blank.PREFERENCES, nowhere, Blank.UNSUBSCRIPTION, nowhere),
                null);
        byte[] mail = stationery.personal(letter, null).to(recipient, now);
        try (MailServer.Line line = server.line(Lane.URGENT)) {
            return switch (line.send(recipient.address(), mail)) {
                case Handover.Taken taken -> null;
                case Handover.Later later -> later.reason();
                case Handover.Refused refused -> refused.reason();
                case Handover.NoServer none -> none.reason();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the service is being stopped";
        }
    }
}
