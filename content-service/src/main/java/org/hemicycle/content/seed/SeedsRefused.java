package org.hemicycle.content.seed;

import java.util.List;
import java.util.stream.Collectors;

/** The seed files have mistakes, so none of them was imported. */
public final class SeedsRefused extends RuntimeException {

    private final List<SeedProblem> problems;

    SeedsRefused(List<SeedProblem> problems) {
        super(problems.stream().map(SeedProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every mistake that was found, file by file. */
    public List<SeedProblem> problems() {
        return problems;
    }
}
