package org.hemicycle.notification.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The id of a dead letter, one opaque word in an address.
 *
 * @param kind {@code mail}, {@code chunk} or {@code message}
 * @param first the chunk, or the dead-letter topic
 * @param second the subscriber, nothing, or partition and offset as {@code 0:17}
 */
record DeadLetterId(String kind, String first, String second) {

    static Optional<DeadLetterId> of(String word) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8).split("\n", -1);
            return parts.length == 3 ? Optional.of(new DeadLetterId(parts[0], parts[1], parts[2])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    int partition() {
        return (int) number(0);
    }

    long offset() {
        return number(1);
    }

    private long number(int index) {
        String[] numbers = second.split(":", -1);
        return numbers.length == 2 && numbers[index].matches("\\d{1,15}") ? Long.parseLong(numbers[index]) : -1;
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((kind + "\n" + first + "\n" + second).getBytes(StandardCharsets.UTF_8));
    }
}
