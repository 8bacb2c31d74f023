package org.hemicycle.web.admin;

import org.jspecify.annotations.Nullable;

/**
 * A deployable as it answered just now.
 *
 * @param name which it is
 * @param status {@code UP}, another word, or nothing when it kept silent
 * @param instance the instance that answered, which may be one of several
 * @param version what it was built from
 */
public record Running(
        String name, @Nullable String status, @Nullable String instance, @Nullable String version) {

    Running called(String other) {
        return new Running(other, status, instance, version);
    }

    /** Whether it takes requests. */
    public boolean isUp() {
        return "UP".equals(status);
    }
}
