package org.hemicycle.content.commitment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of a commitment. */
public enum CommitmentState {

    /** Somebody heard of it; nobody has checked it, so only the office sees it. */
    REPORTED,

    /** Two people have checked that it was made. */
    VERIFIED,

    /** Something is being done about it. */
    IN_PROGRESS,

    /** A part of it is done. */
    PARTLY_MET,

    /** It is done. */
    MET,

    /** Nothing moves. */
    STALLED,

    /** Whoever made it went back on it. */
    REVERSED,

    /** Another commitment took its place. */
    SUPERSEDED;

    /** The states that it can come into from this one. */
    public Set<CommitmentState> next() {
        return switch (this) {
            case REPORTED -> EnumSet.of(VERIFIED);
            case VERIFIED -> EnumSet.of(IN_PROGRESS, PARTLY_MET, MET, STALLED, REVERSED, SUPERSEDED);
            case IN_PROGRESS -> EnumSet.of(PARTLY_MET, MET, STALLED, REVERSED, SUPERSEDED);
            case PARTLY_MET -> EnumSet.of(MET, STALLED, REVERSED, SUPERSEDED);
            case STALLED -> EnumSet.of(IN_PROGRESS, PARTLY_MET, MET, REVERSED, SUPERSEDED);
            // A law can be repealed, and a government can come back to its word.
            case MET -> EnumSet.of(REVERSED);
            case REVERSED -> EnumSet.of(IN_PROGRESS, SUPERSEDED);
            case SUPERSEDED -> EnumSet.noneOf(CommitmentState.class);
        };
    }

    /** Whether everybody may know of a commitment in this state. */
    public boolean isPublic() {
        return this != REPORTED;
    }

    /**
     * The state with this name, however it is capitalised: {@code PARTLY_MET} or {@code partly_met}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static CommitmentState named(String name) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(values()).map(CommitmentState::name).collect(Collectors.joining(", "))));
    }
}
