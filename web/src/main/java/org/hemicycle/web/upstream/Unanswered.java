package org.hemicycle.web.upstream;

import org.jspecify.annotations.Nullable;

/** The one thing that a page is about was refused by its service, or the service is silent. */
public final class Unanswered extends RuntimeException {

    private final transient @Nullable Problem problem;
    private final @Nullable Upstream silent;

    private Unanswered(@Nullable Problem problem, @Nullable Upstream silent) {
        super(problem == null ? silent + " does not answer" : problem.sentence());
        this.problem = problem;
        this.silent = silent;
    }

    /** A refusal that ends the page. */
    public static Unanswered refused(Problem problem) {
        return new Unanswered(problem, null);
    }

    /** A silence that ends the page. */
    public static Unanswered silent(Upstream service) {
        return new Unanswered(null, service);
    }

    /** The refusal, if it was one. */
    public @Nullable Problem problem() {
        return problem;
    }

    /** The service that is silent, if it is. */
    public @Nullable Upstream silent() {
        return silent;
    }

    /** The status of the page that says so. */
    public int status() {
        return problem == null ? 503 : problem.status();
    }
}
