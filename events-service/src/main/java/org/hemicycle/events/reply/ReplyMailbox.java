package org.hemicycle.events.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.defaults.store.Leases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Reads replies out of a mailbox, from one of the instances at a time. What was read is marked as seen; what was refused
 * is flagged as well, so that somebody can look at it. Nothing is deleted.
 */
@Component
class ReplyMailbox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReplyMailbox.class);
    private static final String LEASE = "reply-mailbox";
    private static final int AT_ONCE = 50;
    private static final int LARGEST_MESSAGE = 1_048_576;
    private static final String PATIENCE = "15000";

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ReplyProperties.class)
    static class Settings {}

    private final ReplyDesk desk;
    private final ReplyProperties properties;
    private final Leases leases;
    private @Nullable ScheduledExecutorService timer;

    ReplyMailbox(ReplyDesk desk, ReplyProperties properties, Leases leases) {
        this.desk = desk;
        this.properties = properties;
        this.leases = leases;
    }

    private void look(URI mailbox) {
        try {
            if (leases.hold(LEASE, properties.every().multipliedBy(2).plusMinutes(2))) {
                read(mailbox);
            }
        } catch (MessagingException | RuntimeException away) {
            // Not the exception: it may quote the address of the mailbox or of a sender.
            log.warn("The mailbox for replies could not be read: {}", away.getClass().getSimpleName());
        }
    }

    /** Takes every reply that nobody has seen yet; true if there may be more. */
    boolean read(URI mailbox) throws MessagingException {
        String protocol = mailbox.getScheme();
        var settings = new Properties();
        for (String kind : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.setProperty("mail." + protocol + "." + kind, PATIENCE);
        }
        // Reading alone must not mark a message as seen: it counts as seen when its answer is saved.
        settings.setProperty("mail." + protocol + ".peek", "true");
        String[] user = String.valueOf(mailbox.getRawUserInfo()).split(":", 2);
        try (Store store = Session.getInstance(settings).getStore(protocol)) {
            store.connect(mailbox.getHost(), mailbox.getPort(), decoded(user[0]), user.length < 2 ? "" : decoded(user[1]));
            String path = mailbox.getPath() == null ? "" : mailbox.getPath().replaceFirst("^/", "");
            try (Folder folder = store.getFolder(path.isEmpty() ? "INBOX" : path)) {
                folder.open(Folder.READ_WRITE);
                Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (Message message : Arrays.asList(unseen).subList(0, Math.min(unseen.length, AT_ONCE))) {
                    take(message);
                }
                return unseen.length > AT_ONCE;
            }
        }
    }

    private void take(Message message) throws MessagingException {
        boolean refused = false;
        try {
            if (message.getSize() > LARGEST_MESSAGE) {
                throw new Refused(ReplyRefusal.REPLY_UNREADABLE, "The message is larger than one megabyte.");
            }
            var raw = new ByteArrayOutputStream();
            message.writeTo(raw);
            ReplyDesk.Noted noted = desk.take(Reply.ofMessage(raw.toByteArray()));
            log.atInfo().addKeyValue("outcome", noted.outcome()).addKeyValue(noted.briefing() == null ? "visit" : "briefing", noted.briefing() == null ? noted.visit() : noted.briefing()).log("A reply was read");
        } catch (Refused named) {
            refused = true;
            log.atInfo().addKeyValue("refusal", named.kind().slug()).log("A reply was refused");
        } catch (IOException unreadable) {
            refused = true;
        }
        message.setFlag(Flags.Flag.FLAGGED, refused);
        message.setFlag(Flags.Flag.SEEN, true);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    @Override
    public void start() {
        URI mailbox = properties.mailbox();
        if (mailbox != null && mailbox.getHost() != null) {
            timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("reply-mailbox").daemon().factory());
            timer.scheduleWithFixedDelay(() -> look(mailbox), 5, properties.every().toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
            leases.release(LEASE);
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
