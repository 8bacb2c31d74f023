package org.hemicycle.content.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hemicycle.content.date.PartialDate;
import org.hemicycle.content.source.Trust;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommitmentTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final Step.Evidence EVIDENCE =
            new Step.Evidence(LocalDate.parse("2026-05-03"), "https://news.example/piece", null);

    @Test
    void becomesPublicWhenASecondPersonConfirms() {
        Commitment proposed = reported().proposed(CommitmentState.VERIFIED, EVIDENCE, null, "ada", NOW);
        assertThat(proposed.state()).isEqualTo(CommitmentState.REPORTED);
        assertThat(proposed.history()).isEmpty();
        assertThat(proposed.recorded(2)).isEmpty();
        assertThat(proposed.toldAt()).isNull();

        Commitment verified = proposed.confirmed("1", "bea", NOW.plusSeconds(60));

        assertThat(verified.state()).isEqualTo(CommitmentState.VERIFIED);
        assertThat(verified.toldAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(verified.history()).singleElement().satisfies(step -> {
            assertThat(step.proposedBy()).isEqualTo("ada");
            assertThat(step.decidedBy()).isEqualTo("bea");
        });
        assertThat(verified.stepped(3)).hasExactlyElementsOfTypes(
                CommitmentMessage.Verified.class, DirectoryMessage.CommitmentRecorded.class);
    }

    @Test
    void refusesTheSamePersonTwiceWhateverTheStep() {
        Commitment proposed = verified().proposed(CommitmentState.MET, EVIDENCE, null, "bea", NOW);

        refuses(CommitmentRefusal.SECOND_PERSON_NEEDED, () -> proposed.confirmed("2", "bea", NOW));
        assertThat(proposed.confirmed("2", "ada", NOW).state()).isEqualTo(CommitmentState.MET);
    }

    @Test
    void tellsTheStateBeforeAndTheEvidenceOfALaterStep() {
        Commitment stalled = verified().proposed(CommitmentState.STALLED, EVIDENCE, null, "ada", NOW).confirmed("2", "bea", NOW);

        assertThat(stalled.stepped(5).getFirst()).isInstanceOfSatisfying(CommitmentMessage.Progressed.class, message -> {
            assertThat(message.previousState()).isEqualTo("VERIFIED");
            assertThat(message.commitment().state()).isEqualTo("STALLED");
            assertThat(message.evidence().url()).isEqualTo("https://news.example/piece");
        });
    }

    @ParameterizedTest
    @CsvSource({"REPORTED, MET", "REPORTED, REPORTED", "VERIFIED, VERIFIED", "VERIFIED, REPORTED", "MET, IN_PROGRESS", "SUPERSEDED, MET"})
    void refusesAStepThatItsStateDoesNotAllow(CommitmentState from, CommitmentState to) {
        refuses(CommitmentRefusal.COMMITMENT_STEP_IMPOSSIBLE, () -> in(from).proposed(to, EVIDENCE, null, "ada", NOW));
    }

    @ParameterizedTest
    @EnumSource(CommitmentState.class)
    void takesEveryStepThatItsStateOffersAndNoOther(CommitmentState from) {
        for (CommitmentState to : from.next()) {
            assertThat(in(from).proposed(to, EVIDENCE, null, "ada", NOW).confirmed("9", "bea", NOW).state()).isEqualTo(to);
        }
        var impossible = EnumSet.allOf(CommitmentState.class);
        impossible.removeAll(from.next());
        for (CommitmentState to : impossible) {
            refuses(CommitmentRefusal.COMMITMENT_STEP_IMPOSSIBLE, () -> in(from).proposed(to, EVIDENCE, null, "ada", NOW));
        }
    }

    @Test
    void waitsForOneDecisionAtATime() {
        Commitment proposed = reported().proposed(CommitmentState.VERIFIED, EVIDENCE, null, "ada", NOW);

        refuses(CommitmentRefusal.STEP_ALREADY_PROPOSED, () -> proposed.proposed(CommitmentState.VERIFIED, EVIDENCE, null, "bea", NOW));
        refuses(CommitmentRefusal.STEP_ALREADY_PROPOSED, () -> proposed.edited(promise("2026-01"), "bea", NOW));
        Commitment declined = proposed.declined("1", "bea", NOW);
        assertThat(declined.state()).isEqualTo(CommitmentState.REPORTED);
        assertThat(declined.steps()).extracting(Step::standing).containsExactly(Step.Standing.DECLINED);
        assertThat(declined.proposed(CommitmentState.VERIFIED, EVIDENCE, null, "bea", NOW).proposal()).hasValueSatisfying(
                step -> assertThat(step.id()).isEqualTo("2"));
        refuses(CommitmentRefusal.STEP_ALREADY_DECIDED, () -> declined.confirmed("1", "bea", NOW));
        refuses(CommitmentRefusal.STEP_UNKNOWN, () -> declined.confirmed("7", "bea", NOW));
    }

    @ParameterizedTest
    @CsvSource({"2026-05-04, true", "2026-06, true", "2027, true", "2026-05-03, false", "2026-05, false", "2026, false"})
    void refusesEvidenceThatIsOlderThanThePromise(String madeOn, boolean refused) {
        Commitment reported = Commitment.reported("c", promise(madeOn), "ada", NOW);
        ThrowingCallable proposal = () -> reported.proposed(CommitmentState.VERIFIED, EVIDENCE, null, "ada", NOW);

        if (refused) {
            refuses(CommitmentRefusal.EVIDENCE_BEFORE_COMMITMENT, proposal);
        } else {
            assertThatNoException().isThrownBy(proposal);
        }
    }

    @Test
    void namesTheCommitmentThatTookItsPlaceOnlyWhenConfirmed() {
        Commitment proposed = verified().proposed(CommitmentState.SUPERSEDED, EVIDENCE, "other", "ada", NOW);

        assertThat(proposed.supersededBy()).isNull();
        assertThat(proposed.confirmed("2", "bea", NOW).supersededBy()).isEqualTo("other");
        assertThat(proposed.confirmed("2", "bea", NOW).facts(4).supersededBy()).isEqualTo("other");
    }

    @Test
    void remembersFollowUpsUntilTheyAreDone() {
        Commitment followed = reported().followedUp("Write to the ministry", "ada", LocalDate.parse("2026-06-01"), NOW);

        Commitment done = followed.completed("1", "bea", NOW);

        assertThat(followed.followUps().getFirst().isOpen()).isTrue();
        assertThat(done.followUps().getFirst().doneBy()).isEqualTo("bea");
        refuses(CommitmentRefusal.FOLLOW_UP_ALREADY_DONE, () -> done.completed("1", "bea", NOW));
        refuses(CommitmentRefusal.FOLLOW_UP_UNKNOWN, () -> done.completed("2", "bea", NOW));
    }

    @Test
    void followsTheArchiveAndKeepsWhatBecameOfItHere() {
        Commitment here = Commitment.archived("c", promise("2026"), true).recordedAt(NOW)
                .proposed(CommitmentState.IN_PROGRESS, EVIDENCE, null, "ada", NOW).confirmed("2", "bea", NOW);

        Commitment after = here.rearchived(Commitment.archived("c", promise("2025"), true), NOW.plusSeconds(5));

        assertThat(after.promise().madeOn()).isEqualTo("2025");
        assertThat(after.state()).isEqualTo(CommitmentState.IN_PROGRESS);
        assertThat(after.steps()).isEqualTo(here.steps());
        assertThat(here.rearchived(Commitment.archived("c", promise("2026"), true), NOW)).isSameAs(here);
        Commitment corrected = here.edited(promise("2027"), "staff", NOW);
        assertThat(corrected.rearchived(Commitment.archived("c", promise("2028"), true), NOW)).isSameAs(corrected);
    }

    @Test
    void isVerifiedByTheArchiveOnlyWhileNobodyHereHasTouchedIt() {
        Commitment internal = Commitment.archived("c", promise("2026"), false).recordedAt(NOW);
        Commitment touched = internal.proposed(CommitmentState.VERIFIED, EVIDENCE, null, "ada", NOW).declined("1", "bea", NOW);
        Commitment archived = Commitment.archived("c", promise("2026"), true);

        assertThat(internal.rearchived(archived, NOW).state()).isEqualTo(CommitmentState.VERIFIED);
        assertThat(internal.rearchived(archived, NOW).history().getFirst().decidedAt()).isEqualTo(NOW);
        assertThat(touched.rearchived(archived, NOW).state()).isEqualTo(CommitmentState.REPORTED);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30", "2026-13", "26", "2026-1-1", "yesterday", "2026-05-04T10:00"})
    void takesNoDateThatIsNone(String value) {
        assertThatThrownBy(() -> new PartialDate(value)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("such as");
    }

    private static Commitment reported() {
        return Commitment.reported("c", promise("2026-02"), "ada", NOW);
    }

    private static Commitment verified() {
        return reported().proposed(CommitmentState.VERIFIED, EVIDENCE, null, "ada", NOW).confirmed("1", "bea", NOW);
    }

    /** With eight steps behind it, so that the next one is the ninth. */
    private static Commitment in(CommitmentState state) {
        var step = new Step("0", CommitmentState.REPORTED, state, EVIDENCE, null, "ada", NOW, Step.Standing.CONFIRMED, "bea", NOW);
        return new Commitment("c", promise("2026-02"), state, Collections.nCopies(8, step), List.of(), List.of(), "ada", NOW, NOW);
    }

    private static Promise promise(String madeOn) {
        return new Promise(
                CommitmentKind.FUNDING, LocalizedText.of("en", "Money (sample)"), null, null, null, null, "BE", null, madeOn, null,
                new Promise.Source("Sample Radio", "https://news.example/promise", null, Trust.SAMPLE, List.of()), null, null);
    }

    private static void refuses(RefusalKind kind, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
    }
}
