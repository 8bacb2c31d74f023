package org.hemicycle.notification.bulletin;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hemicycle.notification.mail.Stationery;
import org.hemicycle.notification.subscriber.Readership;
import org.springframework.stereotype.Component;

/** Bulletins that are going out, remembered with their mails; their words cannot change any more. */
@Component
public class Issues {

    private static final int REMEMBERED = 16;

    private final Bulletins bulletins;
    private final BulletinLetters letters;
    private final Stationery stationery;
    private final Map<String, Issue> known = Collections.synchronizedMap(new LinkedHashMap<>(32, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Issue> eldest) {
            return size() > REMEMBERED;
        }
    });

    Issues(Bulletins bulletins, BulletinLetters letters, Stationery stationery) {
        this.bulletins = bulletins;
        this.letters = letters;
        this.stationery = stationery;
    }

    /** A bulletin that was started. */
    public final class Issue {

        private final Bulletin bulletin;
        private final Instant startedAt;
        private final Map<String, Stationery.Mail> mails = new ConcurrentHashMap<>();

        private Issue(Bulletin bulletin, Instant startedAt) {
            this.bulletin = bulletin;
            this.startedAt = startedAt;
        }

        /** When it was started. */
        public Instant startedAt() {
            return startedAt;
        }

        /** Whom it is for. */
        public Readership readership() {
            return bulletin.readership();
        }

        /** Its mail for readers of a language, made once however many there are. */
        public Stationery.Mail mail(String language) {
            return mails.computeIfAbsent(
                    language, wanted -> stationery.mail(letters.letter(bulletin, wanted, bulletin.expected())));
        }
    }

    /** The bulletin of a notice, from memory or from the database; nothing where it was never started. */
    public Optional<Issue> find(String notice) {
        Issue remembered = known.get(notice);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<Issue> read = bulletins.ofNotice(notice).flatMap(bulletin -> {
            Instant startedAt = bulletin.startedAt();
            return startedAt == null ? Optional.empty() : Optional.of(new Issue(bulletin, startedAt));
        });
        read.ifPresent(issue -> known.put(notice, issue));
        return read;
    }

    /** How far the bulletin of a notice is, asked anew every time; one that is gone is stopped. */
    public BulletinState state(String notice) {
        return bulletins.state(notice).orElse(BulletinState.STOPPED);
    }
}
