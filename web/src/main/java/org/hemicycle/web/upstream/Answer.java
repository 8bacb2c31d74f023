package org.hemicycle.web.upstream;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What comes back when a service is asked. */
public sealed interface Answer<T> {

    /**
     * What was asked for.
     *
     * @param value it
     * @param version the version in its ETag, without quotes, where it had one
     */
    record Given<T>(T value, @Nullable String version) implements Answer<T> {}

    /** A refusal by name. */
    record Refused<T>(Problem problem) implements Answer<T> {}

    /** No answer in time, or none that makes sense: the service is down, starting or overloaded. */
    record Silent<T>(Upstream service) implements Answer<T> {}

    /** What was asked for, or nothing. */
    default @Nullable T orNull() {
        return this instanceof Given<T>(T value, var version) ? value : null;
    }

    /** What was asked for, or else something to go on with. */
    default T or(T otherwise) {
        return this instanceof Given<T>(T value, var version) ? value : otherwise;
    }

    /** Whether the service did not answer, so that a part of the page is missing. */
    default boolean isSilent() {
        return this instanceof Silent<T>;
    }

    /** Whether the service refused with a status. */
    default boolean isRefused(int status) {
        return this instanceof Refused<T>(Problem problem) && problem.status() == status;
    }

    /** The same answer about something made of what was asked for. */
    default <S> Answer<S> map(Function<T, S> making) {
        return switch (this) {
            case Given<T>(T value, var version) -> new Given<>(making.apply(value), version);
            case Refused<T>(Problem problem) -> new Refused<>(problem);
            case Silent<T>(Upstream service) -> new Silent<>(service);
        };
    }

    /**
     * What was asked for, when the page is about nothing else.
     *
     * @throws Unanswered when there is none; the error page says why
     */
    default T orThrow() {
        return switch (this) {
            case Given<T>(T value, var version) -> value;
            case Refused<T>(Problem problem) -> throw Unanswered.refused(problem);
            case Silent<T>(Upstream service) -> throw Unanswered.silent(service);
        };
    }
}
