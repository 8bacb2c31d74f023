package org.hemicycle.notification.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.subscriber.Readership;
import org.junit.jupiter.api.Test;

/** What may be done with a bulletin, and when. */
class BulletinRulesTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final Readership ALL = new Readership(List.of(), List.of("visit"), List.of(), List.of("now"));
    private static final List<Text> TEXTS = List.of(new Text("en", "Spring", "We meet."), new Text("fr", "Printemps", "Rencontres."));

    private final Bulletin draft = Bulletin.written(TEXTS, ALL, "anna", NOON);
    private final Bulletin scheduled = draft.scheduled(after(60), "Europe/Paris", NOON);
    private final Bulletin sending = draft.started(1000, 4, NOON);
    private final Bulletin paused = sending.paused(after(10));

    private static Instant after(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static void refuses(BulletinRefusal refusal, ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(refusal));
    }

    @Test
    void onlyADraftIsEdited() {
        Bulletin edited = draft.edited(TEXTS.subList(0, 1), ALL, after(5));
        assertThat(edited.texts()).hasSize(1);
        assertThat(edited.changedAt()).isEqualTo(after(5));
        for (Bulletin one : List.of(scheduled, sending, paused, sending.stopped(NOON), sending.sent(NOON))) {
            refuses(BulletinRefusal.BULLETIN_NOT_A_DRAFT, () -> one.edited(TEXTS, ALL, after(5)));
        }
        // A schedule that is taken back makes a draft that can be edited like any other.
        assertThat(scheduled.unscheduled().edited(TEXTS, ALL, after(5)).state()).isEqualTo(BulletinState.DRAFT);
    }

    @Test
    void isScheduledForATimeThatLiesAheadAndFromThenOnForAnother() {
        assertThat(scheduled.state()).isEqualTo(BulletinState.SCHEDULED);
        assertThat(scheduled.scheduled(after(90), "Europe/Berlin", after(30)).sendAt()).isEqualTo(after(90));
        refuses(BulletinRefusal.SCHEDULE_PAST, () -> draft.scheduled(after(-1), "Europe/Paris", NOON));
        refuses(BulletinRefusal.SCHEDULE_PAST, () -> draft.scheduled(NOON, "Europe/Paris", NOON));
        refuses(BulletinRefusal.BULLETIN_NOT_A_DRAFT, () -> sending.scheduled(after(60), "Europe/Paris", NOON));
        refuses(BulletinRefusal.BULLETIN_NOT_SCHEDULED, draft::unscheduled);
        refuses(BulletinRefusal.BULLETIN_NOT_SCHEDULED, sending::unscheduled);
    }

    @Test
    void startsAtOnceOrWhenItsTimeHasComeAndOnlyOnce() {
        assertThat(sending.state()).isEqualTo(BulletinState.SENDING);
        assertThat(sending.expected()).isEqualTo(1000);
        assertThat(scheduled.started(7, 1, after(60)).state()).isEqualTo(BulletinState.SENDING);
        refuses(BulletinRefusal.BULLETIN_NOT_A_DRAFT, () -> scheduled.started(7, 1, after(59)));
        refuses(BulletinRefusal.BULLETIN_NOT_A_DRAFT, () -> sending.started(7, 1, after(60)));
        // Its schedule stays on it when it goes out, and must not let it start anew.
        Bulletin fired = scheduled.started(7, 1, after(60));
        refuses(BulletinRefusal.BULLETIN_NOT_A_DRAFT, () -> fired.started(7, 1, after(61)));
        refuses(BulletinRefusal.BULLETIN_NOT_A_DRAFT, () -> fired.stopped(after(62)).started(7, 1, after(63)));
    }

    @Test
    void pausesAndGoesOnWithoutCountingThePause() {
        assertThat(paused.state()).isEqualTo(BulletinState.PAUSED);
        Bulletin again = paused.resumed(after(500));
        assertThat(again.active(after(505)).toSeconds()).isEqualTo(15);
        assertThat(again.paused(after(505)).active(after(9999)).toSeconds()).isEqualTo(15);
        refuses(BulletinRefusal.BULLETIN_NOT_UNDER_WAY, () -> draft.paused(NOON));
        refuses(BulletinRefusal.BULLETIN_NOT_UNDER_WAY, () -> paused.paused(NOON));
        refuses(BulletinRefusal.BULLETIN_NOT_UNDER_WAY, () -> sending.sent(NOON).paused(NOON));
        refuses(BulletinRefusal.BULLETIN_NOT_PAUSED, () -> sending.resumed(NOON));
        refuses(BulletinRefusal.BULLETIN_NOT_PAUSED, () -> draft.resumed(NOON));
    }

    @Test
    void stopsForGoodWhetherItIsPausedOrNot() {
        assertThat(sending.stopped(after(5)).state()).isEqualTo(BulletinState.STOPPED);
        Bulletin stopped = paused.stopped(after(20));
        assertThat(stopped.endedAt()).isEqualTo(after(20));
        assertThat(stopped.active(after(90)).toSeconds()).isEqualTo(10);
        refuses(BulletinRefusal.BULLETIN_NOT_PAUSED, () -> stopped.resumed(after(30)));
        refuses(BulletinRefusal.BULLETIN_NOT_UNDER_WAY, () -> stopped.stopped(after(30)));
        refuses(BulletinRefusal.BULLETIN_NOT_UNDER_WAY, () -> scheduled.stopped(after(30)));
        // That everybody was attempted may be noticed after somebody stopped or paused it.
        assertThat(stopped.sent(after(30))).isEqualTo(stopped);
        assertThat(paused.sent(after(30))).isEqualTo(paused);
        assertThat(sending.sent(after(30)).state()).isEqualTo(BulletinState.SENT);
    }

    @Test
    void givesReadersTheirLanguageOrTheOriginal() {
        assertThat(draft.in("fr").subject()).isEqualTo("Printemps");
        assertThat(draft.in("de").subject()).isEqualTo("Spring");
    }
}
