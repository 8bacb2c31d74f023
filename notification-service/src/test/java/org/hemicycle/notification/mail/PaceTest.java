package org.hemicycle.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.notification.mail.Pace.Answer;
import org.hemicycle.notification.mail.PaceProperties.Limit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2027-01-15T09:00:00Z");

    private static Pace pace(Limit... limits) {
        return new Pace(new PaceProperties(List.of(limits)));
    }

    @Test
    void letsEverythingGoWhereNothingIsLimited() {
        assertThat(pace().isLimited()).isFalse();
        Pace pace = pace(new Limit(List.of("gmail.com"), 1, 1));
        for (int i = 0; i < 100; i++) {
            assertThat(pace.ask("ada@example.org", Lane.BULK, NOW)).isInstanceOf(Answer.Go.class);
        }
    }

    @Test
    void letsSoManyBeUnderWayAndAnotherWhenOneHasArrived() {
        Pace pace = pace(new Limit(List.of("gmail.com", "googlemail.com"), 2, 0));
        Answer first = pace.ask("ada@GMail.com", Lane.BULK, NOW);
        assertThat(pace.ask("ben@googlemail.com", Lane.URGENT, NOW)).isInstanceOf(Answer.Go.class);
        assertThat(pace.ask("eve@gmail.com", Lane.URGENT, NOW)).isEqualTo(new Answer.Busy());
        ((Answer.Go) first).close();
        assertThat(pace.ask("eve@gmail.com", Lane.BULK, NOW)).isInstanceOf(Answer.Go.class);
    }

    @Test
    void countsEachOtherDomainOnItsOwn() {
        Pace pace = pace(new Limit(List.of("*"), 1, 0), new Limit(List.of("gmail.com"), 2, 0));
        assertThat(pace.ask("a@one.example", Lane.BULK, NOW)).isInstanceOf(Answer.Go.class);
        assertThat(pace.ask("a@two.example", Lane.BULK, NOW)).isInstanceOf(Answer.Go.class);
        assertThat(pace.ask("b@one.example", Lane.BULK, NOW)).isEqualTo(new Answer.Busy());
        assertThat(pace.ask("a@gmail.com", Lane.BULK, NOW)).isInstanceOf(Answer.Go.class);
        assertThat(pace.ask("b@gmail.com", Lane.BULK, NOW)).isInstanceOf(Answer.Go.class);
    }

    @Test
    void bringsThoseWhoWaitBackOneAfterTheOtherAndKeepsSomeForTheUrgent() {
        Pace pace = pace(new Limit(List.of("gmail.com"), 0, 60));
        var later = new ArrayList<Instant>();
        int gone = 0;
        for (int i = 0; i < 20; i++) {
            switch (pace.ask("ada@gmail.com", Lane.BULK, NOW)) {
                case Answer.Go go -> gone++;
                case Answer.NotBefore wait -> later.add(wait.time());
                case Answer.Busy busy -> throw new AssertionError("no limit of this kind was set");
            }
        }
        assertThat(gone).isEqualTo(8);
        assertThat(later).hasSize(12).first().isEqualTo(NOW.plusSeconds(1));
        assertThat(later).last().isEqualTo(NOW.plusSeconds(12));
        assertThat(pace.ask("eve@gmail.com", Lane.URGENT, NOW)).isInstanceOf(Answer.Go.class);
        assertThat(pace.ask("eve@gmail.com", Lane.URGENT, NOW)).isInstanceOf(Answer.Go.class);
        assertThat(pace.ask("eve@gmail.com", Lane.URGENT, NOW)).isEqualTo(new Answer.NotBefore(NOW.plusSeconds(1)));

        int inAMinute = 0;
        for (int second = 1; second <= 60; second++) {
            while (pace.ask("eve@gmail.com", Lane.URGENT, NOW.plusSeconds(second)) instanceof Answer.Go) {
                inAMinute++;
            }
        }
        assertThat(inAMinute).isEqualTo(60);
        Instant rested = NOW.plus(Duration.ofHours(1));
        int atOnce = 0;
        while (pace.ask("eve@gmail.com", Lane.URGENT, rested) instanceof Answer.Go) {
            atOnce++;
        }
        assertThat(atOnce).isEqualTo(10);
    }

    @Test
    void letsTimePassForWhoeverAsksAgainWithinAMillisecond() {
        Pace pace = pace(new Limit(List.of("gmail.com"), 0, 6_000));
        Instant now = NOW;
        int gone = 0;
        for (int i = 0; i < 20_000; i++) {
            gone += pace.ask("ada@gmail.com", Lane.URGENT, now) instanceof Answer.Go ? 1 : 0;
            now = now.plusNanos(500_000);
        }
        // A thousand at once, and a hundred in each of ten seconds.
        assertThat(gone).isBetween(1_999, 2_000);
    }

    @Test
    void refusesLimitsThatMeanNothing() {
        assertThatThrownBy(() -> new Limit(List.of(), 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit(List.of("gmail.com"), -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
