package org.hemicycle.content.commitment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hemicycle.content.date.PartialDate;
import org.hemicycle.contracts.CommitmentEvidence;
import org.hemicycle.contracts.CommitmentFacts;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.DirectoryMessage.CommitmentRecorded;
import org.hemicycle.contracts.Message;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What somebody promised, and what became of it, with everything the office knows.
 *
 * @param id its id
 * @param promise what was promised
 * @param state what became of it
 * @param steps every step that was proposed, the earliest first
 * @param edits who changed the promise after it was reported
 * @param followUps what the office means to do about it
 * @param reportedBy who reported it; nobody for what came with the archive
 * @param reportedAt when they did
 * @param changedAt when anything of it last changed
 */
public record Commitment(
        String id,
        Promise promise,
        CommitmentState state,
        List<Step> steps,
        List<Edit> edits,
        List<FollowUp> followUps,
        @Nullable String reportedBy,
        Instant reportedAt,
        Instant changedAt) {

    private static final int EDITS_KEPT = 100;

    /** Keeps the lists from changing. */
    public Commitment {
        steps = List.copyOf(steps);
        edits = List.copyOf(edits);
        followUps = List.copyOf(followUps);
    }

    /** That somebody changed what the promise says. */
    public record Edit(String by, Instant at) {}

    /** A promise that was just reported. */
    static Commitment reported(String id, Promise promise, String by, Instant now) {
        return new Commitment(id, promise, CommitmentState.REPORTED, List.of(), List.of(), List.of(), by, now, now);
    }

    /**
     * A promise of the archive.
     *
     * @param verified whether whoever keeps the archive answers for its having been checked
     */
    public static Commitment archived(String id, Promise promise, boolean verified) {
        // The moment is ours, not the source's: it is set when the record is saved.
        Instant now = Instant.EPOCH;
        var steps = new ArrayList<Step>();
        if (verified) {
            steps.add(new Step(
                    "1", CommitmentState.REPORTED, CommitmentState.VERIFIED,
                    new Step.Evidence(null, promise.source().url(), null),
                    null, null, now, Step.Standing.CONFIRMED, null, now));
        }
        var state = verified ? CommitmentState.VERIFIED : CommitmentState.REPORTED;
        return new Commitment(id, promise, state, steps, List.of(), List.of(), null, now, now);
    }

    /**
     * The same commitment with another promise.
     *
     * @throws Refused STEP_ALREADY_PROPOSED while a step waits: whoever confirms it must have read what was proposed
     */
    Commitment edited(Promise edited, String by, Instant now) {
        refuseWhileProposed();
        var all = new ArrayList<>(edits);
        all.add(new Edit(by, now));
        var kept = all.subList(Math.max(0, all.size() - EDITS_KEPT), all.size());
        return new Commitment(id, edited, state, steps, kept, followUps, reportedBy, reportedAt, now);
    }

    /** The same commitment as the archive has it now; what became of it here since stays, and so do corrections made here. */
    Commitment rearchived(Commitment archived, Instant now) {
        boolean confirmed = state == CommitmentState.REPORTED && archived.state.isPublic() && steps.isEmpty();
        Promise said = edits.isEmpty() ? archived.promise : promise;
        if (!confirmed && said.equals(promise)) {
            return this;
        }
        return new Commitment(
                id, said, confirmed ? archived.state : state, confirmed ? archived.recordedAt(now).steps : steps,
                edits, followUps, reportedBy, reportedAt, now);
    }

    /** What came from the archive, with the moment of its record. */
    Commitment recordedAt(Instant now) {
        var dated = steps.stream()
                .map(step -> new Step(
                        step.id(), step.from(), step.to(), step.evidence(), step.supersededBy(), step.proposedBy(), now,
                        step.standing(), step.decidedBy(), now))
                .toList();
        return new Commitment(id, promise, state, dated, edits, followUps, reportedBy, now, now);
    }

    /**
     * The same commitment with a step that waits for a second person.
     *
     * @throws Refused when the state does not allow it, the evidence contradicts the promise, or another step waits
     */
    Commitment proposed(CommitmentState to, Step.Evidence evidence, @Nullable String supersededBy, String by, Instant now) {
        refuseWhileProposed();
        if (!state.next().contains(to)) {
            throw new Refused(
                    CommitmentRefusal.COMMITMENT_STEP_IMPOSSIBLE,
                    "A commitment that is " + state + " cannot become " + to + ".", "state");
        }
        if (promise.madeOn() != null && evidence.date() != null
                && evidence.date().isBefore(new PartialDate(promise.madeOn()).start())) {
            throw new Refused(
                    CommitmentRefusal.EVIDENCE_BEFORE_COMMITMENT,
                    CommitmentRefusal.EVIDENCE_BEFORE_COMMITMENT.sentence(), "evidence.date");
        }
        var all = new ArrayList<>(steps);
        all.add(new Step(
                Integer.toString(steps.size() + 1), state, to, evidence, supersededBy, by, now, Step.Standing.PROPOSED, null, null));
        return new Commitment(id, promise, state, all, edits, followUps, reportedBy, reportedAt, now);
    }

    /**
     * The same commitment after a second person confirmed the step.
     *
     * @throws Refused SECOND_PERSON_NEEDED when it is the person who proposed it
     */
    Commitment confirmed(String step, String by, Instant now) {
        Step waiting = waiting(step);
        if (by.equals(waiting.proposedBy())) {
            throw new Refused(CommitmentRefusal.SECOND_PERSON_NEEDED, CommitmentRefusal.SECOND_PERSON_NEEDED.sentence());
        }
        return with(waiting.decided(Step.Standing.CONFIRMED, by, now), waiting.to(), now);
    }

    /** The same commitment after somebody declined the step, or took back their own. */
    Commitment declined(String step, String by, Instant now) {
        return with(waiting(step).decided(Step.Standing.DECLINED, by, now), state, now);
    }

    private Commitment with(Step decided, CommitmentState after, Instant now) {
        var all = steps.stream().map(step -> step.id().equals(decided.id()) ? decided : step).toList();
        return new Commitment(id, promise, after, all, edits, followUps, reportedBy, reportedAt, now);
    }

    private Step waiting(String id) {
        Step step = steps.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        CommitmentRefusal.STEP_UNKNOWN, CommitmentRefusal.STEP_UNKNOWN.sentence()));
        if (step.standing() != Step.Standing.PROPOSED) {
            throw new Refused(CommitmentRefusal.STEP_ALREADY_DECIDED, CommitmentRefusal.STEP_ALREADY_DECIDED.sentence());
        }
        return step;
    }

    private void refuseWhileProposed() {
        if (proposal().isPresent()) {
            throw new Refused(CommitmentRefusal.STEP_ALREADY_PROPOSED, CommitmentRefusal.STEP_ALREADY_PROPOSED.sentence());
        }
    }

    /** The same commitment with something more to do about it. */
    Commitment followedUp(String task, String owner, LocalDate due, Instant now) {
        var all = new ArrayList<>(followUps);
        all.add(new FollowUp(Integer.toString(followUps.size() + 1), task, owner, due, null, null));
        return new Commitment(id, promise, state, steps, edits, all, reportedBy, reportedAt, now);
    }

    /**
     * The same commitment after somebody did what was to be done.
     *
     * @throws Refused when there is no such follow-up, or it was done before
     */
    Commitment completed(String followUp, String by, Instant now) {
        FollowUp open = followUps.stream()
                .filter(one -> one.id().equals(followUp))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        CommitmentRefusal.FOLLOW_UP_UNKNOWN, CommitmentRefusal.FOLLOW_UP_UNKNOWN.sentence()));
        if (!open.isOpen()) {
            throw new Refused(
                    CommitmentRefusal.FOLLOW_UP_ALREADY_DONE, CommitmentRefusal.FOLLOW_UP_ALREADY_DONE.sentence());
        }
        var all = followUps.stream().map(one -> one == open ? open.done(by, now) : one).toList();
        return new Commitment(id, promise, state, steps, edits, all, reportedBy, reportedAt, now);
    }

    /** The step that waits for a decision, if there is one. */
    public Optional<Step> proposal() {
        return steps.stream().filter(step -> step.standing() == Step.Standing.PROPOSED).findFirst();
    }

    /** The steps that took place, the earliest first. */
    public List<Step> history() {
        return steps.stream().filter(Step::isConfirmed).toList();
    }

    /** The commitment that took its place, where it is superseded. */
    public @Nullable String supersededBy() {
        var history = history();
        return state == CommitmentState.SUPERSEDED ? history.getLast().supersededBy() : null;
    }

    /** When the public last learnt something of it: its last step or the last change of its promise, where it is public. */
    public @Nullable Instant toldAt() {
        if (!state.isPublic()) {
            return null;
        }
        Instant stepped = Objects.requireNonNull(history().getLast().decidedAt());
        Instant edited = edits.isEmpty() ? stepped : edits.getLast().at();
        return edited.isAfter(stepped) ? edited : stepped;
    }

    /** What the public may know of it in a version. */
    public CommitmentFacts facts(long version) {
        var person = promise.person();
        var organization = promise.organization();
        var amount = promise.amount();
        return new CommitmentFacts(
                id, version, state.name(), promise.kind().wireName(), promise.title(),
                person == null ? null : person.id(), person == null ? null : person.name(),
                organization == null ? null : organization.id(), organization == null ? null : organization.name(),
                promise.area(), promise.quote(), promise.madeOn(), promise.targetDate(),
                amount == null ? null : new CommitmentFacts.Amount(amount.value(), amount.currency()),
                promise.source().title(), promise.source().url(), supersededBy());
    }

    /** What other services are owed after a change of what the public may know: nothing while nobody has verified it. */
    List<Message> recorded(long version) {
        return state.isPublic() ? List.of(new CommitmentRecorded(version, facts(version))) : List.of();
    }

    /** What is owed after the last step was confirmed; subscribers will be told. */
    List<Message> stepped(long version) {
        Step last = history().getLast();
        var evidence = new CommitmentEvidence(
                Objects.requireNonNull(last.evidence().date()), Objects.requireNonNull(last.evidence().url()), last.evidence().note());
        CommitmentFacts facts = facts(version);
        return List.of(
                last.to() == CommitmentState.VERIFIED
                        ? new CommitmentMessage.Verified(facts, evidence)
                        : new CommitmentMessage.Progressed(facts, last.from().name(), evidence),
                new CommitmentRecorded(version, facts));
    }
}
