package org.hemicycle.notification.bulletin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.subscriber.Readership;
import org.jspecify.annotations.Nullable;

/**
 * A mail that staff write to whom it concerns.
 *
 * @param texts what it says, the original first; who reads none of the others gets the original
 * @param readership whom it is for, asked anew when each chunk is sent
 * @param state how far it is
 * @param sendAt when it is to be sent, while it is scheduled, and was to be afterwards
 * @param timeZone the IANA name of the zone in which that time was chosen
 * @param expected how many it was for when it was started
 * @param buckets how many chunks it was cut into
 * @param startedAt when it was started
 * @param activeSince since when it has been going out without a pause
 * @param activeMillis for how long it had been going out before that
 * @param endedAt when everybody had been attempted, or it was stopped
 * @param author the subject of whoever wrote it
 * @param writtenAt when it was written
 * @param changedAt when its words or its readership were last changed
 */
public record Bulletin(
        List<Text> texts,
        Readership readership,
        BulletinState state,
        @Nullable Instant sendAt,
        @Nullable String timeZone,
        long expected,
        int buckets,
        @Nullable Instant startedAt,
        @Nullable Instant activeSince,
        long activeMillis,
        @Nullable Instant endedAt,
        String author,
        Instant writtenAt,
        Instant changedAt) {

    static Bulletin written(List<Text> texts, Readership readership, String author, Instant now) {
        return new Bulletin(
                texts, readership, BulletinState.DRAFT, null, null, 0, 0, null, null, 0, null, author, now, now);
    }

    /** With other words or another readership, while it is a draft. */
    Bulletin edited(List<Text> otherTexts, Readership other, Instant now) {
        requireDraft();
        return new Bulletin(
                otherTexts, other, state, null, null, 0, 0, null, null, 0, null, author, writtenAt, now);
    }

    /** To be sent by itself at a time that lies ahead; a time chosen before gives way. */
    Bulletin scheduled(Instant at, String zone, Instant now) {
        if (state != BulletinState.SCHEDULED) {
            requireDraft();
        }
        if (!at.isAfter(now)) {
            throw new Refused(BulletinRefusal.SCHEDULE_PAST, BulletinRefusal.SCHEDULE_PAST.sentence(), "at");
        }
        return with(BulletinState.SCHEDULED, at, zone, null, 0, null);
    }

    /** A draft again. */
    Bulletin unscheduled() {
        if (state != BulletinState.SCHEDULED) {
            throw BulletinRefusal.BULLETIN_NOT_SCHEDULED.refused();
        }
        return with(BulletinState.DRAFT, null, null, null, 0, null);
    }

    /**
     * Going out, cut into chunks; a draft at once, a scheduled one when its time has come.
     *
     * @param readers how many it is for at this moment
     */
    Bulletin started(long readers, int chunks, Instant now) {
        boolean due = state == BulletinState.SCHEDULED && sendAt != null && !sendAt.isAfter(now);
        if (!due) {
            requireDraft();
        }
        return new Bulletin(
                texts, readership, BulletinState.SENDING, sendAt, timeZone, readers, chunks, now, now, 0, null, author,
                writtenAt, changedAt);
    }

    /** Halted: mails that the server is being handed at this moment still go. */
    Bulletin paused(Instant now) {
        if (state != BulletinState.SENDING) {
            throw BulletinRefusal.BULLETIN_NOT_UNDER_WAY.refused();
        }
        return with(BulletinState.PAUSED, sendAt, timeZone, null, active(now).toMillis(), null);
    }

    /** Going out again, to those who do not have it. */
    Bulletin resumed(Instant now) {
        if (state != BulletinState.PAUSED) {
            throw BulletinRefusal.BULLETIN_NOT_PAUSED.refused();
        }
        return with(BulletinState.SENDING, sendAt, timeZone, now, activeMillis, null);
    }

    /** Over, before everybody had it. */
    Bulletin stopped(Instant now) {
        if (state != BulletinState.SENDING && state != BulletinState.PAUSED) {
            throw BulletinRefusal.BULLETIN_NOT_UNDER_WAY.refused();
        }
        return with(BulletinState.STOPPED, sendAt, timeZone, null, active(now).toMillis(), now);
    }

    /** Over, everybody having been attempted; whatever happened meanwhile stays as it is. */
    Bulletin sent(Instant now) {
        return state == BulletinState.SENDING
                ? with(BulletinState.SENT, sendAt, timeZone, null, active(now).toMillis(), now)
                : this;
    }

    /** For how long it has been going out, pauses not counted. */
    Duration active(Instant now) {
        Instant since = activeSince;
        Duration before = Duration.ofMillis(activeMillis);
        return since == null ? before : before.plus(Duration.between(since, now));
    }

    /** The text that readers of a language get: their own, or the original. */
    Text in(String language) {
        return texts.stream()
                .filter(text -> text.language().equals(language))
                .findFirst()
                .orElseGet(texts::getFirst);
    }

    /** Refuses what only a draft can bear. */
    void requireDraft() {
        if (state != BulletinState.DRAFT) {
            throw BulletinRefusal.BULLETIN_NOT_A_DRAFT.refused();
        }
    }

    private Bulletin with(
            BulletinState next,
            @Nullable Instant at,
            @Nullable String zone,
            @Nullable Instant since,
            long millis,
            @Nullable Instant end) {
        return new Bulletin(
                texts, readership, next, at, zone, expected, buckets, startedAt, since, millis, end, author, writtenAt,
                changedAt);
    }
}
