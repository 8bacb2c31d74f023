package org.hemicycle.events.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.fact.Trust;
import org.junit.jupiter.api.Test;

/** What can be said of a request, what is refused, and when alarms are given. */
class AccessRequestTest {

    private static final List<Duration> STAGES = List.of(Duration.ofDays(7), Duration.ofDays(2), Duration.ofDays(1));
    private static final Instant DEADLINE = Instant.parse("2027-03-01T23:00:00Z");
    private static final Instant BEFORE = DEADLINE.minus(Duration.ofDays(20));
    private static final Instant AFTER = DEADLINE.plusSeconds(1);
    private static final Set<Detail> NOTHING = Set.of();

    private final AccessRequest planned = AccessRequest.planned("visit-1", "d-1", "reichstag", VisitorKind.INTEREST_REPRESENTATIVE,
            LocalDate.parse("2027-03-03"), DEADLINE, 1, STAGES);

    @Test
    void isReadyOnceNothingIsMissingAndExpiresAtItsDeadline() {
        assertThat(planned.state(Set.of(Detail.BIRTH_DATE), BEFORE)).isEqualTo(AccessState.MISSING_DATA);
        assertThat(planned.state(NOTHING, BEFORE)).isEqualTo(AccessState.READY);
        assertThat(planned.state(NOTHING, DEADLINE)).as("the last moment is in time").isEqualTo(AccessState.READY);
        assertThat(planned.state(NOTHING, AFTER)).isEqualTo(AccessState.EXPIRED);
        assertThat(says(planned, AccessState.SUBMITTED, NOTHING, BEFORE).state(NOTHING, AFTER)).as("what was sent in time does not expire").isEqualTo(AccessState.SUBMITTED);
    }

    @Test
    void isNotSentIncompleteOrTooLate() {
        assertThat(says(planned, AccessState.SUBMITTED, NOTHING, BEFORE).said()).isEqualTo(AccessState.SUBMITTED);
        refused(() -> says(planned, AccessState.SUBMITTED, Set.of(Detail.BIRTH_DATE), BEFORE), AccessRefusal.ACCESS_DATA_MISSING);
        refused(() -> says(planned, AccessState.SUBMITTED, NOTHING, AFTER), AccessRefusal.ACCESS_DEADLINE_PASSED);
        assertThat(says(planned, AccessState.APPROVED, NOTHING, AFTER).said()).as("a house may be kind, and then that is a fact").isEqualTo(AccessState.APPROVED);
    }

    @Test
    void isWaivedOrRefusedOnlyWithAReason() {
        refused(() -> says(planned, AccessState.WAIVED, NOTHING, BEFORE), AccessRefusal.ACCESS_REASON_MISSING);
        AccessRequest waived = planned.says(AccessState.WAIVED, NOTHING, null, "Comes with the minister (sample)", "staff", BEFORE, STAGES);
        assertThat(waived.by()).isEqualTo("staff");
        assertThat(waived.inTime()).isTrue();
        refused(() -> planned.says(AccessState.REFUSED, NOTHING, null, "No", "staff", BEFORE, STAGES), AccessRefusal.ACCESS_NOT_SUBMITTED);
        AccessRequest refused = says(planned, AccessState.SUBMITTED, NOTHING, BEFORE).says(AccessState.REFUSED, NOTHING, null, "Check failed (sample)", "staff", BEFORE, STAGES);
        assertThat(refused.inTime()).isFalse();
    }

    @Test
    void canBeOpenedAgain() {
        AccessRequest sent = planned.says(AccessState.SUBMITTED, NOTHING, "B-7", null, "staff", BEFORE, STAGES);
        AccessRequest open = sent.says(AccessState.READY, NOTHING, null, null, "staff", BEFORE, STAGES);
        assertThat(open.state(NOTHING, BEFORE)).isEqualTo(AccessState.READY);
        assertThat(open.reference()).isNull();
        assertThat(open.nextAlarm()).isEqualTo(DEADLINE.minus(Duration.ofDays(7)));
        refused(() -> sent.says(AccessState.READY, Set.of(Detail.BIRTH_DATE), null, null, "staff", BEFORE, STAGES), AccessRefusal.ACCESS_DATA_MISSING);
    }

    @Test
    void givesOneAlarmForEachStageAndNoneOnceItIsSent() {
        assertThat(planned.nextAlarm()).isEqualTo(DEADLINE.minus(Duration.ofDays(7)));
        AccessRequest week = planned.alarmed(DEADLINE.minus(Duration.ofDays(7)), STAGES);
        assertThat(week.nextAlarm()).isEqualTo(DEADLINE.minus(Duration.ofDays(2)));
        AccessRequest late = week.alarmed(DEADLINE.minus(Duration.ofHours(20)), STAGES);
        assertThat(late.alarmed()).as("after an outage over two stages there is one alarm").isEqualTo(Duration.ofDays(1));
        assertThat(late.nextAlarm()).isNull();
        assertThat(says(week, AccessState.SUBMITTED, NOTHING, DEADLINE.minus(Duration.ofDays(3))).nextAlarm()).isNull();
    }

    @Test
    void startsItsAlarmsAgainWhenTheDeadlineMoves() {
        AccessRequest alarmed = planned.alarmed(DEADLINE.minus(Duration.ofDays(1)), STAGES);
        Instant later = DEADLINE.plus(Duration.ofDays(14));
        AccessRequest moved = alarmed.asPlanned(planned.kind(), LocalDate.parse("2027-03-17"), later, 2, STAGES);
        assertThat(moved.nextAlarm()).isEqualTo(later.minus(Duration.ofDays(7)));
        assertThat(alarmed.asPlanned(planned.kind(), planned.firstDay(), DEADLINE, 1, STAGES)).as("nothing moved").isEqualTo(alarmed);
        AccessRequest sent = says(planned, AccessState.SUBMITTED, NOTHING, BEFORE);
        assertThat(sent.asPlanned(planned.kind(), LocalDate.parse("2027-03-17"), later, 2, STAGES).nextAlarm()).as("what was sent stays sent").isNull();
    }

    @Test
    void knowsTheRulesThatItStartsWithAndThatNobodyHasCheckedThem() {
        List<AccessRule> rules = AccessRules.read("access-rules.yaml");
        assertThat(rules).extracting(AccessRule::id).contains("reichstag-interest-representative", "palace-of-westminster-guest").doesNotHaveDuplicates();
        assertThat(rules).allSatisfy(rule -> assertThat(rule.stale(LocalDate.parse("2026-01-01"))).isTrue());
        assertThat(rules).filteredOn(rule -> rule.building().startsWith("ep-")).isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.provenance().confidence()).isEqualTo(Trust.VERIFY));
        AccessRule bundestag = rules.stream().filter(rule -> rule.id().equals("reichstag-interest-representative")).findFirst().orElseThrow();
        assertThat(bundestag.lead()).isEqualTo(new Lead(2, false, "24:00"));
    }

    @Test
    void neverShowsWhatStandsInPapers() {
        assertThat(new Papers("Dana Sample", LocalDate.parse("1980-01-01"), "BE", "X123").toString()).isEqualTo("papers");
    }

    private static AccessRequest says(AccessRequest request, AccessState state, Set<Detail> missing, Instant now) {
        return request.says(state, missing, null, null, "staff", now, STAGES);
    }

    private static void refused(ThrowingCallable call, AccessRefusal kind) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.faults()).isNotEmpty();
        });
    }
}
