package org.hemicycle.events.briefing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hemicycle.contracts.PersonReference;
import org.jspecify.annotations.Nullable;

/**
 * Who must be in the room for a briefing to take place.
 *
 * @param sponsor the member in whose name the room is had, where one is needed
 * @param interpreters who interprets
 */
public record Hosts(@Nullable PersonReference sponsor, List<PersonReference> interpreters) {

    /** Keeps the list from changing. */
    public Hosts {
        interpreters = List.copyOf(interpreters);
    }

    /** The host with this id, if they are one. */
    public Optional<PersonReference> of(String person) {
        return people().filter(one -> one.id().equals(person)).findFirst();
    }

    Stream<PersonReference> people() {
        return Stream.concat(Stream.ofNullable(sponsor), interpreters.stream());
    }
}
