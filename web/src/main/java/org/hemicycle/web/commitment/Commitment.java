package org.hemicycle.web.commitment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as content-service shows it; what is internal is there only in a dossier.
 *
 * @param id its id
 * @param state what became of it, such as {@code PARTLY_MET}
 * @param kind what was promised, such as {@code funding}
 * @param title what was promised, in a sentence
 * @param person who made it
 * @param organization the body that made it
 * @param office the post in which the person made it
 * @param madeTo whom it was made to
 * @param area code of the area that it concerns
 * @param quote the words, the original first
 * @param madeOn the day, month or year it was made
 * @param occasion where it was made
 * @param source where it is reported
 * @param targetDate the day, month or year by which it is to be met
 * @param amount the money that was promised
 * @param supersededBy the id of the commitment that took its place
 * @param history its steps, the earliest first
 * @param next the states that it can come into; in a dossier
 * @param reportedBy who reported it; in a dossier
 * @param reportedAt when they did; in a dossier
 * @param steps every step that was proposed; in a dossier
 * @param edits who changed what it says; in a dossier
 * @param followUps what is to be done about it; in a dossier
 */
public record Commitment(
        String id,
        String state,
        String kind,
        LocalizedText title,
        @Nullable Maker person,
        @Nullable Body organization,
        @Nullable Office office,
        @Nullable LocalizedText madeTo,
        @Nullable String area,
        @Nullable LocalizedText quote,
        @Nullable String madeOn,
        @Nullable Occasion occasion,
        Source source,
        @Nullable String targetDate,
        @Nullable Amount amount,
        @Nullable String supersededBy,
        List<Passage> history,
        List<String> next,
        @Nullable String reportedBy,
        @Nullable Instant reportedAt,
        List<Step> steps,
        List<Edit> edits,
        List<FollowUp> followUps) {

    @SuppressWarnings("NullAway") // content-service may leave out an empty list.
    public Commitment {
        history = history == null ? List.of() : List.copyOf(history);
        next = next == null ? List.of() : List.copyOf(next);
        steps = steps == null ? List.of() : List.copyOf(steps);
        edits = edits == null ? List.of() : List.copyOf(edits);
        followUps = followUps == null ? List.of() : List.copyOf(followUps);
    }

    /** A person of the directory. */
    public record Maker(String id, String name, boolean sample) {}

    /** An organization of the directory. */
    public record Body(String id, LocalizedText name) {}

    /** A post of the directory. */
    public record Office(String id, LocalizedText label) {}

    /**
     * Where it was made.
     *
     * @param setting {@code meeting}, {@code speech} or {@code document}
     * @param visit the id of our visit, where it may be shown
     * @param meeting the id of the meeting within the visit
     * @param linked whether the public is led to the visit
     * @param note what occasion it was
     */
    public record Occasion(
            @Nullable String setting,
            @Nullable String visit,
            @Nullable String meeting,
            boolean linked,
            @Nullable LocalizedText note) {}

    /** Where it is reported, when that was looked at last, and how far it can be trusted. */
    public record Source(String title, @Nullable String url, @Nullable LocalDate checkedAt, @Nullable String status) {}

    /** Money in whole units of a currency. */
    public record Amount(long value, String currency) {}

    /** A step that took place, with what shows it. */
    public record Passage(
            String state,
            String previous,
            @Nullable LocalDate date,
            @Nullable String url,
            @Nullable LocalizedText note,
            @Nullable Instant confirmedAt) {}

    /** A step with the two people behind it. */
    public record Step(
            String id,
            String from,
            String to,
            Evidence evidence,
            @Nullable String supersededBy,
            String standing,
            @Nullable String proposedBy,
            @Nullable Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /** What shows that it came into a state. */
    public record Evidence(@Nullable LocalDate date, @Nullable String url, @Nullable LocalizedText note) {}

    /** That somebody changed what it says. */
    public record Edit(String by, Instant at) {}

    /** Something to do about it. */
    public record FollowUp(
            String id, String task, String owner, LocalDate due, @Nullable String doneBy, @Nullable Instant doneAt) {}

    /** Whether the public knows of it. */
    public boolean isPublic() {
        return !state.equals("REPORTED");
    }

    /** The step that waits for a second person, if there is one. */
    public Optional<Step> proposal() {
        return steps.stream().filter(step -> step.standing().equals("PROPOSED")).findFirst();
    }

    /** The year it was made in; empty where that is not known. */
    public String year() {
        return madeOn == null ? "" : madeOn.substring(0, 4);
    }
}
