package org.hemicycle.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hemicycle.notification.bulletin.Issues;
import org.hemicycle.notification.delivery.Chunk.SignUp;
import org.hemicycle.notification.digest.Digests;
import org.hemicycle.notification.letter.Blank;
import org.hemicycle.notification.letter.DigestItem;
import org.hemicycle.notification.letter.Letters;
import org.hemicycle.notification.link.Link;
import org.hemicycle.notification.link.LinkProperties;
import org.hemicycle.notification.link.LinkPurpose;
import org.hemicycle.notification.link.Links;
import org.hemicycle.notification.mail.Lane;
import org.hemicycle.notification.mail.Recipient;
import org.hemicycle.notification.mail.Stationery;
import org.hemicycle.notification.notice.Notice;
import org.hemicycle.notification.notice.Notices;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Reader;
import org.hemicycle.notification.subscriber.Subscribers;
import org.hemicycle.notification.subscriber.Subscribers.SigningUp;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes mailings out of notices and sign-ups; notices that are being sent are remembered with their letters. */
@Component
class Mailings {

    private static final int REMEMBERED = 64;

    private final Notices notices;
    private final Subscribers subscribers;
    private final Digests digests;
    private final Issues issues;
    private final Letters letters;
    private final Stationery stationery;
    private final Links links;
    private final AddressVault vault;
    private final Clock clock;
    private final String publicUrl;
    private final long confirmationDays;
    private final Map<String, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(128, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED;
        }
    });

    Mailings(
            Notices notices,
            Subscribers subscribers,
            Digests digests,
            Issues issues,
            Letters letters,
            Stationery stationery,
            Links links,
            LinkProperties linkProperties,
            AddressVault vault,
            Clock clock,
            @Value("${hemicycle.public-url}") String publicUrl) {
        this.notices = notices;
        this.subscribers = subscribers;
        this.digests = digests;
        this.issues = issues;
        this.letters = letters;
        this.stationery = stationery;
        this.links = links;
        this.vault = vault;
        this.clock = clock;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.confirmationDays = linkProperties.confirmation().toDays();
    }

    /**
     * A notice with what is worked out once for all of its chunks.
     *
     * @param before the notices that must reach a reader before this one, the oldest first
     * @param mails its letters by language, as far as somebody needed them
     */
    record Known(String id, Notice notice, List<String> before, Map<String, Stationery.Mail> mails) {

        Lane lane() {
            return notice.urgent() ? Lane.URGENT : Lane.BULK;
        }
    }

    /** A notice, from memory or from the database. */
    Optional<Known> notice(String id) {
        Known remembered = known.get(id);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<Known> read = notices.find(id)
                .map(notice -> new Known(id, notice, notices.before(id, notice), new ConcurrentHashMap<>()));
        read.ifPresent(notice -> known.put(id, notice));
        return read;
    }

    /** The mailing of one chunk of a notice. */
    Mailing of(Known notice, int bucket) {
        return new Mailing() {
            @Override
            public Lane lane() {
                return notice.lane();
            }

            @Override
            public Instant since() {
                return notice.notice().happenedAt();
            }

            @Override
            public List<Reader> audience() {
                return subscribers.concerned(bucket, notice.notice().audience());
            }

            @Override
            public List<Reader> stillConcerned(Collection<String> readers) {
                return subscribers.stillConcerned(readers, notice.notice().audience());
            }

            @Override
            public boolean urgent() {
                return notice.notice().urgent();
            }

            @Override
            public Stationery.Mail letter(Reader reader) {
                return notice.mails().computeIfAbsent(
                        reader.language(), wanted -> stationery.mail(letters.about(notice.notice().message(), wanted)));
            }

            @Override
            public Recipient recipient(Reader reader) {
                return addressed(reader, notice.id(), new EnumMap<>(Blank.class));
            }

            @Override
            public Going going() {
                return notice.notice().isRevocable() && notices.isWithdrawn(notice.id()) ? Going.OVER : Going.ON;
            }
        };
    }

    /** The mailing of one chunk of a digest; nothing where there is no such digest any more. */
    Optional<Mailing> digest(String id, int bucket, Instant plannedAt) {
        return digests.contents(id).map(contents -> new Mailing() {
            private final Map<String, Digests.Told> told = new ConcurrentHashMap<>();

            @Override
            public Lane lane() {
                return Lane.BULK;
            }

            @Override
            public Instant since() {
                return plannedAt;
            }

            @Override
            public List<Reader> audience() {
                return remembered(contents.readers(subscribers.waiting(bucket, contents.slot())));
            }

            @Override
            public List<Reader> stillConcerned(Collection<String> readers) {
                return remembered(contents.readers(subscribers.stillWaiting(readers, contents.slot())));
            }

            private List<Reader> remembered(List<Digests.Told> found) {
                found.forEach(one -> told.put(one.reader().id(), one));
                return found.stream().map(Digests.Told::reader).toList();
            }

            /** Many readers follow the same, and then get the same letter. */
            @Override
            public Stationery.Mail letter(Reader reader) {
                List<DigestItem> items = Objects.requireNonNull(told.get(reader.id())).items();
                return contents.mail(
                        reader.language(), items, () -> stationery.mail(letters.digest(reader.language(), contents.weekly(), items)));
            }

            @Override
            public Recipient recipient(Reader reader) {
                return addressed(reader, id, new EnumMap<>(Blank.class));
            }
        });
    }

    /** The mailing of one chunk of a bulletin; nothing where there is no such bulletin any more. */
    Optional<Mailing> bulletin(String id, int bucket) {
        return issues.find(id).map(issue -> new Mailing() {
            @Override
            public Lane lane() {
                return Lane.BULK;
            }

            @Override
            public Instant since() {
                return issue.startedAt();
            }

            @Override
            public List<Reader> audience() {
                return subscribers.among(bucket, issue.readership());
            }

            @Override
            public List<Reader> stillConcerned(Collection<String> readers) {
                return subscribers.stillAmong(readers, issue.readership());
            }

            @Override
            public Stationery.Mail letter(Reader reader) {
                return issue.mail(reader.language());
            }

            @Override
            public Recipient recipient(Reader reader) {
                return addressed(reader, id, new EnumMap<>(Blank.class));
            }

            @Override
            public Going going() {
                return switch (issues.state(id)) {
                    case DRAFT, SCHEDULED, STOPPED -> Going.OVER;
                    case PAUSED -> Going.HELD;
                    // Of one that is sent, some mails may still wait for their next attempt.
                    case SENDING, SENT -> Going.ON;
                };
            }
        });
    }

    /** The mailing of a letter about a sign-up, which goes to one subscriber at most. */
    Mailing of(String messageId, SignUp signUp, Instant plannedAt) {
        return new Mailing() {
            @Override
            public Lane lane() {
                return signUp.round() == SignUp.PROBE ? Lane.BULK : Lane.URGENT;
            }

            @Override
            public Instant since() {
                return plannedAt;
            }

            @Override
            public List<Reader> audience() {
                return waiting().map(SigningUp::reader).stream().toList();
            }

            @Override
            public List<Reader> stillConcerned(Collection<String> readers) {
                return audience();
            }

            /** Whoever signs up sits before the page and waits for it. */
            @Override
            public boolean urgent() {
                return true;
            }

            /** Who confirmed meanwhile needs no question, and of two questions only the latest is worth asking. */
            private Optional<SigningUp> waiting() {
                return subscribers.signingUp(signUp.subscriber())
                        .filter(subscriber -> signUp.round() <= 0
                                ? subscriber.confirmed()
                                : !subscriber.confirmed() && subscriber.round() == signUp.round());
            }

            @Override
            public Stationery.Mail letter(Reader reader) {
                String language = reader.language();
                if (signUp.round() == SignUp.PROBE) {
                    return stationery.mail(letters.probe(language));
                }
                var choices = waiting().map(SigningUp::choices);
                return stationery.mail(signUp.round() == 0 || choices.isEmpty()
                        ? letters.repeated(language)
                        : letters.confirmation(
                                language, choices.get().areas(), choices.get().kinds(), choices.get().subjects().size(), confirmationDays));
            }

            @Override
            public Recipient recipient(Reader reader) {
                var blanks = new EnumMap<Blank, String>(Blank.class);
                if (signUp.round() > 0) {
                    blanks.put(Blank.CONFIRMATION, page(reader, "confirm", LinkPurpose.CONFIRMATION, signUp.round()));
                    return new Recipient(
                            vault.open(reader.sealedEmail(), reader.id()).wire(),
                            stationery.messageId(messageId, reader.id()),
                            blanks,
                            null);
                }
                return addressed(reader, messageId, blanks);
            }
        };
    }

    private Recipient addressed(Reader reader, String cause, Map<Blank, String> blanks) {
        String unsubscription = page(reader, "unsubscribe", LinkPurpose.UNSUBSCRIPTION, 0);
        blanks.put(Blank.PREFERENCES, page(reader, "preferences", LinkPurpose.PREFERENCES, reader.linkRevision()));
        blanks.put(Blank.UNSUBSCRIPTION, unsubscription);
        return new Recipient(
                vault.open(reader.sealedEmail(), reader.id()).wire(),
                stationery.messageId(cause, reader.id()),
                blanks,
                unsubscription);
    }

    private String page(Reader reader, String page, LinkPurpose purpose, long revision) {
        String token = links.sign(new Link(purpose, reader.id(), revision), clock.instant());
        return publicUrl + "/" + reader.language() + "/" + page + "/" + token;
    }
}
