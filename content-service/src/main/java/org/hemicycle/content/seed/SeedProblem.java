package org.hemicycle.content.seed;

/**
 * Why a seed file cannot be imported.
 *
 * @param file the file's name
 * @param line the line, counted from 1
 * @param reason what is wrong there, in one sentence
 */
public record SeedProblem(String file, int line, String reason) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
