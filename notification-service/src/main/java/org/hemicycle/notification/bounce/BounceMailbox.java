package org.hemicycle.notification.bounce;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.defaults.store.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads reports from the mailbox that bounces go to (IMAP, RFC 9051), for who cannot have them handed in. A report that was
 * taken is deleted there; what is refused, such as an answer by a person, is marked as seen and left for a person to read.
 */
final class BounceMailbox {

    private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);
    private static final int AT_ONCE = 200;
    private static final int LARGEST_MAIL = 1024 * 1024;

    private final BounceProperties.Imap imap;
    private final BounceDesk desk;
    private final Leases leases;
    private final MeterRegistry meters;

    BounceMailbox(BounceProperties.Imap imap, BounceDesk desk, Leases leases, MeterRegistry meters) {
        this.imap = imap;
        this.desk = desk;
        this.leases = leases;
        this.meters = meters;
    }

    /** Reads what is new, where no other instance is at it; a mailbox that cannot be reached is tried again later. */
    void read() {
        if (!leases.hold("bounce-mailbox", imap.every().multipliedBy(2))) {
            return;
        }
        String protocol = imap.tls() ? "imaps" : "imap";
        var settings = new Properties();
        for (String setting : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.put("mail." + protocol + "." + setting, "20000");
        }
        // Reading marks nothing as seen: that is for what was decided upon.
        settings.put("mail." + protocol + ".peek", "true");
        settings.put("mail.imaps.ssl.checkserveridentity", "true");
        try (Store store = Session.getInstance(settings).getStore(protocol)) {
            store.connect(imap.host(), imap.port(), imap.user(), imap.password());
            try (Folder folder = store.getFolder(imap.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (int i = 0; i < Math.min(unread.length, AT_ONCE); i++) {
                    take(unread[i]);
                }
                folder.expunge();
            }
        } catch (MessagingException | IOException e) {
            meters.counter("hemicycle.bounces.mailbox.failures").increment();
            log.warn("The mailbox for bounces cannot be read, the next round tries again: {}", e.getClass().getSimpleName());
        }
    }

    private void take(Message message) throws MessagingException, IOException {
        if (message.getSize() > LARGEST_MAIL) {
            message.setFlag(Flags.Flag.SEEN, true);
            return;
        }
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        try {
            desk.take(bytes.toByteArray(), null);
            message.setFlag(Flags.Flag.DELETED, true);
        } catch (Refused refused) {
            log.atInfo().addKeyValue("refusal", refused.kind().slug()).log("A mail in the mailbox for bounces is left to be read");
            message.setFlag(Flags.Flag.SEEN, true);
        }
    }
}
