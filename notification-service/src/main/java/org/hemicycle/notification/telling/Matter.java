package org.hemicycle.notification.telling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody can be told about themselves. */
enum Matter {
    PROGRAMME_CHANGED(true),
    VISIT_CANCELLED(false),
    INVITED(false),
    INVITATION_CHANGED(true),
    SEAT_OFFERED(false),
    WAITLISTED(false),
    REGISTRATION_UNCONFIRMED(false),
    REGISTRATION_CONFIRMED(false),
    REGISTRATION_DECLINED(false),
    BRIEFING_CHANGED(true),
    BRIEFING_CANCELLED(false),
    ACCESS_DUE(false);

    private final boolean canWait;

    Matter(boolean canWait) {
        this.canWait = canWait;
    }

    /** The name on the wire and in the database, such as {@code programme-changed}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The matter with this name on the wire, if there is one. */
    static Optional<Matter> named(String wireName) {
        return Stream.of(values()).filter(matter -> matter.wireName().equals(wireName)).findFirst();
    }

    /** Whether further changes are waited for before it is told. */
    boolean canWait() {
        return canWait;
    }

    /** Whether there is nothing to say where nothing differs. */
    boolean isAboutChanges() {
        return this == PROGRAMME_CHANGED;
    }

    /** What need not be told any more once this is. */
    List<Matter> outdates() {
        return switch (this) {
            case VISIT_CANCELLED -> List.of(PROGRAMME_CHANGED, ACCESS_DUE);
            case BRIEFING_CANCELLED ->
                List.of(
                        INVITED,
                        INVITATION_CHANGED,
                        SEAT_OFFERED,
                        WAITLISTED,
                        REGISTRATION_UNCONFIRMED,
                        REGISTRATION_CONFIRMED,
                        BRIEFING_CHANGED,
                        ACCESS_DUE);
            default -> List.of();
        };
    }
}
