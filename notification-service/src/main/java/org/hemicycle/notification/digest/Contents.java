package org.hemicycle.notification.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.digest.Digests.Told;
import org.hemicycle.notification.letter.DigestItem;
import org.hemicycle.notification.mail.Stationery;
import org.hemicycle.notification.notice.Notice;
import org.hemicycle.notification.subscriber.Choices;
import org.hemicycle.notification.subscriber.Slot;
import org.hemicycle.notification.subscriber.Subscribers.Waiting;

/** What one digest can tell, and what of it each reader is told; the same whenever it is asked again. */
public final class Contents {

    private static final int MOST_MAILS = 500;

    private final Digest digest;
    private final boolean weekly;
    private final List<Kept> notices;
    /** The place of each message among them, which tells one from the other. */
    private final Map<Message, Integer> places = new IdentityHashMap<>();
    private final Map<String, Stationery.Mail> mails = new ConcurrentHashMap<>();

    private record Kept(Notice notice, Message message) {}

    Contents(Digest digest, List<Notice> notices) {
        this.digest = digest;
        this.weekly = Slot.of(digest.slot()).weekday() != null;
        this.notices = notices.stream().map(notice -> new Kept(notice, notice.message())).toList();
        this.notices.forEach(kept -> places.put(kept.message(), places.size()));
    }

    /** The key of its slot. */
    public String slot() {
        return digest.slot();
    }

    /** Whether it comes once a week. */
    public boolean weekly() {
        return weekly;
    }

    /** Those among these readers for whom there is anything to tell, with what that is. */
    public List<Told> readers(List<Waiting> waiting) {
        var told = new ArrayList<Told>();
        for (Waiting reader : waiting) {
            Instant from = reader.digest().from(digest.previous(), digest.at());
            if (from != null) {
                List<DigestItem> items = items(reader.choices(), from, reader.digest().to(digest.at()));
                if (!items.isEmpty()) {
                    told.add(new Told(reader.reader(), items));
                }
            }
        }
        return told;
    }

    /** The mail with some items in a language, made once however many readers get it. */
    public Stationery.Mail mail(String language, List<DigestItem> items, Supplier<Stationery.Mail> made) {
        var key = new StringBuilder(language);
        items.forEach(item -> key.append('\n').append(item.fresh()).append(places.get(item.message())));
        if (mails.size() > MOST_MAILS) {
            mails.clear();
        }
        return mails.computeIfAbsent(key.toString(), any -> made.get());
    }

    /** Each thing of which anything concerns the reader, once, with its latest state. */
    private List<DigestItem> items(Choices choices, Instant from, Instant to) {
        var latest = new LinkedHashMap<String, Kept>();
        var fresh = new HashSet<String>();
        var concerned = new HashSet<String>();
        for (Kept kept : notices) {
            Notice notice = kept.notice();
            if (notice.receivedAt().isBefore(from) || !notice.receivedAt().isBefore(to)) {
                continue;
            }
            latest.merge(notice.subject(), kept, (one, other) ->
                    other.notice().subjectVersion() >= one.notice().subjectVersion() ? other : one);
            if (isFirst(kept.message())) {
                fresh.add(notice.subject());
            }
            if (notice.audience().includes(choices)) {
                concerned.add(notice.subject());
            }
        }
        return latest.entrySet().stream()
                .filter(entry -> concerned.contains(entry.getKey()))
                .map(entry -> new DigestItem(entry.getValue().message(), fresh.contains(entry.getKey())))
                .sorted(Comparator.comparingInt(Contents::order).thenComparing(Contents::day))
                .toList();
    }

    private static boolean isFirst(Message message) {
        return message instanceof VisitMessage.Announced
                || message instanceof BriefingMessage.Announced
                || message instanceof ArticleMessage.Published
                || message instanceof CommitmentMessage.Verified;
    }

    private static int order(DigestItem item) {
        return switch (item.message()) {
            case VisitMessage visit -> 0;
            case BriefingMessage briefing -> 1;
            default -> 2;
        };
    }

    private static LocalDate day(DigestItem item) {
        return switch (item.message()) {
            case VisitMessage visit -> visit.visit().start();
            case BriefingMessage briefing -> briefing.briefing().start().toLocalDate();
            default -> LocalDate.EPOCH;
        };
    }
}
