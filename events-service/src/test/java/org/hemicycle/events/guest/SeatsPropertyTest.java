package org.hemicycle.events.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.guest.RegistrationState.Waitlisted;

/** Whatever people do in whatever order, seats are never promised twice and nobody who waits is passed over. */
class SeatsPropertyTest {

    private static final Instant BEGIN = Instant.parse("2027-02-01T09:00:00Z");
    private static final Instant START = Instant.parse("2027-03-02T13:00:00Z");
    private static final List<String> GROUPS = List.of("left", "right", "centre");

    enum What { INVITE, REQUEST, ACCEPT, SEND_AIDE, DECLINE, CONSIDER, TRANSFER, APPROVE, REFUSE, WITHDRAW, CHECK_IN, WALK_IN, EXPIRE, SEAT }

    /** One step: who does what after how many hours, with a number where one is needed. */
    record Step(What what, int who, int hours, int number, boolean office) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list().ofMinSize(5).ofMaxSize(80);
    }

    @Property(tries = 1500)
    void neverHoldsMoreSeatsThanThereAreAndPassesNobodyOver(@ForAll("steps") List<Step> steps) {
        GuestList list = GuestList.empty();
        var admission = new Admission(3, Map.of("left", 1), true, steps.size() % 2 == 0, Instant.parse("2027-02-25T09:00:00Z"),
                Duration.ofHours(10), Duration.ofHours(24));
        Instant now = BEGIN;
        int fresh = 0;
        for (Step step : steps) {
            now = now.plus(Duration.ofHours(step.hours()));
            var terms = new Terms(admission, START, now, step.office());
            GuestList before = list;
            try {
                if (step.what() == What.SEAT) {
                    var other = admission.seating(step.number(), Map.of("left", Math.min(step.number(), 1 + step.who() % 2)));
                    list = list.under(new Terms(other, START, now, true)).after();
                    admission = other;
                } else {
                    list = taken(list, step, terms, "new-" + fresh++);
                }
            } catch (Refused refused) {
                assertThat(list).isSameAs(before);
            }
            holds(list, new Terms(admission, START, now, false), before);
        }
    }

    private static GuestList taken(GuestList list, Step step, Terms terms, String fresh) {
        String who = list.registrations().isEmpty() ? "r-0" : list.registrations().get(step.who() % list.registrations().size()).id();
        var newcomer = new Guest("p-" + step.who(), "p-" + step.who(), GROUPS.get(step.who() % 3), "house");
        return (switch (step.what()) {
            case INVITE -> list.invite(newcomer, fresh, fresh, terms);
            case REQUEST -> list.request(newcomer, fresh, fresh, terms);
            case ACCEPT -> list.accept(who, null, terms);
            case SEND_AIDE -> list.accept(who, new Aide("aide", "Aide"), terms);
            case DECLINE -> list.decline(who, terms);
            case CONSIDER -> list.consider(who, terms);
            case TRANSFER -> list.transfer(who, newcomer, fresh, fresh, terms);
            case APPROVE -> list.decide(who, true, terms);
            case REFUSE -> list.decide(who, false, terms);
            case WITHDRAW -> list.withdraw(who, terms);
            case CHECK_IN -> list.checkIn(who, null, terms);
            case WALK_IN -> list.walkIn(newcomer, fresh, fresh, terms);
            case EXPIRE, SEAT -> list.expire(terms);
        }).after();
    }

    private static void holds(GuestList list, Terms terms, GuestList before) {
        Admission admission = terms.admission();
        assertThat(list.seatsHeld()).isLessThanOrEqualTo(admission.capacity());
        admission.quotas().forEach((group, quota) -> assertThat(list.seatsHeld(group)).isLessThanOrEqualTo(quota));
        assertThat(list.registrations().stream().map(Registration::id).toList()).as("nobody is lost but who never confirmed")
                .containsAll(before.registrations().stream()
                        .filter(one -> one.steps() > 0 || !(one.state() instanceof RegistrationState.Unconfirmed))
                        .map(Registration::id).toList());
        var places = list.waiting().stream().map(one -> ((Waitlisted) one.state()).place()).toList();
        assertThat(new HashSet<>(places)).as("no place is given twice").hasSize(places.size());
        var sorted = new ArrayList<>(places);
        sorted.sort(null);
        assertThat(places).isEqualTo(sorted);
        if (!terms.hasStarted()) {
            for (Registration waiting : list.waiting()) {
                String group = String.valueOf(waiting.guest().groupId());
                boolean free = list.seatsHeld() < admission.capacity()
                        && list.seatsHeld(group) < admission.quotas().getOrDefault(group, admission.capacity());
                assertThat(free).as("nobody waits beside a seat that they may have").isFalse();
            }
        }
    }
}
